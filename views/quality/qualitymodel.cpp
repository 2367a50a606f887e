#include "views/quality/qualitymodel.h"

#include "models/items/format.h"
#include "models/items/roles.h"
#include "views/quality/qualitycolours.h"

namespace shiftdeck {

namespace {
bool looksSame(const QualityCell &a, const QualityCell &b)
{
    return a.state == b.state && a.confirmed == b.confirmed && a.ranges == b.ranges
        && a.comments == b.comments && a.signers == b.signers;
}

bool looksSame(const QualityRun &a, const QualityRun &b, const QList<Detector> &detectors)
{
    return a.lumisections == b.lumisections && a.type == b.type
        && std::all_of(detectors.begin(), detectors.end(), [&](const Detector &detector) {
               return looksSame(a.cells.value(detector.name), b.cells.value(detector.name));
           });
}

template <typename List, typename Same>
bool areSame(const List &a, const List &b, Same same)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), same);
}
}  // namespace

void QualityModel::set(const QualityRuns &content)
{
    const bool sameColumns =
        areSame(m_content.detectors, content.detectors, [](const Detector &a, const Detector &b) {
            return a.name == b.name && a.title == b.title && a.required == b.required;
        });
    const bool sameRows = areSame(m_content.runs, content.runs,
                                  [](const QualityRun &a, const QualityRun &b) { return a.run == b.run; });
    if (!sameColumns || !sameRows) {
        beginResetModel();
        m_content = content;
        m_rows.clear();
        for (int row = 0; row < rowCount(); ++row)
            m_rows.insert(m_content.runs.at(row).run, row);
        endResetModel();
        return;
    }
    const QList<QualityRun> before = std::exchange(m_content.runs, content.runs);
    for (int row = 0; row < rowCount(); ++row)
        if (!looksSame(before.at(row), m_content.runs.at(row), m_content.detectors))
            emit dataChanged(index(row, 0), index(row, columnCount() - 1));
}

int QualityModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_content.runs.size());
}

int QualityModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstDetector + int(m_content.detectors.size());
}

const Detector *QualityModel::detector(int column) const
{
    const int place = column - FirstDetector;
    return place >= 0 && place < m_content.detectors.size() ? &m_content.detectors.at(place) : nullptr;
}

QualityCell QualityModel::cell(int row, int column) const
{
    const Detector *of = detector(column);
    return of ? m_content.runs.at(row).cells.value(of->name) : QualityCell();
}

int QualityModel::rowOf(RunNumber run) const { return m_rows.value(run, -1); }

QVariant QualityModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (const Detector *of = detector(index.column()))
        return detectorData(index.row(), *of, role);
    const QualityRun &run = m_content.runs.at(index.row());
    if (role == KeyRole)
        return run.run.value();
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == Run || index.column() == Lumisections ? Qt::AlignRight : Qt::AlignLeft)
                   | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() == Run)
        return run.comment;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Run: return QString::number(run.run.value());
    case Type: return run.type;
    case Lumisections:
        return run.lumisections > 0 ? format::number(qint64(run.lumisections)) : QStringLiteral("?");
    case State: return QString(toWord(stateOfRun(run, m_content.detectors)));
    }
    return {};
}

QVariant QualityModel::detectorData(int row, const Detector &detector, int role) const
{
    const QualityRun &run = m_content.runs.at(row);
    switch (role) {
    case KeyRole: return run.run.value();
    case Qt::TextAlignmentRole: return int(Qt::AlignCenter);
    case Qt::DisplayRole: {
        const FlagCounts counts = countFlags(run.cells.value(detector.name).ranges, run.extent());
        QString letters;
        for (const QualityFlag flag : kShownFlags)
            if (counts[size_t(flag)] > 0)
                letters += flagLetter(flag);
        return letters;
    }
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: return cellText(run, detector);
    }
    return {};
}

QString QualityModel::cellText(const QualityRun &run, const Detector &detector)
{
    const QualityCell cell = run.cells.value(detector.name);
    const FlagCounts counts = countFlags(cell.ranges, run.extent());
    QStringList parts;
    for (const QualityFlag flag : kShownFlags)
        if (counts[size_t(flag)] > 0)
            parts.append(
                tr("%1 LS %2", "number, flag").arg(format::number(counts[size_t(flag)]), toWord(flag)));
    QStringList lines{
        tr("Run %1, %2: %3.", "number, detector, lumisections by flag")
            .arg(QString::number(run.run.value()), detector.title, parts.join(QStringLiteral(", ")))};
    if (run.lumisections == 0)
        lines.append(tr("How many lumisections the run has is not known."));
    const QString signers = cell.signers.join(QStringLiteral(", "));
    if (cell.confirmed)
        lines.append(tr("It is completed (%1) and confirmed by a second person.", "who").arg(signers));
    else if (cell.state != QualityState::Open)
        lines.append(tr("It is %1 (%2).", "state, who").arg(toWord(cell.state), signers));
    if (cell.comments > 0)
        lines.append(tr("Flags with a cause or comment: %1.").arg(cell.comments));
    return lines.join(u'\n');
}

QVariant QualityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (const Detector *of = detector(section)) {
        if (role == Qt::DisplayRole)
            return of->name;
        if (role == Qt::ToolTipRole)
            return of->required ? tr("%1: required for every run that is certified.").arg(of->title)
                                : tr("%1: optional.", "a detector").arg(of->title);
        return {};
    }
    const bool title = role == Qt::DisplayRole;
    if (!title && role != Qt::ToolTipRole)
        return {};
    switch (section) {
    case Run: return title ? tr("Run") : tr("Run number.");
    case Type: return title ? tr("Type") : tr("What the run was taken for.");
    case Lumisections:
        return title ? tr("LS") : tr("Lumisections of the run; a question mark where not known.");
    case State: return title ? tr("State") : tr("Of the required detector that is behind the others.");
    }
    return {};
}

}  // namespace shiftdeck
