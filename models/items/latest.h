// Questions to the store whose answers go to a model or panel.
//
//   m_rows.ask(store, this, [filter](Database &db) { return listRuns(db, filter); },
//              [this](Result<QList<RunSummary>> rows) { ... });
//
// GUI thread. `then` runs on the GUI thread later, never inside ask(), and never after `owner` died.
#pragma once

#include "models/storage/storeclient.h"

#include <QPointer>

namespace shiftdeck {

// Carries an answer from a thread of the store to `then`. It is posted to the store, whose threads end before
// it does, which `owner` need not outlive.
template <typename Answer, typename Then>
auto deliverLater(StoreClient &store, QObject *owner, Then then)
{
    return [&store, owner = QPointer<QObject>(owner), then = std::move(then)](Answer answer) mutable {
        auto deliver = [owner, then = std::move(then), answer = std::move(answer)]() mutable {
            if (owner)
                then(std::move(answer));
        };
        QMetaObject::invokeMethod(&store, std::move(deliver), Qt::QueuedConnection);
    };
}

template <typename Work, typename Then>
void askStore(StoreClient &store, QObject *owner, Work work, Then then)
{
    using Answer = std::invoke_result_t<Work, Database &>;
    store.read(std::move(work), deliverLater<Answer>(store, owner, std::move(then)));
}

// The same for a change, which is made even when `owner` dies before the answer.
template <typename Work, typename Then>
void changeStore(StoreClient &store, QObject *owner, Work work, Then then)
{
    using Answer = std::invoke_result_t<Work, Database &>;
    store.write(std::move(work), deliverLater<Answer>(store, owner, std::move(then)));
}

// The same for what a person asked for. That it failed, or that it is not known whether it did, is not lost
// when `owner` dies before the answer: see StoreClient::setLastWords. `what` it is, for a person.
template <typename Work, typename Then>
void changeStore(StoreClient &store, QObject *owner, const QString &what, Work work, Then then)
{
    using Answer = std::invoke_result_t<Work, Database &>;
    store.write(std::move(work), [&store, what, owner = QPointer<QObject>(owner), then = std::move(then)](
                                     Answer answer) mutable {
        const qint64 note = answer ? 0 : store.noteUntold(what, answer.error());
        auto deliver = [&store, owner, note, then = std::move(then), answer = std::move(answer)]() mutable {
            if (!owner)
                return;
            store.told(note);
            then(std::move(answer));
        };
        QMetaObject::invokeMethod(&store, std::move(deliver), Qt::QueuedConnection);
    });
}

// A newer question makes the older one's answer worthless: it is dropped.
class Latest {
  public:
    // `owner` owns this object.
    template <typename Work, typename Then>
    void ask(StoreClient &store, QObject *owner, Work work, Then then)
    {
        using Answer = std::invoke_result_t<Work, Database &>;
        const auto generation = ++m_generation;
        m_busy = true;
        askStore(store, owner, std::move(work),
                 [this, generation, then = std::move(then)](Answer answer) mutable {
                     if (generation != m_generation)
                         return;
                     m_busy = false;
                     then(std::move(answer));
                 });
    }
    // Drops the answer that is awaited, if any.
    void forget()
    {
        ++m_generation;
        m_busy = false;
    }
    // An answer is awaited.
    bool isBusy() const { return m_busy; }

  private:
    quint64 m_generation = 0;
    bool m_busy = false;
};

}  // namespace shiftdeck
