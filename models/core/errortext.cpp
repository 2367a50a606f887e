#include "models/core/errortext.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
constexpr qsizetype kMaxPart = 400;

struct Entry {
    ErrorCode code;
    int exitCode;
    const char *what;  // %1 is the thing
    const char *next;
};

const Entry kEntries[] = {
    {ErrorCode::NotRun, 1, QT_TRANSLATE_NOOP("ErrorText", "Nothing was done with %1."),
     QT_TRANSLATE_NOOP("ErrorText", "Start the action again.")},
    {ErrorCode::NotFound, 3, QT_TRANSLATE_NOOP("ErrorText", "There is no %1."),
     QT_TRANSLATE_NOOP("ErrorText", "Check the spelling, or list what there is.")},
    {ErrorCode::AlreadyExists, 4, QT_TRANSLATE_NOOP("ErrorText", "%1 exists already."),
     QT_TRANSLATE_NOOP("ErrorText", "Use the one that exists, or choose another name.")},
    {ErrorCode::InvalidInput, 2, QT_TRANSLATE_NOOP("ErrorText", "%1 cannot be accepted."),
     QT_TRANSLATE_NOOP("ErrorText", "Correct it and try again; nothing was changed.")},
    {ErrorCode::Refused, 4, QT_TRANSLATE_NOOP("ErrorText", "The rules do not allow this for %1."),
     QT_TRANSLATE_NOOP("ErrorText", "Nothing was changed; look at its state first.")},
    {ErrorCode::NotAuthorized, 5, QT_TRANSLATE_NOOP("ErrorText", "Your role does not allow this for %1."),
     QT_TRANSLATE_NOOP("ErrorText", "Ask somebody with the right role to do it.")},
    {ErrorCode::Conflict, 6, QT_TRANSLATE_NOOP("ErrorText", "%1 has changed since you decided."),
     QT_TRANSLATE_NOOP("ErrorText", "Look at it again and decide anew; nothing was changed.")},
    {ErrorCode::Busy, 7, QT_TRANSLATE_NOOP("ErrorText", "%1 is in use by another program."),
     QT_TRANSLATE_NOOP("ErrorText", "Wait a moment and try again.")},
    {ErrorCode::Io, 8, QT_TRANSLATE_NOOP("ErrorText", "%1 cannot be read or written."),
     QT_TRANSLATE_NOOP("ErrorText", "Check that it exists and that you may read and write it.")},
    {ErrorCode::DiskFull, 8, QT_TRANSLATE_NOOP("ErrorText", "There is no space left for %1."),
     QT_TRANSLATE_NOOP("ErrorText", "Free some space and try again; nothing is half-written.")},
    {ErrorCode::Corrupt, 9, QT_TRANSLATE_NOOP("ErrorText", "%1 is damaged."),
     QT_TRANSLATE_NOOP("ErrorText", "Stop working with it and restore it from a backup.")},
    {ErrorCode::SchemaTooNew, 9, QT_TRANSLATE_NOOP("ErrorText", "%1 does not fit this version of Shiftdeck."),
     QT_TRANSLATE_NOOP("ErrorText", "Use the version that fits; the store was not touched.")},
    {ErrorCode::SchemaTooOld, 9, QT_TRANSLATE_NOOP("ErrorText", "%1 must be brought up to date first."),
     QT_TRANSLATE_NOOP("ErrorText", "Ask its owner to do that; the store was not touched.")},
    {ErrorCode::ForeignDatabase, 9, QT_TRANSLATE_NOOP("ErrorText", "%1 does not belong to Shiftdeck."),
     QT_TRANSLATE_NOOP("ErrorText", "Choose another file; this one was not touched.")},
    {ErrorCode::Unavailable, 10, QT_TRANSLATE_NOOP("ErrorText", "%1 does not answer."),
     QT_TRANSLATE_NOOP("ErrorText", "Nothing is lost; it is asked again later.")},
    {ErrorCode::Cancelled, 130, QT_TRANSLATE_NOOP("ErrorText", "Work on %1 was stopped on request."),
     QT_TRANSLATE_NOOP("ErrorText", "Start it again when you are ready.")},
    {ErrorCode::Internal, 1, QT_TRANSLATE_NOOP("ErrorText", "Something went wrong inside Shiftdeck with %1."),
     QT_TRANSLATE_NOOP("ErrorText", "Nothing was changed; please report this with the text above.")},
};

const Entry &entryFor(ErrorCode code)
{
    for (const Entry &entry : kEntries)
        if (entry.code == code)
            return entry;
    return kEntries[0];
}

QString translated(const char *text) { return QCoreApplication::translate("ErrorText", text); }

QString cleaned(const QString &part)
{
    QString text = part.left(kMaxPart + 1);
    for (QChar &c : text)
        if (c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line
            || c.category() == QChar::Separator_Paragraph)
            c = u' ';
    text = text.simplified();
    if (text.size() > kMaxPart)
        text = text.left(kMaxPart - 1) + u'\u2026';
    return text;
}

bool endsSentence(const QString &text)
{
    const QChar last = text.back();
    return last == u'.' || last == u'!' || last == u'?' || last == u'\u2026';
}
}  // namespace

QString describe(const Error &error)
{
    const Entry &entry = entryFor(error.code);
    const QString thing = cleaned(error.context);
    const QString cause = cleaned(error.cause);
    QString text =
        translated(entry.what)
            .arg(thing.isEmpty() ? QCoreApplication::translate("ErrorText", "what was asked for") : thing);
    text[0] = text[0].toUpper();
    if (!cause.isEmpty()) {
        text += u' ' + cause;
        if (!endsSentence(cause))
            text += u'.';
    }
    text += u' ';
    if (error.retryable && error.code != ErrorCode::Busy && error.code != ErrorCode::Unavailable
        && error.code != ErrorCode::DiskFull)
        text += QCoreApplication::translate("ErrorText", "Trying again may help.");
    else
        text += translated(entry.next);
    return text;
}

int exitCodeFor(ErrorCode code) { return entryFor(code).exitCode; }

}  // namespace shiftdeck
