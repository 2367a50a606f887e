#include "views/plots/plots.h"

#include "models/core/errortext.h"
#include "models/items/format.h"
#include "views/common/icons.h"
#include "views/common/overlay.h"
#include "views/common/saving.h"
#include "views/plots/plotsignoff.h"
#include "views/plots/plotview.h"
#include "views/plots/plotwall.h"
#include "views/plots/trendview.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSlider>
#include <QTabWidget>
#include <QToolButton>

namespace shiftdeck {

namespace {
constexpr int kLetters = 22;  // of the reference that is chosen, on its button

bool sameRules(const QList<PlotRule> &a, const QList<PlotRule> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const PlotRule &x, const PlotRule &y) {
        return x.pattern == y.pattern && x.version == y.version;
    });
}
}  // namespace

PlotsPanel::PlotsPanel(PanelContext &context, QWidget *parent)
    : Panel(context, parent), m_end(ComparedFiles()), m_runs(new QComboBox), m_references(new QToolButton),
      m_referenceMenu(new QMenu(m_references)), m_text(new QLineEdit), m_detectors(new QComboBox),
      m_states(new QComboBox), m_shifter(new QCheckBox(tr("For shifters"))),
      m_size(new QSlider(Qt::Horizontal)), m_summary(new QLabel), m_tabs(new QTabWidget),
      m_wall(new PlotWall(m_model)), m_overlay(new QWidget), m_view(new PlotView), m_verdict(new QLabel),
      m_trend(new TrendView), m_signoff(new PlotSignoff(context)), m_notice(new QLabel)
{
    makeTop();
    makeOverlay();
    makeActions();
    makeFilters();
    m_hint = new EmptyHint(m_wall, QStringLiteral("plots"));
    m_hint->setLoading(true);
    connect(&m_loader, &PlotLoader::portionCame, this, &PlotsPanel::takePortion);
    connect(&m_loader, &PlotLoader::finished, this, &PlotsPanel::takeEnd);
    connect(m_runs, &QComboBox::activated, this, [this](int index) { chooseRun(index, true); });
    connect(m_wall, &PlotWall::currentPathChanged, this, &PlotsPanel::showCurrent);
    connect(m_wall, &PlotWall::opened, this, [this](const QString &path) {
        showCurrent(path);
        m_tabs->setCurrentWidget(m_overlay);
        m_view->setFocus();
    });
    connect(m_view, &PlotView::rangeAsked, this,
            [this](double low, double high, std::optional<std::pair<double, double>> y) {
                m_options.xRange = {low, high};
                m_options.yRange = y;
                redraw();
            });
    connect(m_view, &PlotView::allAsked, this, [this] {
        m_options.xRange.reset();
        m_options.yRange.reset();
        redraw();
    });
    connect(&context, &PanelContext::principalChanged, this, &PlotsPanel::explainRun);
    connect(&context, &PanelContext::offlineChanged, this, &PlotsPanel::explainRun);
    explainRun();
    connect(&context.selection, &Selection::runChanged, this, [this] {
        explainRun();
        const qint64 run = m_context.selection.run().value();
        if (m_run && m_run->run <= run && run <= m_run->lastRun)
            return;
        chooseRun(filesOfRun(m_book, run, m_run ? m_run->kind : QString()), false);
    });
}

PlotsPanel::~PlotsPanel()
{
    m_loader.stop();
    delete m_wall;  // before its model, whose end would be told to it
}

PanelInfo PlotsPanel::info() const
{
    return {
        QStringLiteral("plots"), tr("Plots"), QStringLiteral("plots"),
        QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_P),
        tr("The histograms of a run over its references: a wall of them, one of them large, and trends.")};
}

void PlotsPanel::refresh(const ChangeSet &changes)
{
    const bool ours = changes.everything || changes.touches(QStringLiteral("plots"))
        || changes.touches(QStringLiteral("reference")) || changes.touches(QStringLiteral("plot_rule"))
        || changes.touches(QStringLiteral("merge"));
    if (ours)
        m_answer.ask(
            m_context.store, this, [](Database &db) { return readPlotBook(db); },
            [this](const Result<PlotBook> &book) { takeBook(book); });
}

void PlotsPanel::takeBook(const Result<PlotBook> &book)
{
    const bool first = !std::exchange(m_bookCame, true);
    if (!book) {
        m_hint->setLoading(false);
        m_hint->setText(tr("The list of plots cannot be read."), describe(book.error()));
    } else {
        const QList<PlotRule> before = m_book.rules;
        // The run that the other panels show had no plots: when it gets some they are what is wanted.
        const bool waited = !first && runWithoutPlots().isValid();
        m_book = *book;
        for (const QString &problem : m_book.problems)
            m_context.say(problem);
        showRuns();
        int current = -1;
        if (!m_run || waited)
            current = filesOfRun(m_book, m_context.selection.run().value());
        for (int i = 0; i < int(m_book.files.size()) && m_run && current < 0; ++i)
            if (const RunPlots &files = m_book.files.at(i);
                m_run->run == files.run && m_run->kind == files.kind)
                current = i;
        m_runs->setEnabled(m_runs->count() > 0);
        const bool opened = !m_run && !m_sources.data.path.isEmpty();
        if (current < 0 && !opened && !m_book.files.isEmpty())
            current = 0;
        m_runs->setCurrentIndex(current);
        if (current >= 0) {
            const RunPlots &files = m_book.files.at(current);
            const bool changed = !m_run || m_run->adler32 != files.adler32 || m_run->path != files.path
                || !sameRules(m_book.rules, before) || first;
            const bool same = m_run && m_run->run == files.run && m_run->kind == files.kind && !first;
            if (changed && !same) {
                chooseRun(current, false);
            } else if (changed) {  // with the references that were chosen
                m_run = files;
                m_sources.data.path = files.path;
                fillReferences();
                load();
            } else {
                fillReferences();
            }
        } else if (opened) {
            load();  // by the rules that hold now
        } else {
            setHint();
        }
    }
    explainRun();
    if (!m_loaded) {
        m_loaded = true;
        emit loaded();
    }
}

// Only what is new, so that a list that is open stays open.
void PlotsPanel::showRuns()
{
    QStringList titles, before;
    for (const RunPlots &files : std::as_const(m_book.files))
        titles.append(runTitle(files));
    for (int i = 0; i < m_runs->count(); ++i)
        before.append(m_runs->itemText(i));
    if (titles == before)
        return;
    m_runs->clear();
    m_runs->addItems(titles);
    for (int i = 0; i < m_runs->count(); ++i)
        m_runs->setItemData(i, m_book.files.at(i).path, Qt::ToolTipRole);
}

// `byPerson`: the other panels follow.
void PlotsPanel::chooseRun(int index, bool byPerson)
{
    if (index < 0 || index >= m_book.files.size())
        return;
    const bool keeps = m_referencesChosen && m_run && m_run->kind == m_book.files.at(index).kind;
    const QList<PlotSource> before = keeps ? m_sources.references : QList<PlotSource>();
    m_run = m_book.files.at(index);
    m_runs->setCurrentIndex(index);
    m_sources = {};
    m_sources.data = {m_run->path, tr("run %1").arg(runTitle(*m_run))};
    m_choices = choicesFor(m_book, *m_run);
    // What a person chose stays for the next run of the kind; no run is its own reference.
    for (const PlotSource &source : before)
        if (source.path != m_run->path)
            m_sources.references.append(source);
    for (const ReferenceChoice &choice : std::as_const(m_choices))
        if (choice.isDefault && !keeps)
            m_sources.references.append(choice.source);
    QList<TrendSource> sources;
    for (auto files = m_book.files.crbegin(); files != m_book.files.crend(); ++files)
        if (files->kind == m_run->kind && files->run == files->lastRun)
            sources.append({files->run, files->path});
    m_trend->setSources(sources);
    if (byPerson && m_run->run == m_run->lastRun)
        m_context.selection.setRun(RunNumber(m_run->run));
    fillReferences();
    load();
}

void PlotsPanel::fillReferences()
{
    if (m_run)
        m_choices = choicesFor(m_book, *m_run);
    // What was laid under them from elsewhere stays a choice.
    for (const PlotSource &source : std::as_const(m_sources.references))
        if (std::none_of(m_choices.begin(), m_choices.end(), [&source](const ReferenceChoice &choice) {
                return choice.source.path == source.path;
            }))
            m_choices.prepend({source, source.title, false});
    m_referenceMenu->clear();
    for (const ReferenceChoice &choice : std::as_const(m_choices)) {
        QAction *action = m_referenceMenu->addAction(choice.title);
        action->setCheckable(true);
        action->setToolTip(choice.source.path);
        for (const PlotSource &source : std::as_const(m_sources.references))
            if (source.path == choice.source.path)
                action->setChecked(true);
        // Later: the menu is filled anew, which ends the action that told.
        const auto take = [this] {
            QStringList titles;
            for (const QAction *each : m_referenceMenu->actions())
                if (each->isChecked())
                    titles.append(each->text());
            setReferences(titles);
        };
        connect(action, &QAction::triggered, this, take, Qt::QueuedConnection);
    }
    m_referenceMenu->addSeparator();
    m_referenceMenu->addActions(m_referenceActions);
    QStringList names;
    for (const PlotSource &source : std::as_const(m_sources.references))
        names.append(source.title);
    // No wider than the bar has room for in a small window; the tool tip has it in full.
    m_references->setText(names.isEmpty() ? tr("No reference")
                                          : fontMetrics().elidedText(
                                              tr("Over %1", "references").arg(names.first()), Qt::ElideMiddle,
                                              kLetters * fontMetrics().averageCharWidth()));
    m_references->setToolTip(names.isEmpty() ? tr("Choose up to %1 references.").arg(kMostReferences)
                                             : names.join(u'\n'));
}

void PlotsPanel::setReferences(const QStringList &titles)
{
    m_referencesChosen = true;
    // Those that are there keep their place: the first one gives the verdicts.
    QList<PlotSource> wanted = m_sources.references, fresh;
    const auto isIn = [](const QList<PlotSource> &list, const QString &path) {
        return std::any_of(list.begin(), list.end(),
                           [&path](const PlotSource &source) { return source.path == path; });
    };
    for (const ReferenceChoice &choice : std::as_const(m_choices)) {
        if (titles.contains(choice.title) && !isIn(wanted, choice.source.path))
            fresh.append(choice.source);
        if (!titles.contains(choice.title))
            wanted.removeIf(
                [&choice](const PlotSource &source) { return source.path == choice.source.path; });
    }
    wanted += fresh;
    takeReferences(wanted);
}

void PlotsPanel::overlay(const PlotSource &reference)
{
    if (reference.path == m_sources.data.path)
        return m_context.say(tr("These are the plots that are shown."));
    m_referencesChosen = true;
    QList<PlotSource> wanted = m_sources.references;
    wanted.removeIf([&reference](const PlotSource &source) { return source.path == reference.path; });
    wanted.prepend(reference);
    takeReferences(wanted);
}

void PlotsPanel::takeReferences(const QList<PlotSource> &wanted)
{
    if (wanted.size() > kMostReferences)
        m_context.say(tr("At most %1 references are drawn over each other.").arg(kMostReferences));
    m_sources.references = wanted.first(std::min<qsizetype>(wanted.size(), kMostReferences));
    fillReferences();
    load();
}

void PlotsPanel::openFiles(const QString &file, const QStringList &references)
{
    if (!file.isEmpty()) {
        m_run.reset();
        m_referencesChosen = false;
        m_runs->setCurrentIndex(-1);
        m_sources = {{file, QFileInfo(file).fileName()}, {}};
        m_choices.clear();
        m_trend->setSources({});
    }
    for (const QString &path : references) {
        const PlotSource source{path, QFileInfo(path).fileName()};
        m_sources.references.removeIf([&path](const PlotSource &other) { return other.path == path; });
        m_sources.references.prepend(source);
    }
    if (!references.isEmpty())
        m_referencesChosen = true;
    m_sources.references.resize(std::min<qsizetype>(m_sources.references.size(), kMostReferences));
    fillReferences();
    if (!m_sources.data.path.isEmpty())
        load();
}

QStringList PlotsPanel::labels() const
{
    QStringList list{m_sources.data.title};
    for (const PlotSource &source : m_sources.references)
        list.append(source.title);
    return list;
}

void PlotsPanel::load()
{
    m_model.clear();
    m_wall->thumbnails().clear();
    m_wall->setLook(labels(), {});
    m_end = ComparedFiles();
    m_hint->setLoading(true);
    m_summary->setText(tr("Reading..."));
    m_loader.load(m_sources, m_book.rules);
    tellSignoff();
    tellDialogs();
}

void PlotsPanel::takePortion(const ComparedPortion &portion)
{
    m_model.add(portion.plots);
    m_summary->setText(portion.done < portion.total
                           ? tr("Reading: %1 of %2 plots").arg(portion.done).arg(portion.total)
                           : QString());
}

void PlotsPanel::takeEnd()
{
    const Result<ComparedFiles> &files = m_loader.result();
    m_end = files;
    fillDetectors();
    setHint();
    if (files && !files->failedReferences.isEmpty())
        m_context.say(tr("A reference cannot be read: %1").arg(files->failedReferences.join(u' ')));
    // The plot that was shown, else the worst one.
    const QString path = m_current ? m_current->path : QString();
    if (m_model.rowOf(path) >= 0) {
        m_wall->setCurrentPath(path);
        showCurrent(path);
    } else if (m_model.rowCount() > 0) {
        m_wall->setCurrentIndex(m_model.index(0));
        showCurrent(m_model.at(0)->path);
    } else {
        m_current.reset();
        redraw();
    }
    tellDialogs();
}

void PlotsPanel::setHint()
{
    m_hint->setLoading(false);
    if (!m_end)
        m_hint->setText(tr("The plots cannot be read."), describe(m_end.error()));
    else if (!m_model.all().isEmpty())
        m_hint->setText(tr("No plot matches."), tr("Change or clear the filters above to see other plots."));
    else if (!m_sources.data.path.isEmpty())
        m_hint->setText(tr("There is no plot in this file."), m_sources.data.path);
    else
        m_hint->setText(tr("No plots yet."),
                        tr("\"Add files...\" registers the plots of a run; they are compared with those of "
                           "other runs. \"Open...\" shows any ROOT file, of no run."),
                        m_add);
}

void PlotsPanel::showCurrent(const QString &path)
{
    const int row = m_model.rowOf(path);
    if (row < 0)
        return;
    const bool other = !m_current || m_current->path != path;
    m_current = m_model.at(row);
    if (other) {
        m_options.xRange.reset();
        m_options.yRange.reset();
        if (m_options.isLog == false)
            m_options.isLog.reset();  // by itself again
    }
    if (m_current->isDropped) {
        m_drawer.stop();
        m_view->setMessage(tr("Reading %1...").arg(path));
        m_reader.run([this, sources = m_sources, rules = m_book.rules,
                      path](const std::stop_token &) -> std::function<void()> {
            const auto plot = readPlots(sources, rules, path);
            return [this, plot] {
                if (!plot)
                    return m_view->setMessage(describe(plot.error()));
                m_current = std::make_shared<const ComparedPlot>(*plot);
                redraw();
            };
        });
        return;
    }
    redraw();
}

void PlotsPanel::redraw()
{
    tellSignoff();
    if (!m_current) {
        m_drawer.stop();
        m_view->setMessage(tr("Choose a plot in the wall."));
        m_verdict->clear();
        return;
    }
    m_verdict->setText(tr("%1 %2: %3 (%4)", "sign, state, verdict, plot")
                           .arg(stateSign(m_current->state), stateText(m_current->state),
                                m_current->sentence(), m_current->path));
    m_trend->setPlot(m_current->path, m_current->references.value(0), m_book.rules);
    if (cellsOf(*m_current) <= kLargePlot) {
        m_drawer.stop();
        m_view->setDrawing(drawingOf(*m_current, labels(), m_options));
        return;
    }
    if (m_view->drawing().path != m_current->path)
        m_view->setMessage(tr("Drawing %1...").arg(m_current->path));
    m_drawer.run([this, plot = m_current, names = labels(),
                  options = m_options](const std::stop_token &stop) -> std::function<void()> {
        const PlotDrawing drawing = drawingOf(*plot, names, options, stop);
        return [this, drawing] { m_view->setDrawing(drawing); };
    });
}

void PlotsPanel::step(int by)
{
    if (m_model.rowCount() == 0)
        return;
    const int row = m_current ? m_model.rowOf(m_current->path) : -1;
    const int next = std::clamp(row + by, 0, m_model.rowCount() - 1);
    m_wall->setCurrentIndex(m_model.index(next));
    showCurrent(m_model.at(next)->path);
}

// Runs are listed with the newest one first: the next run is the one above.
void PlotsPanel::stepRun(int by)
{
    const int next = m_runs->currentIndex() - by;
    if (m_runs->currentIndex() >= 0 && next >= 0 && next < m_runs->count())
        chooseRun(next, true);
}

}  // namespace shiftdeck
