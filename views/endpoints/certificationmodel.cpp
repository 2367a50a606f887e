#include "views/endpoints/certificationmodel.h"

#include "models/core/timespan.h"
#include "models/items/format.h"

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(CertificationModel)
};

QString wordOf(const CertificationRow &row)
{
    return row.verdict ? QStringLiteral("verdict.") + toWord(*row.verdict)
                       : QStringLiteral("verdict.under-way");
}

QString resultText(const CertificationRow &row)
{
    if (!row.verdict)
        return Text::tr("under way", "a trial");
    switch (*row.verdict) {
    case CertificationVerdict::Good: return Text::tr("good", "a verdict");
    case CertificationVerdict::Bad: return Text::tr("differs", "a verdict");
    case CertificationVerdict::Withdrawn: return Text::tr("withdrawn", "a verdict");
    }
    return {};
}

// With where it comes from; a person reads it in full in the tooltip and under the table.
QString findingsText(const CertificationRow &row)
{
    if (!row.verdict)
        return Text::tr("Request %1 processes the sample %2; it is %3.", "number, sample, status")
            .arg(QString::number(row.request.value()), row.sample, toWord(row.status));
    return row.findings;
}
}  // namespace

QList<CertificationRow> certificationRows(const QList<SiteCertification> &certifications,
                                          const QList<SiteTrial> &trials, TimeMs now)
{
    QList<CertificationRow> rows;
    for (const SiteTrial &t : trials)
        rows.append({t.release, t.step, t.sample, t.by, {}, {}, t.status, t.request, t.at, now});
    for (const SiteCertification &c : certifications)
        rows.append({c.release, c.step, c.sample, c.by, c.findings, c.verdict, {}, c.trial, c.at, now});
    return rows;
}

QList<TableColumn> CertificationModel::makeColumns() const
{
    return {
        {tr("Release"), tr("The software version.")},
        {tr("Step"), tr("What it may produce.")},
        {tr("Certification"), tr("Whether what it made of a sample was what must come of it.")},
        {tr("When"), tr("How long ago that was said, or the trial begun."), true},
        {tr("By"), tr("Who said so: the agent compares, people withdraw.")},
        {tr("Findings"), tr("What was compared, and where it differs.")},
    };
}

QString CertificationModel::key(const CertificationRow &row) const
{
    return row.verdict ? row.release + u'/' + row.step : QStringLiteral("trial %1").arg(row.request.value());
}

QVariant CertificationModel::cell(const CertificationRow &row, int column, int role) const
{
    if (role == WordRole)
        return column == Result ? QVariant(wordOf(row)) : QVariant();
    if (role == SortRole && column == When)
        return row.at;
    if (role == Qt::ToolTipRole) {
        switch (Column(column)) {
        case When: return format::timeUtc(row.at);
        case Result: return row.sample.isEmpty() ? QVariant() : tr("Sample %1").arg(row.sample);
        default: return findingsText(row);
        }
    }
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (Column(column)) {
    case Release: return row.release;
    case StepName: return row.step;
    case Result: return resultText(row);
    case When: return timeAgo(std::min(row.at, row.now), row.now);
    case By: return row.by;
    case Findings: return findingsText(row);
    case ColumnCount: break;
    }
    return {};
}

}  // namespace shiftdeck
