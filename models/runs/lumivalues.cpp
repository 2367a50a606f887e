#include "models/runs/lumivalues.h"

#include "models/runs/csvlines.h"
#include "models/runs/lumicolumns.h"
#include "models/runs/registry.h"

#include <QCoreApplication>
#include <QIODevice>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(LumiValues)
};

constexpr double kMost = 1e90;  // what the store takes

enum class Column { Unknown, Run, Method, Value, Unit, Statistical, Systematic };

Column columnNamed(const QString &name)
{
    static const std::pair<const char *, Column> kNames[] = {
        {"run", Column::Run},          {"method", Column::Method}, {"value", Column::Value},
        {"luminosity", Column::Value}, {"unit", Column::Unit},     {"stat", Column::Statistical},
        {"syst", Column::Systematic}};
    for (const auto &[word, column] : kNames)
        if (name == QLatin1StringView(word))
            return column;
    return Column::Unknown;
}

QByteArrayView withoutHash(QByteArrayView line) { return line.startsWith('#') ? line.sliced(1) : line; }

QString textOf(QByteArrayView field)
{
    return QString::fromUtf8(field.first(std::min<qsizetype>(field.size(), 100)));
}

class Reader {
  public:
    Reader(QIODevice &device, const QString &origin) : m_lines(device), m_origin(origin) { }

    Result<LumiValues> read()
    {
        bool header = false;
        while (m_lines.next()) {
            if (m_lines.isTooLong()) {
                m_result.report.refuse(m_lines.number(), Text::tr("The line is too long."));
                continue;
            }
            if (m_lines.line().isEmpty() || (header && m_lines.line().startsWith('#')))
                continue;
            if (!header) {
                SD_CHECK(readHeader());
                header = true;
                continue;
            }
            if (m_result.values.size() >= kMaxLumiValues)
                return fail(ErrorCode::InvalidInput, m_origin,
                            Text::tr("It has more than %1 rows.").arg(kMaxLumiValues));
            const QString why = readRow();
            if (why.isEmpty())
                m_result.report.take();
            else
                m_result.report.refuse(m_lines.number(), why);
        }
        if (!header)
            return fail(ErrorCode::InvalidInput, m_origin, Text::tr("It is empty."));
        return std::move(m_result);
    }

  private:
    tl::unexpected<Error> invalid(const QString &why) const
    {
        return fail(ErrorCode::InvalidInput, m_origin,
                    Text::tr("Line %1, the header: %2").arg(QString::number(m_lines.number()), why));
    }

    Result<> readHeader()
    {
        splitCsv(withoutHash(m_lines.line()), m_fields);
        if (m_fields.size() > 100)
            return invalid(Text::tr("It has more than %1 columns.").arg(100));
        QStringList unknown;
        for (const QByteArrayView field : m_fields) {
            const auto [name, unit] = nameAndUnit(field);
            const Column column = columnNamed(name);
            if (column != Column::Unknown && place(column) >= 0)
                return invalid(Text::tr("The column \"%1\" comes twice.").arg(name.left(100)));
            m_columns.push_back(column);
            if (column == Column::Unknown && !name.isEmpty())
                unknown.append(name.left(100));
            if (column == Column::Value && !unit.isEmpty()) {
                m_unit = lumiUnitFrom(unit);
                if (!m_unit || isRate(*m_unit))
                    return invalid(Text::tr("\"%1\" is no unit of an integrated luminosity; it is one of %2.")
                                       .arg(unit.left(40), QStringLiteral("/mb, /ub, /nb, /pb, /fb, /ab")));
            }
            const bool isError = column == Column::Statistical || column == Column::Systematic;
            if (isError && !unit.isEmpty() && unit != QLatin1StringView("%"))
                return invalid(Text::tr("An error is in the unit of the value, or per cent (%) of it."));
            if (column == Column::Statistical)
                m_statisticalPercent = !unit.isEmpty();
            if (column == Column::Systematic)
                m_systematicPercent = !unit.isEmpty();
        }
        if (place(Column::Run) < 0 || place(Column::Value) < 0)
            return invalid(
                Text::tr("It names no column \"%1\".")
                    .arg(place(Column::Run) < 0 ? QStringLiteral("run") : QStringLiteral("value")));
        if (m_unit.has_value() == (place(Column::Unit) >= 0))
            return invalid(m_unit
                               ? Text::tr("The unit stands in two places.")
                               : Text::tr("There is no unit; it is written as \"value(/pb)\" or in a column "
                                          "\"unit\"."));
        if (!unknown.isEmpty())
            m_result.report.tell(
                m_lines.number(),
                Text::tr("Columns that are not read: %1.").arg(unknown.join(QStringLiteral(", "))));
        return {};
    }

    int place(Column column) const
    {
        const auto found = std::find(m_columns.begin(), m_columns.end(), column);
        return found == m_columns.end() ? -1 : int(found - m_columns.begin());
    }
    QByteArrayView field(Column column) const
    {
        const int at = place(column);
        return at < 0 ? QByteArrayView() : m_fields.at(size_t(at));
    }

    // Why the row is refused; empty when it was taken.
    QString readRow()
    {
        splitCsv(m_lines.line(), m_fields);
        if (m_fields.size() != m_columns.size())
            return Text::tr("It has %1 fields, and the header %2.")
                .arg(m_fields.size())
                .arg(m_columns.size());
        LumiValue value;
        value.line = m_lines.number();
        const auto run = wholeNumber(field(Column::Run));
        if (!run || *run < 1 || *run > kMaxRunNumber)
            return Text::tr("\"%1\" is no run number.").arg(textOf(field(Column::Run)));
        value.run = RunNumber(*run);
        value.method = textOf(field(Column::Method));
        if (place(Column::Method) >= 0 && !isMethodName(value.method))
            return Text::tr("\"%1\" is no name of a method; it has letters, digits and . _ + - only.")
                .arg(value.method);
        const auto number = decimalNumber(field(Column::Value));
        if (!number || std::abs(*number) > kMost)
            return Text::tr("\"%1\" is no luminosity.").arg(textOf(field(Column::Value)));
        value.value.value = *number;
        const auto unit = m_unit ? m_unit : lumiUnitFrom(textOf(field(Column::Unit)));
        if (!unit || isRate(*unit))
            return Text::tr("\"%1\" is no unit of an integrated luminosity.")
                .arg(textOf(field(Column::Unit)));
        value.value.unit = *unit;
        for (const QString &why :
             {error(Column::Statistical, m_statisticalPercent, *number, value.value.statistical),
              error(Column::Systematic, m_systematicPercent, *number, value.value.systematic)})
            if (!why.isEmpty())
                return why;
        if (m_seen.contains({*run, value.method}))
            return Text::tr("The run came before by this method.");
        m_seen.insert({*run, value.method});
        m_result.values.append(value);
        return {};
    }

    QString error(Column column, bool percent, double value, std::optional<double> &result) const
    {
        const QByteArrayView text = field(column);
        if (text.isEmpty())
            return {};
        const auto number = decimalNumber(text);
        if (!number || *number < 0 || *number > kMost)
            return Text::tr("\"%1\" is no error of a luminosity.").arg(textOf(text));
        result = percent ? std::abs(value) * *number / 100 : *number;
        return *result > kMost ? Text::tr("\"%1\" is no error of a luminosity.").arg(textOf(text))
                               : QString();
    }

    CsvLines m_lines;
    const QString m_origin;
    LumiValues m_result;
    std::vector<QByteArrayView> m_fields;
    std::vector<Column> m_columns;
    std::optional<LumiUnit> m_unit;
    bool m_statisticalPercent = false, m_systematicPercent = false;
    QSet<std::pair<qint64, QString>> m_seen;
};
}  // namespace

bool isMethodName(QStringView name)
{
    const auto isGood = [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || QStringView(u"._+-").contains(c));
    };
    return !name.isEmpty() && name.size() <= 60 && std::all_of(name.begin(), name.end(), isGood);
}

bool isLumiValuesHeader(QByteArrayView line)
{
    std::vector<QByteArrayView> fields;
    splitCsv(withoutHash(line), fields);
    bool run = false, value = false;
    for (const QByteArrayView field : fields) {
        const Column column = columnNamed(nameAndUnit(field).first);
        run = run || column == Column::Run;
        value = value || column == Column::Value;
    }
    return run && value;
}

Result<LumiValues> readLumiValues(QIODevice &device, const QString &origin)
{
    return Reader(device, origin).read();
}

QByteArray lumiValuesCsv(const QList<LumiValue> &values)
{
    QByteArray csv("run,method,value,unit,stat,syst\n");
    for (const LumiValue &one : values)
        csv += QStringLiteral("%1,%2,%3,%4,%5,%6\n")
                   .arg(QString::number(one.run.value()), one.method, decimalText(one.value.value),
                        toWord(one.value.unit), decimalText(one.value.statistical),
                        decimalText(one.value.systematic))
                   .toUtf8();
    return csv;
}

}  // namespace shiftdeck
