// A process's connection to the store, of either database, and what becomes of it: at every commit the
// process may die, and a server's connection may be cut, or its work may lose against another's.
#pragma once

#include "models/storage/database.h"
#include "tests/simulation/rng.h"

#include <functional>
#include <vector>

namespace shiftdeck::simulation {

enum class Trouble {
    None,
    Cut,  // the line to the server is cut; the server rolls back
    Deadlock,  // the server says that this transaction must be done again
    Restart  // the server ends all connections
};

// Asked by a connection at the moments that matter; the process that has it answers.
class Fate {
  public:
    virtual ~Fate() = default;
    // True: the process died, and has told its connection so.
    virtual bool diesBeforeCommit() = 0;
    virtual bool diesAfterCommit() = 0;  // only when something was changed
    // Of a server's connection alone.
    virtual Trouble troubleBefore(bool write) = 0;  // a statement
    virtual Trouble troubleAtCommit() = 0;
    virtual bool losesAnswer() = 0;  // the commit is done, and the line is cut before that is said
    virtual void noteTrouble() = 0;  // a statement fails, or failed, for no fault of its own
};

class Connection {
  public:
    Connection() = default;
    virtual ~Connection() = default;
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    virtual Database &db() = 0;
    virtual void serve(Fate *fate) = 0;  // a process has it, until rest()
    virtual void rest() = 0;
    // Logged in as this operator from here on, where there are logins.
    virtual void actAs(const QString &login) = 0;
    // Nothing that is done through it from now on counts, and what was not committed is gone.
    virtual void die() = 0;
    virtual bool isReusable() const = 0;
    // The store can grow by so much more, which is not much; < 0: as much as it likes.
    virtual void limitRoom(int more) = 0;
};

// Connections of processes that ended, for the next ones: a connection remembers nothing but its prepared
// statements, which take most of the time of a start. Now and then a process gets one that this campaign has
// not seen yet all the same.
class Connections {
  public:
    using Open = std::function<std::unique_ptr<Connection>()>;
    explicit Connections(Open open) : m_open(std::move(open)) { }
    std::unique_ptr<Connection> take(Rng &rng);
    std::unique_ptr<Connection> take();
    void giveBack(std::unique_ptr<Connection> connection);
    // From here on all that are not in use count as not seen.
    void renew();

  private:
    // An empty place is that of a connection which died with its process: the next one opens another.
    std::unique_ptr<Connection> whole(std::unique_ptr<Connection> connection) const;

    const Open m_open;
    std::vector<std::unique_ptr<Connection>> m_idle, m_unseen;
};

}  // namespace shiftdeck::simulation
