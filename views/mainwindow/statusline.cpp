#include "views/mainwindow/statusline.h"

#include "models/commands/presencetext.h"
#include "models/core/errortext.h"
#include "models/items/format.h"
#include "models/storage/queries.h"
#include "views/common/icons.h"
#include "views/common/panel.h"
#include "views/common/theme.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace shiftdeck {

namespace {
constexpr int kTickMs = 1000;
// An agent writes its heartbeat in every cycle; one that is older than this has gone.
constexpr qint64 kAgentGoneMs = 15'000;

void colour(QLabel *label, const QColor &text)
{
    QPalette palette = label->parentWidget()->palette();
    if (text.isValid())
        palette.setColor(QPalette::WindowText, text);
    label->setPalette(palette);
}
}  // namespace

StatusLine::StatusLine(PanelContext &context, QMenu *operators, QWidget *parent)
    : QWidget(parent), m_context(context), m_store(new QLabel(this)), m_agentLabel(new QLabel(this)),
      m_age(new QLabel(this)), m_start(new QPushButton(icon(u"agent"), tr("Start agent"), this)),
      m_people(new QToolButton(this)), m_operator(new QToolButton(this))
{
    m_store->setAccessibleName(tr("Connection to the store"));
    m_agentLabel->setAccessibleName(tr("The agent"));
    m_age->setAccessibleName(tr("Age of what is shown"));
    m_start->setToolTip(tr("Starts an agent for this store; it goes on when the window is closed."));
    m_start->setFlat(true);
    m_start->hide();
    m_people->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_people->setAutoRaise(true);
    m_people->setFocusPolicy(Qt::TabFocus);
    m_people->hide();
    m_operator->setIcon(icon(u"user"));
    m_operator->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_operator->setPopupMode(QToolButton::InstantPopup);
    m_operator->setAutoRaise(true);
    m_operator->setMenu(operators);
    m_operator->setToolTip(tr("Who acts: every change is authorized and written down under this name."));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 4, 0);
    layout->setSpacing(14);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_agentLabel, m_start, m_store, m_age, m_people, m_operator})
        layout->addWidget(widget);

    connect(m_start, &QPushButton::clicked, this, [this] {
        m_start->setEnabled(false);
        emit startAgentAsked();
    });
    connect(m_people, &QToolButton::clicked, this, [this] { m_context.show(QStringLiteral("people")); });
    connect(&context.presence(), &Presence::changed, this, &StatusLine::showPeople);
    connect(&context.store, &StoreClient::connectionChanged, this, &StatusLine::showConnection);
    connect(&context.store, &StoreClient::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches(QStringLiteral("agent")))
            readAgent();
    });
    connect(&context, &PanelContext::principalChanged, this, &StatusLine::update);
    m_tick.setInterval(kTickMs);
    connect(&m_tick, &QTimer::timeout, this, &StatusLine::update);
    m_tick.start();
    readAgent();
    update();
}

QString StatusLine::storeText() const { return m_store->text(); }

QString StatusLine::agentText() const { return m_agentLabel->text(); }

bool StatusLine::agentRuns() const
{
    return m_agent && QDateTime::currentMSecsSinceEpoch() - m_agent->heartbeatAt < kAgentGoneMs;
}

void StatusLine::readAgent()
{
    m_reading.ask(
        m_context.store, this, [](Database &db) { return agentState(db); },
        [this](const Result<std::optional<AgentState>> &state) {
            if (!state)
                return;  // the connection's own message tells
            m_agent = *state;
            m_agentKnown = true;
            update();
        });
}

void StatusLine::showPeople()
{
    constexpr qsizetype kMostLines = 10;
    QStringList lines;
    for (const PresentSession &session : m_context.presence().others())
        if (!session.isAgent())  // which has its own words beside
            lines.append(whoText(session));
    m_people->setVisible(!lines.isEmpty());
    m_people->setText(tr("Also here: %1", "how many people").arg(lines.size()));
    if (lines.size() > kMostLines)
        lines = lines.first(kMostLines) + QStringList{QStringLiteral("...")};
    lines.append(tr("Click to see what they do."));
    m_people->setToolTip(lines.join(u'\n'));
    m_people->setAccessibleName(m_people->text());
    m_people->setAccessibleDescription(m_people->toolTip());
}

void StatusLine::showConnection(bool ok, const Error &error)
{
    m_connected = int(ok);
    m_problem = ok ? QString() : describe(error);
    update();
}

void StatusLine::update()
{
    const bool dark = isDark(palette());
    const TimeMs now = QDateTime::currentMSecsSinceEpoch();
    const QString name = m_context.store.location().title();
    if (m_connected < 0 && m_context.store.lastHeard() > 0)  // it was told before anybody listened
        m_connected = 1;
    if (m_connected == 0) {
        m_store->setText(tr("%1 is not reachable", "a store").arg(name));
        m_store->setToolTip(m_problem);
        colour(m_store, errorColours(dark).foreground);
    } else {
        m_store->setText(m_connected < 0 ? tr("Opening %1", "a store").arg(name)
                                         : tr("Connected to %1", "a store").arg(name));
        m_store->setToolTip(m_context.store.location().text());
        colour(m_store, {});
    }
    const TimeMs heard = m_context.store.lastHeard();
    m_age->setText(heard == 0 ? QString() : tr("Shown as of %1", "an age").arg(format::age(heard, now)));
    m_age->setToolTip(tr("When the store was last asked for changes."));
    if (!m_agentKnown) {
        m_agentLabel->clear();
    } else if (agentRuns()) {
        m_agentLabel->setText(
            m_agent->doing.isEmpty()
                ? tr("Agent runs, heartbeat %1").arg(format::age(m_agent->heartbeatAt, now))
                : tr("Agent: %1, heartbeat %2").arg(m_agent->doing, format::age(m_agent->heartbeatAt, now)));
        m_agentLabel->setToolTip(tr("On %1, process %2, since %3.")
                                     .arg(m_agent->host)
                                     .arg(m_agent->pid)
                                     .arg(format::time(m_agent->startedAt)));
        colour(m_agentLabel, goodColours(dark).foreground);
        m_start->setEnabled(true);
    } else {
        m_agentLabel->setText(tr("No agent is running: pending jobs wait."));
        m_agentLabel->setToolTip(
            m_agent ? tr("The last heartbeat was at %1.").arg(format::time(m_agent->heartbeatAt))
                    : tr("No agent has ever run on this store."));
        colour(m_agentLabel, warningColours(dark).foreground);
        if (m_agent && now - m_agent->heartbeatAt > 2 * kAgentGoneMs)
            m_start->setEnabled(true);  // the one that was started did not come
    }
    m_start->setVisible(m_agentKnown && !agentRuns());
    const Principal &who = m_context.principal();
    m_operator->setText(who.name.isEmpty() ? tr("No operator")
                                           : tr("%1 (%2)", "operator, role").arg(who.name, toWord(who.role)));
    m_operator->setAccessibleName(tr("Operator: %1").arg(m_operator->text()));
}

void StatusLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

}  // namespace shiftdeck
