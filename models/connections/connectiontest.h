// Tries a connection step by step and tells of each step what was found, how long it took and what to do.
//
// testConnection() blocks and is for a thread of its own; every step has a limit, and a stop ends it within a
// moment. ConnectionTester runs it so, for a window: its signals arrive on the thread it lives on.
#pragma once

#include "models/connections/connectionsteps.h"
#include "models/storage/storelocation.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

namespace shiftdeck {

constexpr std::chrono::seconds kStepLimit{10};

// `told` hears when a step begins (Running) and when it ends, on the calling thread. The answer has all steps
// in their order; after one that failed the others are Skipped.
QList<StepReport> testConnection(const StoreLocation &location, const std::stop_token &stop,
                                 const std::function<void(const StepReport &)> &told,
                                 std::chrono::milliseconds stepLimit = kStepLimit);

class ConnectionTester : public QObject {
    Q_OBJECT

  public:
    explicit ConnectionTester(QObject *parent = nullptr);
    ~ConnectionTester() override;

    bool isRunning() const { return m_line != nullptr; }
    // A test that is running is stopped first. Nothing waits for its end.
    void start(const StoreLocation &location);
    void cancel();

  signals:
    void told(const shiftdeck::StepReport &report);
    void finished(bool good);

  private:
    struct Line;  // from the test's thread to here, as long as anybody listens
    std::shared_ptr<Line> m_line;  // of the test that is running
    std::stop_source m_stop;
};

}  // namespace shiftdeck
