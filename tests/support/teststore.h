// Where a test's store is: a file in the test's folder, or a database of its own on a PostgreSQL server, when
// the environment names one (SHIFTDECK_TEST_SERVER; see postgresserver.sh and withpostgres.sh).
//
// What a store begins with is made once and then copied: in a file once per program, on the server once per
// server (a template database, named after its content and the schemas, so that no outdated one is used).
// Ends the test program when something fails. One thread; needs a QCoreApplication.
#pragma once

#include "tests/support/temporaryfolder.h"

#include <functional>

namespace shiftdeck::test {

class TestStore {
  public:
    // Makes the store at the location; on the server the database is there and empty. Leaves it closed.
    using Build = std::function<void(const QString &location)>;

    static bool isOnServer();

    // A store without content. `name` is that of the file.
    explicit TestStore(const TemporaryFolder &folder,
                       const QString &name = QStringLiteral("store.shiftdeck"));
    // `content` says all that distinguishes what `build` makes from what other builds make.
    TestStore(const TemporaryFolder &folder, const QString &name, const QByteArray &content,
              const Build &build);
    ~TestStore();  // on the server the database goes, whoever has it open
    TestStore(const TestStore &) = delete;
    TestStore &operator=(const TestStore &) = delete;

    // The path of the file, or the address of the database.
    const QString &location() const { return m_location; }

    // It is not there, then again. On the server whoever has it open is cut off; a file stays with those who
    // have it open, who see that it is gone.
    void takeAway();
    void putBack();

    struct Said {
        QByteArray out, err;
    };
    // Runs statements in the shell of the database (sqlite3, psql), as somebody would by hand; after one that
    // is refused the next one follows. Values are separated by |.
    Said shell(const QByteArray &statements) const { return shell(m_location, statements); }
    static Said shell(const QString &location, const QByteArray &statements);

  private:
    void rename(const QString &from, const QString &to);  // what comes after the name

    QString m_location;
    QString m_database;  // its name on the server
};

}  // namespace shiftdeck::test
