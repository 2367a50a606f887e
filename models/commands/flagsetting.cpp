#include "models/commands/flagsetting.h"

#include "models/commands/support.h"
#include "models/core/numberranges.h"

namespace shiftdeck {

namespace {
constexpr qsizetype kMaxEntriesText = 3'500;  // of an undo; beyond that there is none
}  // namespace

Result<Outcome> flagOutcome(Database &db, const PlanItem &item, const NewFlag &flag, const Actor &actor)
{
    qint64 entry = 0;
    SD_TRY(Outcome outcome, itemOutcome(db, item, [&]() -> Result<QString> {
               SD_TRY(entry, setFlag(db, flag, actor));
               return item.effect;
           }));
    // What is undone is the entry of the log.
    if (outcome.done) {
        outcome.entity = QStringLiteral("quality_flag");
        outcome.id = entry;
    }
    return outcome;
}

std::optional<std::pair<QString, QJsonObject>> undoOfFlags(const QList<Outcome> &outcomes)
{
    const QString entries = numberRangesText(doneIds(outcomes));
    if (entries.isEmpty() || entries.size() > kMaxEntriesText)
        return {};
    return std::pair(QStringLiteral("quality.undo"), QJsonObject{{QStringLiteral("entries"), entries}});
}

}  // namespace shiftdeck
