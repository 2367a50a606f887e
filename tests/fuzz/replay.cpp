// Feeds a fuzz target with its corpus and with mutations of it, as an ordinary test. The input that
// is being tried lies in a file beside the test, and remains there when the test dies.
// SHIFTDECK_FUZZ_SEED starts elsewhere, SHIFTDECK_FUZZ_ROUNDS goes on for longer.
#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace {
constexpr qsizetype kMaxInput = 4096;

class Mutator {
  public:
    Mutator(QList<QByteArray> corpus, unsigned seed) : m_corpus(std::move(corpus)), m_random(seed) { }

    QByteArray next()
    {
        QByteArray input = any();
        for (qsizetype n = below(4); n >= 0; --n)
            change(input);
        return input.left(kMaxInput);
    }

  private:
    qsizetype below(qsizetype limit)
    {
        return limit <= 0 ? 0 : static_cast<qsizetype>(m_random() % static_cast<std::uint64_t>(limit));
    }
    const QByteArray &any() { return m_corpus.at(below(m_corpus.size())); }

    void change(QByteArray &input)
    {
        const qsizetype at = below(input.size() + 1);
        const qsizetype length = std::min(below(16) + 1, input.size() - at);
        switch (below(6)) {
        case 0:
            if (at < input.size())
                input[at] = static_cast<char>(below(256));
            break;
        case 1: input.insert(at, static_cast<char>(below(256))); break;
        case 2: input.remove(at, length); break;
        case 3: input.insert(at, input.mid(at, length).repeated(below(8) + 1)); break;
        case 4: {  // a piece of another
            const QByteArray &other = any();
            const qsizetype from = below(other.size());
            input.insert(at, other.mid(from, below(32) + 1));
            break;
        }
        default: input.truncate(at); break;
        }
    }

    QList<QByteArray> m_corpus;
    std::mt19937_64 m_random;
};

// What the target is fed with lies on the disk before the target sees it.
class Feeder {
  public:
    Feeder() : m_file(QStringLiteral(SHIFTDECK_FUZZ_LAST_INPUT)) { }
    bool open() { return m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered); }
    bool feed(const QByteArray &input)
    {
        if (!m_file.seek(0) || m_file.write(input) != input.size() || !m_file.resize(input.size()))
            return false;
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(input.constData()),
                               static_cast<std::size_t>(input.size()));
        return true;
    }
    bool remove() { return m_file.remove(); }

  private:
    QFile m_file;
};

QList<QByteArray> readCorpus()
{
    QList<QByteArray> corpus;
    const QDir folder(QStringLiteral(SHIFTDECK_FUZZ_CORPUS));
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            corpus.append(file.readAll());
    }
    return corpus;
}

int fromEnvironment(const char *name, int fallback)
{
    bool ok = false;
    const int value = qEnvironmentVariableIntValue(name, &ok);
    return ok ? value : fallback;
}
}  // namespace

class Replay : public QObject {
    Q_OBJECT

  private slots:
    void corpus()
    {
        const QList<QByteArray> inputs = readCorpus();
        QVERIFY(!inputs.isEmpty());
        Feeder feeder;
        QVERIFY(feeder.open());
        QVERIFY(feeder.feed({}));
        for (const QByteArray &input : inputs)
            QVERIFY(feeder.feed(input));
        QVERIFY(feeder.remove());
    }

    void mutations()
    {
        const int rounds = fromEnvironment("SHIFTDECK_FUZZ_ROUNDS", 20'000);
        Mutator mutator(readCorpus(), static_cast<unsigned>(fromEnvironment("SHIFTDECK_FUZZ_SEED", 1)));
        Feeder feeder;
        QVERIFY(feeder.open());
        for (int i = 0; i < rounds; ++i)
            QVERIFY(feeder.feed(mutator.next()));
        QVERIFY(feeder.remove());
    }
};

QTEST_APPLESS_MAIN(Replay)
#include "replay.moc"
