#include "views/common/panel.h"

#include "models/items/format.h"

#include <QShowEvent>

namespace shiftdeck {

namespace {
constexpr int kCoalesceMs = 200;
}

PanelContext::PanelContext(StoreClient &client, const CommandBus &commands, Selection &shared,
                           QSettings &config, QObject *parent)
    : QObject(parent), store(client), bus(commands), selection(shared), settings(config), m_presence(client)
{
    connect(&selection, &Selection::requestsChanged, this,
            [this] { m_presence.setOpen(selection.requests()); });
    connect(&store, &StoreClient::connectionChanged, this, [this](bool ok) {
        const TimeMs heard = store.lastHeard();
        m_offline = ok ? QString()
            : heard == 0
            ? tr("The store cannot be reached.")
            : tr("The store has not been reachable since %1.").arg(format::time(heard));
        emit offlineChanged();
    });
}

Availability PanelContext::allowed(const CommandSpec &spec) const
{
    if (!m_offline.isEmpty())
        return {false, m_offline};
    return CommandBus::availability(spec, m_principal);
}

void PanelContext::setPrincipal(const Principal &principal)
{
    m_principal = principal;
    m_presence.setWho(principal.name);
    emit principalChanged();
}

void PanelContext::setRules(const QList<TransitionRule> &rules)
{
    m_rules = rules;
    emit rulesChanged();
}

Panel::Panel(PanelContext &context, QWidget *parent) : QWidget(parent), m_context(context)
{
    m_waiting.everything = true;
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Panel::deliver);
    connect(&context.store, &StoreClient::changed, this, &Panel::take);
    connect(&context.store, &StoreClient::connectionChanged, this, [this](bool ok) {
        if (ok && m_lost) {  // what was asked meanwhile was not answered
            ChangeSet all;
            all.everything = true;
            take(all);
        }
        m_lost = !ok;
    });
}

void Panel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous())
        deliver();
}

void Panel::setInFront(bool inFront)
{
    m_inFront = inFront;
    // Not at once: while a layout is made tabs come to the front that do not stay there.
    if (inFront)
        QTimer::singleShot(0, this, &Panel::deliver);
}

void Panel::take(const ChangeSet &changes)
{
    merge(m_waiting, changes);
    if (!isVisible() || !m_inFront || m_timer.isActive())
        return;
    // The first change of a while is shown at once; of a stream of them, several at a time.
    const qint64 since = m_delivered.isValid() ? m_delivered.elapsed() : kCoalesceMs;
    m_timer.start(static_cast<int>(std::clamp<qint64>(kCoalesceMs - since, 0, kCoalesceMs)));
}

void Panel::deliver()
{
    if (!isVisible() || !m_inFront || m_waiting.isEmpty())
        return;
    m_delivered.start();
    const ChangeSet changes = std::exchange(m_waiting, ChangeSet());
    refresh(changes);
}

void merge(ChangeSet &sum, const ChangeSet &more)
{
    sum.lastSeq = more.lastSeq;
    sum.everything = sum.everything || more.everything;
    for (auto it = more.ids.cbegin(); it != more.ids.cend(); ++it)
        sum.ids[it.key()].unite(it.value());
    sum.requests.unite(more.requests);
}

}  // namespace shiftdeck
