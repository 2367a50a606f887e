// The controls of the panel Plots: tool bars, filters and keys.
#include "models/core/errortext.h"
#include "views/common/icons.h"
#include "views/common/narrowbox.h"
#include "views/common/saving.h"
#include "views/plots/plots.h"
#include "views/plots/plotsignoff.h"
#include "views/plots/plotview.h"
#include "views/plots/plotwall.h"
#include "views/plots/trendview.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSlider>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace shiftdeck {

namespace {
const QString kSize = QStringLiteral("plots/thumbnails");
constexpr int kSmallest = 100, kLargest = 420, kUsual = 190;
constexpr double kZoom = 0.7, kPan = 0.2;

void nameButton(QToolBar *bar, QAction *action)
{
    QWidget *button = bar->widgetForAction(action);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(action->text());
}
}  // namespace

void PlotsPanel::makeTop()
{
    m_runs->setAccessibleName(tr("Run"));
    m_runs->setToolTip(tr("The run whose plots are shown."));
    keepNarrow(m_runs, 12);
    m_runs->setPlaceholderText(tr("No run"));
    m_runs->setEnabled(false);
    m_references->setAccessibleName(tr("References"));
    m_references->setIcon(icon(u"check"));
    m_references->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_references->setPopupMode(QToolButton::InstantPopup);
    m_references->setFocusPolicy(Qt::StrongFocus);
    m_references->setMenu(m_referenceMenu);
    m_references->setText(tr("No reference"));
    m_bar = new QToolBar(this);
    m_bar->setAccessibleName(tr("Plots"));
    m_bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_bar->addWidget(m_runs);
    m_bar->addWidget(m_references);
    m_bar->addSeparator();
}

void PlotsPanel::makeFilters()
{
    m_text->setPlaceholderText(tr("Filter by name"));
    m_text->setClearButtonEnabled(true);
    m_text->setAccessibleName(tr("Filter by name"));
    m_detectors->setAccessibleName(tr("Detector"));
    keepNarrow(m_detectors, 8);
    m_detectors->addItem(tr("All detectors"));
    m_states->setAccessibleName(tr("State"));
    keepNarrow(m_states, 8);
    m_states->addItem(tr("All states"));
    m_states->addItem(tr("Errors and warnings"));
    for (int state = int(ComparisonState::Error); state >= 0; --state)
        m_states->addItem(stateSign(ComparisonState(state)) + u' ' + stateText(ComparisonState(state)),
                          state);
    m_shifter->setToolTip(tr("Only the plots that the rules call important for shifters."));
    m_size->setRange(kSmallest, kLargest);
    m_size->setValue(std::clamp(m_context.settings.value(kSize, kUsual).toInt(), kSmallest, kLargest));
    m_size->setAccessibleName(tr("Size of the pictures"));
    m_size->setToolTip(tr("Size of the pictures"));
    m_size->setMaximumWidth(140);
    m_summary->setAccessibleName(tr("Summary"));
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_wall->setThumbnailWidth(m_size->value());
    auto *row = new QHBoxLayout;
    row->addWidget(m_text, 1);
    row->addWidget(m_detectors);
    row->addWidget(m_states);
    row->addWidget(m_shifter);
    row->addWidget(m_size);
    auto *wall = new QWidget;
    auto *inside = new QVBoxLayout(wall);
    inside->setContentsMargins(0, 6, 0, 0);
    inside->addLayout(row);
    inside->addWidget(m_wall, 1);
    inside->addWidget(m_summary);
    m_tabs->insertTab(0, wall, tr("Wall"));
    m_tabs->addTab(m_overlay, tr("Overlay"));
    m_tabs->addTab(m_trend, tr("Trend"));
    m_tabs->setTabToolTip(0,
                          tr("Keys: N and P next and previous plot, PgDown and PgUp next and previous run, G "
                             "good, B bad, C comment, T thresholds, Enter the overlay"));
    m_tabs->setTabToolTip(1,
                          tr("Keys: N and P, or arrows, next and previous plot, PgDown and PgUp next and "
                             "previous run, G good, B bad, C comment, T thresholds, Esc the wall"));
    m_tabs->setAccessibleName(tr("Views of the plots"));
    m_tabs->setDocumentMode(true);
    m_tabs->setCurrentIndex(0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(6);
    m_notice->setAccessibleName(tr("Run without plots"));
    m_notice->setWordWrap(true);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setMargin(6);
    paintNotice();
    m_notice->hide();
    layout->addWidget(m_bar);
    layout->addWidget(m_notice);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_signoff);
    connect(m_text, &QLineEdit::textChanged, this, &PlotsPanel::filter);
    connect(m_detectors, &QComboBox::currentIndexChanged, this, &PlotsPanel::filter);
    connect(m_states, &QComboBox::currentIndexChanged, this, &PlotsPanel::filter);
    connect(m_shifter, &QCheckBox::toggled, this, &PlotsPanel::filter);
    connect(m_size, &QSlider::valueChanged, this, [this](int width) {
        m_wall->setThumbnailWidth(width);
        m_context.settings.setValue(kSize, width);
    });
}

void PlotsPanel::filter()
{
    PlotFilter wanted;
    wanted.text = m_text->text();
    wanted.anyDetector = m_detectors->currentIndex() <= 0;
    wanted.detector = m_detectors->currentData().toString();
    if (m_states->currentIndex() == 1)
        wanted.states = {ComparisonState::Error, ComparisonState::Warning};
    else if (m_states->currentIndex() > 1)
        wanted.states = {ComparisonState(m_states->currentData().toInt())};
    wanted.shifterOnly = m_shifter->isChecked();
    m_model.setFilter(wanted);
    setHint();
}

void PlotsPanel::fillDetectors()
{
    const QString before =
        m_detectors->currentIndex() > 0 ? m_detectors->currentData().toString() : QString();
    const bool chosen = m_detectors->currentIndex() > 0;
    const QSignalBlocker quiet(m_detectors);
    m_detectors->clear();
    m_detectors->addItem(tr("All detectors"));
    QStringList lines;
    for (const DetectorSummary &summary : m_model.summaries()) {
        const QString name = summary.detector.isEmpty() ? tr("no detector") : summary.detector;
        m_detectors->addItem(
            QStringLiteral("%1 %2 (%3)").arg(stateSign(summary.state), name).arg(summary.plots),
            summary.detector);
        QStringList counts;
        for (int state = int(ComparisonState::Error); state >= 0; --state)
            if (const int n = summary.counts.value(ComparisonState(state)); n > 0)
                counts.append(QStringLiteral("%1 %2").arg(stateSign(ComparisonState(state))).arg(n));
        lines.append(QStringLiteral("%1: %2").arg(name, counts.join(u' ')));
        if (chosen && summary.detector == before)
            m_detectors->setCurrentIndex(m_detectors->count() - 1);
    }
    m_summary->setText(lines.join(QStringLiteral("  \u00b7  ")));
    filter();
}

void PlotsPanel::makeOverlay()
{
    m_verdict->setAccessibleName(tr("Verdict"));
    m_verdict->setWordWrap(true);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_view->setMessage(tr("Choose a plot in the wall."));
    m_overlayBar = new QToolBar(m_overlay);
    m_overlayBar->setAccessibleName(tr("How the plot is drawn"));
    m_overlayBar->setToolButtonStyle(Qt::ToolButtonTextOnly);
    auto *layout = new QVBoxLayout(m_overlay);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_overlayBar);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_verdict);
}

QAction *PlotsPanel::addAct(const char *iconName, const QString &text, const QString &help,
                            const QList<QKeySequence> &keys, QWidget *where, std::function<void()> act)
{
    auto *action = new QAction(icon(QString::fromLatin1(iconName)), text, where);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    const QString key = keys.isEmpty() ? QString() : keys.first().toString(QKeySequence::NativeText);
    action->setToolTip(key.isEmpty() ? help : QStringLiteral("%1 (%2)").arg(help, key));
    connect(action, &QAction::triggered, this, std::move(act));
    where->addAction(action);
    return action;
}

QAction *PlotsPanel::addToggle(const QString &text, const QString &help, const QKeySequence &key, bool on,
                               std::function<void(bool)> set)
{
    auto *action = new QAction(text, m_overlay);
    action->setCheckable(true);
    action->setChecked(on);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(QStringLiteral("%1 (%2)").arg(help, key.toString(QKeySequence::NativeText)));
    connect(action, &QAction::toggled, this, [this, set = std::move(set)](bool checked) {
        set(checked);
        redraw();
    });
    m_overlay->addAction(action);
    m_overlayBar->addAction(action);
    nameButton(m_overlayBar, action);
    return action;
}

void PlotsPanel::makeActions()
{
    using Keys = QList<QKeySequence>;
    const auto button = [this](QAction *action) {
        m_bar->addAction(action);
        nameButton(m_bar, action);
    };
    QAction *references =
        addAct("approve", tr("References..."),
               tr("Reference sets, runs that are proposed as references, and making a set"),
               Keys{QKeySequence(Qt::SHIFT | Qt::Key_R)}, this, [this] { showReferences(); });
    button(references);
    m_referenceActions = {addAct("file", tr("Reference from a file..."),
                                 tr("Lays the plots of a file under those that are shown."), {}, this,
                                 [this] { openFile(true); }),
                          references};
    button(addAct("settings", tr("Thresholds..."), tr("Which tests and thresholds hold for which plots"),
                  Keys{QKeySequence(Qt::SHIFT | Qt::Key_T)}, this, [this] { showThresholds(false); }));
    m_add = addAct("new", tr("Add files..."), {}, {}, this, [this] { addFile(); });
    button(m_add);
    QAction *opens = addAct("folder", tr("Open..."), tr("Shows the plots of a file, of no run."), {}, this,
                            [this] { openFile(false); });
    QAction *copies = addAct("copy", tr("Copy"), tr("Copies the plot as a picture."),
                             Keys{QKeySequence::Copy}, this, [this] { copy(); });
    QAction *saves =
        addAct("export", tr("Save..."), tr("Saves the plot as PNG, SVG, PDF, CSV or ROOT's JSON."),
               Keys{QKeySequence::Save}, this, [this] { save(); });
    // Without their names, for the bar to fit in a small window.
    for (QAction *action : {opens, copies, saves}) {
        button(action);
        static_cast<QToolButton *>(m_bar->widgetForAction(action))
            ->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
    addAct("next", tr("Next plot"), tr("The next plot of the wall"), Keys{QKeySequence(Qt::Key_N)}, this,
           [this] { step(1); });
    addAct("previous", tr("Previous plot"), tr("The plot before it in the wall"),
           Keys{QKeySequence(Qt::Key_P)}, this, [this] { step(-1); });
    // In the wall the arrows belong to the list.
    const auto inOverlay = [this](const QString &text, const Keys &keys, std::function<void()> act) {
        return addAct("next", text, text, keys, m_overlay, std::move(act));
    };
    inOverlay(tr("Next plot"), {QKeySequence(Qt::Key_Right)}, [this] { step(1); });
    inOverlay(tr("Previous plot"), {QKeySequence(Qt::Key_Left)}, [this] { step(-1); });
    inOverlay(tr("Nearer"), {QKeySequence(Qt::Key_Plus)}, [this] { m_view->zoomBy(kZoom); });
    inOverlay(tr("Farther"), {QKeySequence(Qt::Key_Minus)}, [this] { m_view->zoomBy(1 / kZoom); });
    inOverlay(tr("All of it"), {QKeySequence(Qt::Key_0)}, [this] { emit m_view->allAsked(); });
    inOverlay(tr("To the right"), {QKeySequence(Qt::SHIFT | Qt::Key_Right)}, [this] { m_view->panBy(kPan); });
    inOverlay(tr("To the left"), {QKeySequence(Qt::SHIFT | Qt::Key_Left)}, [this] { m_view->panBy(-kPan); });
    inOverlay(tr("Back to the wall"), {QKeySequence(Qt::Key_Escape)}, [this] {
        m_tabs->setCurrentIndex(0);
        m_wall->setFocus();
    });
    // Not in the boxes above, where a letter chooses an entry.
    QList<QAction *> both{
        inOverlay(tr("Next run"), {QKeySequence(Qt::Key_PageDown), QKeySequence(Qt::CTRL | Qt::Key_PageDown)},
                  [this] { stepRun(1); }),
        inOverlay(tr("Previous run"), {QKeySequence(Qt::Key_PageUp), QKeySequence(Qt::CTRL | Qt::Key_PageUp)},
                  [this] { stepRun(-1); })};
    QAction *thresholds =
        addAct("settings", tr("Thresholds of this plot..."),
               tr("Which tests and thresholds hold for this plot, and what others would do"),
               Keys{QKeySequence(Qt::Key_T)}, m_overlay, [this] { showThresholds(true); });
    both.append(thresholds);
    both += m_signoff->actions();
    m_wall->addActions(both);
    m_overlay->addActions(m_signoff->actions());
    auto *gap = new QAction(this);
    gap->setSeparator(true);
    // What the right button offers, in the wall and on the plot.
    for (QWidget *widget : {static_cast<QWidget *>(m_wall), static_cast<QWidget *>(m_view)}) {
        widget->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(widget, &QWidget::customContextMenuRequested, this,
                [this, widget,
                 entries = QList<QAction *>{thresholds, copies, saves, gap}
                     + m_signoff->actions()](const QPoint &at) {
                    auto *menu = new QMenu(this);
                    menu->setAttribute(Qt::WA_DeleteOnClose);
                    menu->addActions(entries);
                    menu->popup(widget->mapToGlobal(at));
                });
    }
    addToggle(tr("Log"),
              tr("A logarithmic axis; without a choice it is one where integrals differ by more than 100"),
              QKeySequence(Qt::Key_L), false, [this](bool on) { m_options.isLog = on; });
    QAction *lower = addAct("streams", tr("Pull"), tr("Pulls, the ratio or nothing below"),
                            Keys{QKeySequence(Qt::Key_R)}, m_overlay, [] {});
    connect(lower, &QAction::triggered, this, [this, lower] {
        m_options.lower = m_options.lower == LowerPad::Pull ? LowerPad::Ratio
            : m_options.lower == LowerPad::Ratio            ? LowerPad::None
                                                            : LowerPad::Pull;
        lower->setText(m_options.lower == LowerPad::Pull        ? tr("Pull")
                           : m_options.lower == LowerPad::Ratio ? tr("Ratio")
                                                                : tr("Nothing below"));
        redraw();
    });
    m_overlayBar->addAction(lower);
    nameButton(m_overlayBar, lower);
    addToggle(tr("Scale reference"), tr("Scales references to the data, where the kind of plot allows it"),
              QKeySequence(Qt::Key_F), true, [this](bool on) { m_options.normalise = on; });
    addToggle(tr("Flows"), tr("Shows under- and overflow beside the axis"), QKeySequence(Qt::Key_U), false,
              [this](bool on) { m_options.flows = on; });
    addToggle(tr("Statistics"), tr("Shows entries, mean and width"), QKeySequence(Qt::Key_S), true,
              [this](bool on) { m_options.statBox = on; });
    addToggle(tr("Side by side"), tr("Draws data and reference beside each other, on the same axes"),
              QKeySequence(Qt::Key_D), false, [this](bool on) { m_options.sideBySide = on; });
}

void PlotsPanel::openFile(bool reference)
{
    auto *dialog = new QFileDialog(this, reference ? tr("Open reference") : tr("Open plots"), {},
                                   tr("ROOT files (*.root);;ROOT's JSON (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, reference](const QString &path) {
        openFiles(reference ? QString() : path, reference ? QStringList{path} : QStringList());
    });
    dialog->open();
}

bool PlotsPanel::isDrawing() const { return m_drawer.isBusy() || m_view->isDrawing(); }

void PlotsPanel::copy()
{
    const bool trend = m_tabs->currentWidget() == m_trend;
    const PlotView *view = trend ? m_trend->view() : m_view;
    if (!trend && isDrawing())
        return m_context.say(tr("The plot is being drawn; try again when it is there."));
    if (view->drawing().isEmpty)
        return m_context.say(tr("There is no plot to copy."));
    const PlotDrawing drawing = view->drawing();
    const auto put = [this, drawing](const QImage &image) {
        auto *mime = new QMimeData;
        mime->setImageData(image);
        mime->setText(QStringLiteral("%1\n%2").arg(drawing.path, drawing.verdict));
        QGuiApplication::clipboard()->setMimeData(mime);
        m_context.say(tr("The plot was copied as a picture."));
    };
    if (cellsOf(drawing) <= kLargePlot)
        return put(plotImage(drawing, view->size(), 2));
    m_copier.run([put, drawing, size = view->size()](const std::stop_token &) -> std::function<void()> {
        const QImage image = plotImage(drawing, size, 2);
        return [put, image] { put(image); };
    });
}

void PlotsPanel::save()
{
    const bool trend = m_tabs->currentWidget() == m_trend;
    const PlotView *view = trend ? m_trend->view() : m_view;
    if (!trend && isDrawing())
        return m_context.say(tr("The plot is being drawn; try again when it is there."));
    if (view->drawing().isEmpty)
        return m_context.say(tr("There is no plot to save."));
    QString name = view->drawing().path;
    name.replace(u'/', u'_');
    askWhereToSave(this, trend ? tr("Save trend") : tr("Save plot"), name + QStringLiteral(".png"),
                   plotFilter(), [this](const QString &path) { saveTo(path); });
}

void PlotsPanel::saveTo(const QString &path)
{
    const auto format = plotFormatOf(path);
    if (!format)
        return m_context.say(describe(format.error()));
    const bool trend = m_tabs->currentWidget() == m_trend;
    const PlotView *view = trend ? m_trend->view() : m_view;
    const auto content = [drawing = view->drawing(), size = view->size(), plot = m_current, trend,
                          points = m_trend->points(), format = *format]() -> Result<QByteArray> {
        if (trend && format == PlotFormat::Csv)
            return trendCsv(points);
        if (trend || !plot)
            return drawingBytes(drawing, format, size);
        return plotBytes(drawing, *plot, format, size);
    };
    saveInBackground(path, content, this, [this, path](const Result<> &saved) {
        m_context.say(saved ? tr("The plot was saved to %1.").arg(QDir::toNativeSeparators(path))
                            : describe(saved.error()));
    });
}

}  // namespace shiftdeck
