// Says / is: what the records say beside what endpoints, disks and the catalogue say, row by row, what is
// to be done where they disagree (decisions.h), and the command that repairs it.
//
// Compares open jobs, those given up for lost or cancelled, credited outputs, merged files, copies of input
// and merged files, and job folders that no record knows. Read-only. Blocks on the disk and on endpoints:
// never on a GUI thread, never inside a transaction. Cost: O(open, lost and cancelled jobs + files of the
// requests); with checksums every file is read whole.
#pragma once

#include "models/core/clock.h"
#include "models/endpoints/endpoint.h"
#include "models/storage/queries.h"

#include <QJsonObject>

#include <functional>
#include <stop_token>

namespace shiftdeck {

enum class SaysIsKind { Job, Output, Merged, Copy, Catalogue, Stray };
QString toText(SaysIsKind kind);

struct SaysIsRow {
    SaysIsKind kind = SaysIsKind::Job;
    qint64 id = 0;           // of the job, output, merge or copy; 0: nothing is recorded
    RequestId request;
    QString what;            // "job 17 (run 148058)"
    QString says, is;        // the records; the findings
    bool agrees = true;
    TimeMs since = 0;        // when the records last changed; 0: not known
    QString sentence;        // what it means and what to do
    QString command;         // that repairs it, with its arguments; empty: a person decides
    QJsonObject arguments;
};

struct SaysIs {
    QList<SaysIsRow> rows;   // those that disagree first, then by kind and number
    qint64 compared = 0, disagreeing = 0;
    QStringList problems;    // what could not be asked: one sentence each
    bool complete = true;    // false: more rows agree, or disagree, than are listed
    TimeMs asOf = 0;
};

constexpr int kMostSaysIsRows = 20'000;

// What is asked of a site, without changing anything there.
struct SiteView {
    // The jobs that the site knows among these tokens.
    std::function<Result<QList<EndpointJob>>(const QStringList &tokens, std::stop_token stop)> find;
    std::function<Result<QStringList>(std::stop_token stop)> tokens;  // of every job that the site holds
    std::function<bool(const QString &token)> hasReport;
};
using SiteViews = std::function<Result<SiteView>(const SiteRow &site)>;
// From the files in the site's spool; starts nothing. Jobs of this machine's processes are looked for among
// those, too; of a batch system only what their files say. Unavailable when there is no spool.
Result<SiteView> spoolSiteView(const SiteRow &site);

struct SaysIsQuestion {
    QList<RequestId> requests;  // none: all that are staged, running, held, finished or declared
    bool checksums = false;     // read every file whole, not only its size
};
// Called now and then with what is being looked at and how many things were compared.
using SaysIsProgress = std::function<void(const QString &doing, qint64 compared)>;

// Cancelled when stopped.
Result<SaysIs> compareSaysIs(Database &db, const SiteViews &views, const SaysIsQuestion &question, TimeMs now,
                             const SaysIsProgress &progress, std::stop_token stop);

}  // namespace shiftdeck
