// A FakeEndpoint whose calls hang until the test lets them go, or until they are told to stop. One thread.
#pragma once

#include "tests/support/fakeendpoint.h"

#include <QCoreApplication>

#include <coroutine>
#include <memory>

namespace shiftdeck::test {

struct HeldSite {
    FakeSite fake;
    bool hangs = false;  // calls that begin from now on
    QString only;  // the word of those that do; empty: all
    bool losesHeld = false;  // what hung is not answered, though it was done
    QStringList calls;  // "submit 4", "find 2", in their order
    QList<std::coroutine_handle<>> held;

    int count(const QString &call) const { return int(calls.filter(call).size()); }
    // Goes on with what hangs, at once.
    void letGo()
    {
        const auto ready = std::exchange(held, {});
        for (const auto &call : ready)
            call.resume();
    }
};

class HeldEndpoint final : public Endpoint {
  public:
    explicit HeldEndpoint(HeldSite &site) : m_site(site), m_fake(site.fake) { }

    EndpointCapabilities capabilities() const override { return m_fake.capabilities(); }
    QCoro::Task<Result<QList<SubmitAnswer>>> submit(QList<JobDescription> jobs, std::stop_token stop) override
    {
        auto doing = m_fake.submit(jobs, stop);
        const auto answer = co_await doing;
        auto hanging = hang(QStringLiteral("submit %1").arg(jobs.size()), stop);
        const auto over = co_await hanging;
        if (!over)
            co_return tl::unexpected(over.error());
        co_return answer;
    }
    QCoro::Task<Result<QList<EndpointJob>>> find(QStringList tokens, std::stop_token stop) override
    {
        // What is answered late is how it was when it was asked for.
        auto doing = m_fake.find(tokens, stop);
        const auto answer = co_await doing;
        auto hanging = hang(QStringLiteral("find %1").arg(tokens.size()), stop);
        const auto over = co_await hanging;
        if (!over)
            co_return tl::unexpected(over.error());
        co_return answer;
    }
    QCoro::Task<Result<QList<CancelAnswer>>> cancel(QStringList tokens, std::stop_token stop) override
    {
        auto doing = m_fake.cancel(tokens, stop);
        const auto answer = co_await doing;
        auto hanging = hang(QStringLiteral("cancel %1").arg(tokens.size()), stop);
        const auto over = co_await hanging;
        if (!over)
            co_return tl::unexpected(over.error());
        co_return answer;
    }
    QCoro::Task<Result<QString>> retrieve(QString token, std::stop_token stop) override
    {
        auto doing = m_fake.retrieve(token, stop);
        const auto answer = co_await doing;
        auto hanging = hang(QStringLiteral("retrieve"), stop);
        const auto over = co_await hanging;
        if (!over)
            co_return tl::unexpected(over.error());
        co_return answer;
    }
    QCoro::Task<Result<EndpointHealth>> health(std::stop_token stop) override { return m_fake.health(stop); }

  private:
    struct Hang {
        HeldSite &site;
        bool isHeld = false;
        bool await_ready() const { return !isHeld; }
        void await_suspend(std::coroutine_handle<> call) { site.held.append(call); }
        void await_resume() const { }
    };
    QCoro::Task<Result<>> hang(QString call, std::stop_token stop)
    {
        m_site.calls.append(call);
        // A stop may come from any thread; the call ends on its own.
        const std::stop_callback stopped(stop, [site = &m_site] {
            QMetaObject::invokeMethod(
                QCoreApplication::instance(), [site] { site->letGo(); }, Qt::QueuedConnection);
        });
        const bool wasHeld = m_site.hangs && call.startsWith(m_site.only);
        Hang hanging{m_site, wasHeld};
        co_await hanging;
        if (stop.stop_requested())
            co_return fail(ErrorCode::Cancelled, call, QStringLiteral("Stopped on request."), true);
        if (wasHeld && m_site.losesHeld)
            co_return fail(ErrorCode::Unavailable, call, QStringLiteral("It does not answer."), true);
        co_return Result<>();
    }

    HeldSite &m_site;
    FakeEndpoint m_fake;
};

}  // namespace shiftdeck::test
