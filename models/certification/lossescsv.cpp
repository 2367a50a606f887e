#include "models/certification/lossescsv.h"

#include "models/core/csvline.h"

#include <QCoreApplication>
#include <QLocale>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(GoodRuns)
};

QByteArray comment(const QString &text) { return "# " + text.simplified().toUtf8() + '\n'; }

class Writer {
  public:
    explicit Writer(LumiUnit unit) : m_unit(unit) { }
    Result<> row(QLatin1StringView by, const QString &what, const QStringList &detectors,
                 const LumiCount &alone, const std::optional<LumiCount> &shared)
    {
        QStringList cells{by, what, detectors.join(u' ')};
        SD_CHECK(add(alone, cells));
        if (shared) {
            SD_CHECK(add(*shared, cells));
        } else {
            cells.append({QString(), QString(), QString()});
        }
        m_csv += csvLine(cells);
        return {};
    }
    QByteArray csv() const { return m_csv; }

  private:
    Result<> add(const LumiCount &count, QStringList &cells) const
    {
        QString value;
        if (count.luminosity) {
            SD_TRY(const Luminosity luminosity, count.luminosity->in(m_unit));
            value = QString::number(luminosity.value, 'g', QLocale::FloatingPointShortest);
        }
        cells.append({QString::number(count.lumisections), value, QString::number(count.dark)});
        return {};
    }

    LumiUnit m_unit;
    QByteArray m_csv;
};
}  // namespace

Result<QByteArray> lossesCsv(const GoodRuns &made, const QString &title)
{
    const auto &first = made.inList.luminosity ? made.inList.luminosity : made.lost.luminosity;
    const LumiUnit unit = first ? first->unit : LumiUnit::PerUb;
    QByteArray head = comment(title);
    if (!made.spec.rule.isEmpty())
        head += comment(Text::tr("Good when: %1", "a rule").arg(made.spec.rule));
    if (!made.spec.candidates.isEmpty())
        head += comment(Text::tr("Candidates: %1", "a filter").arg(made.spec.candidates));
    if (!made.methods.isEmpty())
        head +=
            comment(Text::tr("Luminosity by %1.", "methods").arg(made.methods.join(QStringLiteral(", "))));
    head += comment(lossConvention());
    const QString in = QLatin1Char('(') + QString(toWord(unit)) + QLatin1Char(')');
    head += csvLine({QStringLiteral("by"), QStringLiteral("what"), QStringLiteral("detectors"),
                     QStringLiteral("ls_alone"), QStringLiteral("luminosity_alone") + in,
                     QStringLiteral("dark_alone"), QStringLiteral("ls_with_others"),
                     QStringLiteral("luminosity_with_others") + in, QStringLiteral("dark_with_others")});
    Writer writer(unit);
    SD_CHECK(writer.row(QLatin1StringView("list"), {}, {}, made.inList, {}));
    SD_CHECK(writer.row(QLatin1StringView("lost"), {}, {}, made.lost, {}));
    for (const Loss &loss : made.losses)
        SD_CHECK(writer.row(QLatin1StringView("clause"), loss.clause, {}, loss.own, loss.shared));
    if (made.byCause) {
        for (const CauseLoss &loss : made.byCause->causes)
            SD_CHECK(writer.row(toWord(loss.kind), loss.name, loss.detectors, loss.own, loss.shared));
        SD_CHECK(writer.row(QLatin1StringView("several-causes"), {}, {}, made.byCause->severalCauses, {}));
        for (const DetectorLoss &loss : made.byCause->detectors)
            SD_CHECK(writer.row(QLatin1StringView(loss.detector.isEmpty() ? "run" : "detector"),
                                loss.detector, {}, loss.own, loss.shared));
        SD_CHECK(
            writer.row(QLatin1StringView("several-detectors"), {}, {}, made.byCause->severalDetectors, {}));
    }
    return head + writer.csv();
}

}  // namespace shiftdeck
