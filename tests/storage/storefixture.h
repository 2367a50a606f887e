// A store with one small campaign, at chosen points of its life, and the real shell of its database beside
// it.
//
//   Created   two sites, three runs of 100 events in a complete raw dataset with valid replicas at site 1,
//   and
//             request 1 (production of it, two streams) in status new
//   Staged    request 1 signed up for by site 1 and staged
//   Running   six work units of 50 events, grid job 1 with the pending jobs 1, 2 and 3 that claim two units
//   each Ended     job 1 ended, with an output of each stream; job 2 submitted; job 3 error, its claims
//   closed Credited  units 1 and 2 credited to job 1, its outputs credited, job 1 done Merged    output 1 in
//   merge 1, which is verified (done)
#pragma once

#include "models/storage/database.h"
#include "models/storage/store.h"
#include "tests/support/teststore.h"

namespace shiftdeck::test {

enum class Stage { Empty, Created, Staged, Running, Ended, Credited, Merged };

// The statements that bring a store without content there.
QByteArray scriptOf(Stage stage);

class StoreFixture {
  public:
    explicit StoreFixture(Stage stage = Stage::Empty);

    const QString &location() const { return m_store.location(); }
    const TemporaryFolder &folder() const { return m_folder; }
    Database &db() { return *m_db; }
    void close() { m_db.reset(); }
    void reopen();

    // Runs statements that must succeed; aborts the test program otherwise. They may bring rows with numbers
    // of their own: what is added later is numbered after them.
    void sql(const QByteArray &statements);
    // Runs statements in the shell, as somebody would by hand; what it wrote to stderr (empty: done).
    QByteArray shell(const QByteArray &statements) const { return m_store.shell(statements).err; }
    // Runs one statement as if the table had no triggers.
    void force(const QByteArray &table, const QByteArray &statement);
    // A digest of every row of every table.
    QByteArray fingerprint();

  private:
    TemporaryFolder m_folder;
    TestStore m_store;
    std::unique_ptr<Database> m_db;
};

}  // namespace shiftdeck::test
