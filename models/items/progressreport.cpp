#include "models/items/progresssections.h"

#include "models/items/format.h"
#include "models/items/svgchart.h"

namespace shiftdeck {

namespace {
constexpr QSizeF kReportChart(900, 320);

const char *const kStyle =
    "body{font-family:sans-serif;max-width:960px;margin:24px auto;padding:0 "
    "12px;color:#1c1c1c;background:#fff}"
    "h1{font-size:1.6em;margin-bottom:0}h2{margin-top:1.6em;border-bottom:1px solid #b8b8b8}"
    "h3{font-size:1em;margin-bottom:.2em}.quiet{color:#5a5a5a}svg{max-width:100%;height:auto}"
    "table{border-collapse:collapse;font-size:.85em}th,td{padding:3px 8px;border-bottom:1px solid "
    "#ddd;text-align:left;"
    "vertical-align:top}td.n,th.n{text-align:right;white-space:nowrap}"
    ".good{background:#d9efe0}.warning{background:#fbeec3}.bad{background:#f6d3d6}"
    "@media print{h2{break-after:avoid}figure,tr{break-inside:avoid}}figure{margin:0}";

QString tableAsHtml(const ReportTable &table)
{
    if (table.rows.isEmpty())
        return QStringLiteral("<p class=\"quiet\">%1</p>\n").arg(table.nothing.toHtmlEscaped());
    QString html = QStringLiteral("<table>\n<thead><tr>");
    for (const ReportColumn &column : table.columns)
        html += QStringLiteral("<th%1 scope=\"col\">%2</th>")
                    .arg(column.number ? QStringLiteral(" class=\"n\"") : QString(),
                         column.title.toHtmlEscaped());
    html += QStringLiteral("</tr></thead>\n<tbody>\n");
    for (const ReportRow &row : table.rows) {
        html += QStringLiteral("<tr>");
        for (qsizetype i = 0; i < row.cells.size(); ++i) {
            static constexpr const char *kTones[] = {"", "good", "warning", "bad"};
            QStringList classes;
            if (table.columns[i].number)
                classes.append(QStringLiteral("n"));
            if (row.cells[i].tone != ReportCell::Plain)
                classes.append(QLatin1StringView(kTones[row.cells[i].tone]));
            html += QStringLiteral("<td%1>%2</td>")
                        .arg(classes.isEmpty() ? QString()
                                               : QStringLiteral(" class=\"%1\"").arg(classes.join(u' ')),
                             row.cells[i].text.toHtmlEscaped());
        }
        html += QStringLiteral("</tr>\n");
    }
    return html + QStringLiteral("</tbody>\n</table>\n");
}
}  // namespace

ReportCell numberCell(qint64 n) { return {format::number(n), n}; }

ReportCell spanCell(TimeMs span) { return {format::span(span), double(span) / 1000}; }

ReportCell dayCell(TimeMs at) { return {dayText(at), {}}; }

Result<ReportScope> reportScope(Database &db, const QString &campaign, Step step)
{
    SD_TRY(const auto all, listCampaigns(db));
    ReportScope scope;
    scope.step = step;
    for (const CampaignRow &row : all)
        if (campaign.isEmpty() || row.name == campaign)
            scope.campaign = row;
    if (scope.campaign.id.isValid())
        return scope;
    return fail(ErrorCode::NotFound, ProgressText::tr("campaign %1").arg(campaign.left(100)),
                all.isEmpty() ? ProgressText::tr("The store has no campaign yet.") : QString());
}

Result<EtaBasis> readEtaBasis(Database &db, TimeMs now)
{
    EtaBasis basis;
    SD_TRY(auto histories, finishedCampaigns(db, kJudgedBy, now));
    basis.areCampaigns = histories.size() >= kLeastHistories;
    if (!basis.areCampaigns)
        SD_CHECK(finishedRequests(db, kJudgedBy, now).map([&](auto found) { histories = std::move(found); }));
    basis.experience = experienceOf(histories);
    basis.score = backtest(histories);
    return basis;
}

Result<ReportSection> readProgressPart(Database &db, ProgressPart part, const ReportScope &scope, TimeMs now)
{
    return snapshot(db, [&]() -> Result<ReportSection> {
        switch (part) {
        case ProgressPart::BurnUp: return burnUpSection(db, scope, now);
        case ProgressPart::Throughput: return throughputSection(db, scope, now);
        case ProgressPart::Statuses: return statusSection(db, scope, now);
        case ProgressPart::Holds: return holdsSection(db, scope, now);
        case ProgressPart::Milestones: return milestoneSection(db, scope, now);
        }
        return ReportSection();
    });
}

Result<ProgressReport> readProgressReport(Database &db, const ReportScope &scope, TimeMs now,
                                          const std::function<void(int, int)> &told)
{
    return snapshot(db, [&]() -> Result<ProgressReport> {
        ProgressReport report;
        report.title = ProgressText::tr("Progress of campaign %1, %2", "campaign, step")
                           .arg(scope.campaign.name, QString(toWord(scope.step)));
        report.subtitle =
            ProgressText::tr("As of %1; release %2, conditions %3, runs %4 to %5.",
                             "time, release, conditions, run, run")
                .arg(format::timeUtc(now), scope.campaign.release, scope.campaign.conditions,
                     QString::number(scope.campaign.firstRun), QString::number(scope.campaign.lastRun));
        if (!scope.campaign.link.isEmpty())
            report.subtitle += u' ' + scope.campaign.link;
        // What a manager asks first.
        constexpr std::array parts{ProgressPart::Milestones, ProgressPart::BurnUp, ProgressPart::Throughput,
                                   ProgressPart::Statuses, ProgressPart::Holds};
        for (size_t i = 0; i < parts.size(); ++i) {
            if (told)
                told(int(i), int(parts.size()));
            SD_TRY(const ReportSection section, readProgressPart(db, parts[i], scope, now));
            report.sections.append(section);
        }
        return report;
    });
}

QByteArray reportAsHtml(const ProgressReport &report)
{
    const ChartColours colours = ChartColours::light();
    QByteArray html =
        QStringLiteral("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%1</title>"
                       "<style>%2</style></head>\n<body>\n<h1>%1</h1>\n<p class=\"quiet\">%3</p>\n")
            .arg(report.title.toHtmlEscaped(), QLatin1StringView(kStyle), report.subtitle.toHtmlEscaped())
            .toUtf8();
    for (const ReportSection &section : report.sections) {
        html += QStringLiteral("<h2>%1</h2>\n").arg(section.title.toHtmlEscaped()).toUtf8();
        for (const QString &sentence : section.sentences)
            html += QStringLiteral("<p>%1</p>\n").arg(sentence.toHtmlEscaped()).toUtf8();
        for (const Chart &chart : section.charts) {
            html += QStringLiteral("<h3>%1</h3>\n").arg(chart.title.toHtmlEscaped()).toUtf8();
            html += chart.isEmpty()
                ? QStringLiteral("<p class=\"quiet\">%1</p>\n").arg(chart.nothing.toHtmlEscaped()).toUtf8()
                : "<figure>" + chartAsSvg(chart, kReportChart, colours) + "</figure>\n";
        }
        for (const ReportTable &table : section.tables)
            if (table.shown)
                html += QStringLiteral("<h3>%1</h3>\n").arg(table.title.toHtmlEscaped()).toUtf8()
                    + tableAsHtml(table).toUtf8();
    }
    return html + "</body></html>\n";
}

}  // namespace shiftdeck
