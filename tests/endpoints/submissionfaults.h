// What networks and strangers do to a submission, for every endpoint that submits over HTTP.
#pragma once

#include "tests/endpoints/faultproxy.h"

#include <QRandomGenerator>
#include <QTest>

#include <array>
#include <numeric>

namespace shiftdeck::test {

// Rows of "fault" and "isAccepted": whether the service takes the job all the same.
inline void addSubmissionFaults()
{
    QTest::addColumn<NetFault>("fault");
    QTest::addColumn<bool>("isAccepted");
    QTest::newRow("the request is lost") << NetFault::LostRequest << false;
    QTest::newRow("half the request is lost") << NetFault::HalfRequest << false;
    QTest::newRow("the reply is lost") << NetFault::LostReply << true;
    QTest::newRow("half the reply is lost") << NetFault::HalfReply << true;
    QTest::newRow("no reply comes") << NetFault::NoReply << true;
    QTest::newRow("two replies come") << NetFault::TwoReplies << true;
}

// Rows of "reply" and "words", which the error has: what is no answer of the service. `ok` is the head of a
// good reply, `key` that of the list in it, `nobody` what is said of one that is no such service.
inline void addStrangers(const QByteArray &ok, const QByteArray &key, const QString &nobody)
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QString>("words");
    QTest::newRow("elsewhere") << QByteArray("HTTP/1.1 302 Found\r\nLocation: https://127.0.0.1:9/x\r\n"
                                             "Content-Length: 0\r\n\r\n")
                               << QStringLiteral("sends elsewhere");
    QTest::newRow("no JSON") << ok + "<html>hello</html>" << nobody;
    QTest::newRow("deep") << ok + "{\"" + key + "\":" + QByteArray(5000, '[') << nobody;
    QTest::newRow("too large") << ok + "{\"" + key + "\":\"" + QByteArray(70 << 20, 'x')
                               << QStringLiteral("larger than");
    QTest::newRow("not HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n") << QString();
    QTest::newRow("pause") << QByteArray("HTTP/1.1 429 Slow down\r\nRetry-After: 7\r\n"
                                         "Content-Length: 0\r\n\r\n")
                           << QStringLiteral("pause of 7 s");
}

// Strikes at random: at 60 % of the submissions, whose first line begins with `submission`, and at 1 % of the
// rest. SHIFTDECK_TEST_SEED repeats a run.
class RandomFaults {
  public:
    explicit RandomFaults(QByteArray submission) : m_submission(std::move(submission))
    {
        const auto given = quint32(qEnvironmentVariableIntValue("SHIFTDECK_TEST_SEED"));
        const quint32 seed = given != 0 ? given : QRandomGenerator::global()->generate();
        qInfo("SHIFTDECK_TEST_SEED=%u", seed);
        random.seed(seed);
    }
    NetFault strike(const QByteArray &line)
    {
        const bool isSubmission = line.startsWith(m_submission);
        const auto fault = static_cast<NetFault>(random.bounded(isSubmission ? 1 : 6, 7));
        if (random.bounded(100) >= (isSubmission ? 60 : 1))
            return NetFault::None;
        ++m_counts.at(static_cast<std::size_t>(fault));
        return fault;
    }
    int count() const { return std::accumulate(m_counts.begin(), m_counts.end(), 0); }
    void tell(int intents, int crashes) const
    {
        qInfo("%d intents, %d faults (lost request %d, half request %d, lost reply %d, half reply %d, no "
              "reply %d, two replies %d), %d crashes: every intent is one job",
              intents, count(), m_counts[1], m_counts[2], m_counts[3], m_counts[4], m_counts[5], m_counts[6],
              crashes);
    }

    QRandomGenerator random;

  private:
    const QByteArray m_submission;
    std::array<int, 7> m_counts{};
};

}  // namespace shiftdeck::test
