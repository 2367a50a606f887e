#include "views/runs/runchartsbox.h"

#include "models/core/errortext.h"
#include "models/items/format.h"
#include "views/common/icons.h"
#include "views/common/itemviews.h"
#include "views/common/narrowbox.h"
#include "views/common/saving.h"

#include <QBuffer>
#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QSplitter>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace shiftdeck {

namespace {
const QString kKind = QStringLiteral("runs/chart");
const QString kCampaign = QStringLiteral("runs/chartCampaign");
const QString kOther = QStringLiteral("runs/chartOther");
constexpr int kPictureScale = 2;
constexpr QSize kLeastChart(320, 160);
constexpr int kPart = 1000;  // of a splitter, in any unit

void refill(QComboBox *box, const QStringList &names, const QString &wanted)
{
    const QSignalBlocker quiet(box);
    box->clear();
    box->addItem(RunCharts::tr("(none)", "campaign"), QString());
    for (const QString &name : names)
        box->addItem(name, name);
    box->setCurrentIndex(std::max(0, box->findData(wanted)));
}
}  // namespace

QList<TableColumn> MissingModel::makeColumns() const
{
    const QString unit = toWord(m_unit);
    return {
        {tr("Run"), tr("Run number."), true},
        {tr("Recorded (%1)", "a unit").arg(unit), tr("Luminosity recorded in the run."), true},
        {tr("%1 (%2)", "campaign, unit").arg(m_campaign, unit),
         tr("Luminosity that the campaign has processed."), true},
        {tr("Missing (%1)", "a unit").arg(unit), tr("Recorded, and not processed by the campaign."), true},
        {m_other.isEmpty() ? tr("Other campaign") : tr("%1 (%2)", "campaign, unit").arg(m_other, unit),
         tr("Luminosity that the other campaign has processed."), true},
        {tr("Why"), tr("Whether the campaign has the run at all.")}};
}

QVariant MissingModel::cell(const MissingLumi &row, int column, int role) const
{
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    const bool sorted = role == SortRole;
    const auto number = [sorted](double value) {
        return sorted ? QVariant(value) : QVariant(numberWithError(value, {}));
    };
    switch (column) {
    case Run: return sorted ? QVariant(row.run) : QVariant(QString::number(row.run));
    case Recorded: return number(row.recorded);
    case Processed: return number(row.processed);
    case Missing: return number(row.missing());
    case Other: return row.processedByOther ? number(*row.processedByOther) : QVariant();
    case Why: return row.inCampaign ? tr("not all of it is processed") : tr("no request has it");
    default: return {};
    }
}

RunChartsBox::RunChartsBox(PanelContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_kind(new QComboBox), m_campaign(new QComboBox),
      m_other(new QComboBox), m_export(new QToolButton), m_message(new QLabel), m_chart(new RunChart),
      m_missing(new QTreeView),
      m_missingModel(std::make_unique<MissingModel>(LumiUnit::PerPb, QString(), QString()))
{
    makeControls();
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setAccessibleName(tr("About the chart"));
    m_chart->setMinimumSize(kLeastChart);
    m_missing->setModel(m_missingModel.get());
    m_missing->setRootIsDecorated(false);
    styleView(m_missing, tr("What the campaign is missing"), false);
    // In two rows, so that the panel fits beside others.
    auto *top = new QHBoxLayout;
    auto *campaigns = new QHBoxLayout;
    for (const auto &[text, box, row] :
         {std::tuple(tr("Chart:"), m_kind, top), std::tuple(tr("Campaign:"), m_campaign, campaigns),
          std::tuple(tr("Against:"), m_other, campaigns)}) {
        auto *label = new QLabel(text);
        label->setBuddy(box);
        row->addWidget(label);
        row->addWidget(box);
        keepNarrow(box, 6);
    }
    top->addStretch(1);
    campaigns->addStretch(1);
    top->addWidget(m_export);
    auto *parts = new QSplitter(Qt::Vertical);
    parts->addWidget(m_chart);
    parts->addWidget(m_missing);
    parts->setChildrenCollapsible(false);
    parts->setStretchFactor(0, 2);
    parts->setStretchFactor(1, 1);
    parts->setSizes({2 * kPart, kPart});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addLayout(campaigns);
    layout->addWidget(m_message);
    layout->addWidget(parts, 1);
    draw();
}

RunChartsBox::~RunChartsBox()
{
    delete m_missing;  // before its model
}

void RunChartsBox::makeControls()
{
    m_kind->addItem(tr("Luminosity per run"), PerRun);
    m_kind->addItem(tr("Integrated luminosity"), Integrated);
    m_kind->addItem(tr("Ratio of two methods"), MethodRatio);
    m_kind->addItem(tr("Campaign against another"), Campaigns);
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(m_context.settings.value(kKind, PerRun).toInt())));
    m_kind->setAccessibleName(tr("Which chart"));
    m_campaign->setAccessibleName(tr("Campaign"));
    m_other->setAccessibleName(tr("Campaign to compare with"));
    m_other->setToolTip(tr("The predecessor of the campaign, unless another one is chosen."));
    for (QComboBox *box : {m_kind, m_campaign, m_other})
        connect(box, &QComboBox::activated, this, [this, box] {
            m_context.settings.setValue(kKind, kind());
            if (box == m_campaign) {
                m_context.settings.setValue(kCampaign, campaign());
                m_context.settings.remove(kOther);
                fillCampaigns();
            }
            if (box == m_other)
                m_context.settings.setValue(kOther, other());
            draw();
        });
    auto *menu = new QMenu(m_export);
    menu->addAction(icon(u"export"), tr("Numbers as CSV..."), this, [this] {
        askWhereToSave(this, tr("Export numbers"), QStringLiteral("luminosity.csv"), tr("CSV files (*.csv)"),
                       [this](const QString &path) { saveNumbers(path); });
    });
    menu->addAction(icon(u"picture"), tr("Chart as picture..."), this, [this] {
        askWhereToSave(this, tr("Save chart"), QStringLiteral("luminosity.png"), tr("PNG pictures (*.png)"),
                       [this](const QString &path) { savePicture(path); });
    });
    m_export->setIcon(icon(u"export"));
    m_export->setText(tr("Export chart"));
    m_export->setToolTip(tr("Save the numbers behind the chart, or the chart itself, to a file."));
    m_export->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_export->setFocusPolicy(Qt::TabFocus);
    m_export->setMenu(menu);
}

RunChartsBox::Kind RunChartsBox::kind() const { return Kind(m_kind->currentData().toInt()); }

QString RunChartsBox::campaign() const { return m_campaign->currentData().toString(); }

QString RunChartsBox::other() const { return m_other->currentData().toString(); }

void RunChartsBox::setRuns(const QList<RunRow> &runs, const RunShape &shape,
                           const QHash<QString, QString> &predecessors)
{
    m_rows = runs;
    m_shape = shape;
    m_predecessors = predecessors;
    fillCampaigns();
    m_stale = true;
    if (isVisible())
        draw();
}

void RunChartsBox::fillCampaigns()
{
    const QSettings &settings = m_context.settings;
    // The last one by name, which is the newest where they are numbered, unless the person chose.
    refill(m_campaign, m_shape.campaigns,
           settings.value(kCampaign, m_shape.campaigns.isEmpty() ? QString() : m_shape.campaigns.last())
               .toString());
    refill(m_other, m_shape.campaigns, settings.value(kOther, m_predecessors.value(campaign())).toString());
}

void RunChartsBox::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        draw();
}

void RunChartsBox::draw()
{
    m_stale = false;
    const Kind shown = kind();
    const bool compares = shown == Campaigns;
    m_missing->setVisible(compares);
    m_campaign->setEnabled(shown != MethodRatio);
    m_other->setEnabled(compares);
    QString message;
    RunChartContent content;
    if (shown == MethodRatio) {
        const RatioSeries series = ratioSeries(m_rows, m_shape.first, m_shape.second);
        content = RunCharts::ratio(series);
        message = series.points.isEmpty()
            ? tr("Of no run shown is the luminosity known by both methods; choose two above the table.")
            : content.description;
    } else {
        const LumiSeries series =
            lumiSeries(m_rows, m_shape.unit, campaign(), compares ? other() : QString());
        content = shown == PerRun ? RunCharts::perRun(series) : RunCharts::integrated(series);
        message = series.points.isEmpty()
            ? tr("Of no run shown is the luminosity known; \"Import\" takes luminosity tables.")
            : content.description;
        if (series.without > 0 && !series.points.isEmpty())
            message = tr("%1. Runs without a known luminosity, which count nowhere: %2.", "sentence")
                          .arg(message, format::number(series.without));
        if (compares)
            drawMissing(series);
    }
    m_message->setText(message);
    m_chart->setContent(content);
    m_export->setEnabled(!content.isEmpty() && !(compares && campaign().isEmpty()));
}

void RunChartsBox::drawMissing(const LumiSeries &series)
{
    auto model = std::make_unique<MissingModel>(series.unit, series.campaign, series.other);
    model->set(series.campaign.isEmpty() ? QList<MissingLumi>() : missingLumi(series));
    m_missing->setModel(model.get());
    m_missingModel = std::move(model);
    setColumnWidths(m_missing,
                    {QStringLiteral("146 511"), QStringLiteral("1234.567"), QStringLiteral("1234.567"),
                     QStringLiteral("1234.567"), QStringLiteral("1234.567")});
}

void RunChartsBox::saveNumbers(const QString &path)
{
    const auto content = [rows = m_rows, shape = m_shape, shown = kind(), campaign = campaign(),
                          other = other()]() -> Result<QByteArray> {
        if (shown == MethodRatio)
            return ratioCsv(ratioSeries(rows, shape.first, shape.second));
        const LumiSeries series =
            lumiSeries(rows, shape.unit, campaign, shown == Campaigns ? other : QString());
        return shown == PerRun    ? seriesCsv(series)
            : shown == Integrated ? seriesCsv(integrated(series))
                                  : missingCsv(series);
    };
    saveInBackground(path, content, this, [this, path](const Result<> &saved) { tell(path, saved); });
}

void RunChartsBox::savePicture(const QString &path)
{
    const QImage picture = m_chart->picture(m_chart->size() * kPictureScale);
    const auto content = [picture, path]() -> Result<QByteArray> {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        if (!buffer.open(QIODevice::WriteOnly) || !picture.save(&buffer, "PNG"))
            return fail(ErrorCode::Internal, path, tr("The picture could not be made."));
        return bytes;
    };
    saveInBackground(path, content, this, [this, path](const Result<> &saved) { tell(path, saved); });
}

void RunChartsBox::tell(const QString &path, const Result<> &saved)
{
    m_context.say(saved ? tr("Saved to %1.").arg(QDir::toNativeSeparators(path)) : describe(saved.error()));
}

}  // namespace shiftdeck
