// The shift logbook as it is read: what one shift tells the next, with links to what it is about.
//
// An entry of the logbook is about work as a whole: it may name any number of requests, runs and jobs, a
// problem in it stays open until somebody closes it, and a hand-over note waits for the next shift. A comment
// (queries.h) is a remark on one thing, shown beside it and nowhere else.
//
// Entries never change. What became of one is said by others: the one that amends it, the one that closes it,
// and who took it over. Reads only; any Database. See models/production/logwriting.h for the other direction.
#pragma once

#include "models/core/filterexpression.h"
#include "models/core/ids.h"
#include "models/core/vocabulary.h"
#include "models/storage/database.h"

namespace shiftdeck {

using LogId = Id<struct LogTag>;

inline constexpr int kMaxLogText = 8000;
inline constexpr int kMaxLogLinks = 100;

enum class LogKind { Note, Problem, HandOver };
template <>
struct words::Table<LogKind> {
    static constexpr std::array list{W("note"), W("problem"), W("hand-over")};
};

// What may still be wanted of an entry. Amended: a newer one stands in its place. Settled: nothing is wanted.
enum class LogState { Settled, Open, Closed, Waiting, TakenOver, Amended };
template <>
struct words::Table<LogState> {
    static constexpr std::array list{W("settled"), W("open"),       W("closed"),
                                     W("waiting"), W("taken-over"), W("amended")};
};

struct LogLink {
    QString entity;  // campaign, request, job, run, site
    qint64 id = 0;  // of a run: its number
    QString name;  // of a campaign or site; empty otherwise

    // "request 3", "site alpha": what a person types, and what is shown.
    QString text() const { return entity + u' ' + (name.isEmpty() ? QString::number(id) : name); }
    bool operator==(const LogLink &) const = default;
};

struct LogEntry {
    // Another entry, or a person, that settled this one; `at` is 0 where nobody did.
    struct Settled {
        LogId id;
        QString who;
        TimeMs at = 0;
        bool operator==(const Settled &) const = default;
    };
    LogId id;
    TimeMs at = 0;
    QString who, role, text;
    LogKind kind = LogKind::Note;
    LogId amends, closes;
    Settled amended, closed, takenOver;  // takenOver has no id
    QList<LogLink> links;

    LogState state() const;
    QString title() const;  // the first line of the text
    bool operator==(const LogEntry &) const = default;
};

// Fields: id kind state who role text at about request job run campaign site
QList<FilterField> logFields();
// Newest first, `limit` of those before `before` (invalid: from the newest). By keyset, with their links.
Result<QList<LogEntry>> listLog(Database &db, const FilterNode &filter, LogId before, int limit);
Result<QList<LogEntry>> loadLog(Database &db, const QList<LogId> &ids);
Result<LogEntry> loadLogEntry(Database &db, LogId id);

// What waits for somebody, newest first, `limit` of each at most: problems that are open, and hand-over notes
// that nobody has taken over.
struct LogAttention {
    QList<LogId> problems, handOvers;
};
Result<LogAttention> logAttention(Database &db, int limit);

// Entries that are about a thing: how many, and the newest that was not amended. O(entries about it).
struct LogMentions {
    qint64 count = 0;
    std::optional<LogEntry> newest;
};
Result<LogMentions> logMentions(Database &db, const QString &entity, qint64 id);

// "request 3", "run 146436", "campaign proc10", "site alpha" as links, in their order, each once.
// InvalidInput: no such kind of thing, no number, or more than kMaxLogLinks. NotFound: there is no such
// thing.
Result<QList<LogLink>> findLogLinks(Database &db, const QStringList &things);

}  // namespace shiftdeck
