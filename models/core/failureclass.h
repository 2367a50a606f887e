// The failure classes: the one table of what can go wrong with a job, what it means, its colour,
// its remedy and whether trying again can help. The word is stored in jobs.failure_class.
#pragma once

#include <QLatin1StringView>
#include <QList>
#include <QString>

namespace shiftdeck {

enum class Remedy {
    Resubmit,        // the same units again, anywhere
    Elsewhere,       // again, on another node or site
    MoreMemory,
    MoreTime,
    FixInput,        // restore or register the input again, then resubmit
    FixSite,         // the site must repair something first
    FixApplication,  // the software must be repaired; the same job fails again
    AskPerson,       // strange: a person decides
};

struct FailureClass {
    QLatin1StringView word;  // "early-end"
    const char *title;       // untranslated short title, context "FailureClass"
    const char *meaning;     // untranslated sentence
    const char *remedyText;  // untranslated sentence: what to do
    Remedy remedy;
    bool retryHelps;         // may be resubmitted without changing anything
    QLatin1StringView colour;  // #rrggbb, distinguishable for the colour-blind on light and dark

    QString translatedTitle() const;
    QString translatedMeaning() const;
    QString translatedRemedy() const;
};

const QList<FailureClass> &failureClasses();
// The class with this word, or the entry "unknown" for a word this program does not know.
const FailureClass &failureClass(QStringView word);
bool isFailureClass(QStringView word);

}  // namespace shiftdeck
