// The parts of shiftdeck_serverbench; each prints its figures, one line each, answers what the program ends
// with, and ends it when it cannot measure. Where they find the server: the environment of
// tests/support/postgresserver.sh (PGHOST, PGPORT, SHIFTDECK_TEST_PORT, SHIFTDECK_TEST_CA), and PGPASSFILE
// with the password of the logins m1 to m32 and agent.
#pragma once

#include "models/storage/storelocation.h"
#include "tests/bench/benchsupport.h"

#include <QStringList>

namespace shiftdeck::bench {

constexpr int kMostClients = 32;

// As a login, by TLS and password; as the administrator through the socket, without.
StoreLocation asLogin(const QString &database, const QString &login);
StoreLocation asAdministrator(const QString &database);
// Through a pooler that listens on the socket of PGPORT in `folder`.
StoreLocation throughPooler(const QString &folder, const QString &database, const QString &login);

std::unique_ptr<Database> opened(const StoreLocation &location, Access access = Access::ReadWrite);
void printRate(const QString &what, double perSecond, const QString &note);

// Makes the database and its store, fills it (fillServerStore) and enrols the logins.
int fillStore(const QString &database, qint64 requests, qint64 jobs);
// Commands of 1, 8 and 32 people at once, `seconds` each: on a request of one's own, and all on the same
// four.
int commands(const QString &database, int seconds);
// Processes that all make the jobs of the same requests at once, until `units` work units are claimed.
int claims(const QString &database, int units, int processes);
int claimWorker(const QStringList &arguments);
// What the agent writes down of `jobs` jobs that are running, then ended, beside plain COPY and UPDATE.
int statuses(const QString &database, int jobs);
// From a commit to the paint of another process's window (shiftdeck_benchwindow).
int latency(const QString &database, int changes, const QString &poolerFolder);
int overview(const QString &database);

}  // namespace shiftdeck::bench
