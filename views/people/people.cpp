#include "views/people/people.h"

#include "models/commands/presencetext.h"
#include "views/common/delegates.h"
#include "views/common/icons.h"
#include "views/common/itemviews.h"
#include "views/common/overlay.h"

#include <QAction>
#include <QHeaderView>
#include <QTreeView>
#include <QVBoxLayout>

namespace shiftdeck {

namespace {
const QString kHeader = QStringLiteral("people/header");
constexpr int kClockMs = 1000;
}  // namespace

PeoplePanel::PeoplePanel(PanelContext &context, QWidget *parent)
    : Panel(context, parent), m_table(new QTreeView(this)),
      m_show(new QAction(icon(u"requests"), tr("Show their requests"), this))
{
    m_table->setModel(&m_model);
    m_table->setRootIsDecorated(false);
    m_table->setItemDelegate(new BadgeDelegate(m_table));  // rows as high as those of the other tables
    styleView(m_table, tr("People"), false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    setColumnWidths(m_table,
                    {QStringLiteral("carla (this window)__"), QStringLiteral("manager_"),
                     QStringLiteral("about to do \"Approve\" with request 3 for 20 s"),
                     QStringLiteral("window on lxplus712"), QStringLiteral("23 h 59 min"),
                     QStringLiteral("30 s ago")});
    restoreHeader(m_table, m_context.settings, kHeader);
    m_hint = new EmptyHint(m_table, QStringLiteral("user"));
    m_hint->setLoading(true);
    m_show->setToolTip(tr("Selects the requests that this one has open, or is about to do something with."));
    m_table->addAction(m_show);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(m_table);

    connect(m_show, &QAction::triggered, this, &PeoplePanel::showTheirs);
    connect(m_table, &QTreeView::activated, this, &PeoplePanel::showTheirs);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PeoplePanel::follow);
    connect(&context.presence(), &Presence::changed, this, &PeoplePanel::showPeople);
    m_clock.setInterval(kClockMs);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        if (isVisible())
            showPeople();
    });
    m_clock.start();
    follow();
}

PeoplePanel::~PeoplePanel()
{
    saveHeader(m_table, m_context.settings, kHeader);
    // Before its model, whose end would be told to slots of this panel.
    delete m_table;
}

PanelInfo PeoplePanel::info() const
{
    return {QStringLiteral("people"), tr("People"), QStringLiteral("user"),
            QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P),
            tr("Who else has this store open, and what they are about to do.")};
}

void PeoplePanel::refresh(const ChangeSet &) { showPeople(); }

void PeoplePanel::showPeople()
{
    const Presence &presence = m_context.presence();
    QList<Person> people;
    for (const PresentSession &session : presence.sessions())
        people.append({session, doingText(m_context.bus, session, presence.age()), presence.isOwn(session),
                       presence.age()});
    m_model.set(people);
    const bool offline = !m_context.offline().isEmpty();
    m_hint->setLoading(!presence.isKnown() && !offline);
    m_hint->setText(offline ? tr("Who is here is not known.") : tr("Nobody is here."),
                    offline
                        ? m_context.offline()
                        : tr("Everybody who has this store open is listed here, with what they have open."));
    follow();
    if (presence.isKnown() && !std::exchange(m_loaded, true))
        emit loaded();
}

QList<RequestId> PeoplePanel::theirs() const
{
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid())
        return {};
    const PresentSession &session = m_model.at(index.row()).session;
    QList<RequestId> requests;
    for (const QList<PresentRequest> &list : {session.planned, session.open})
        for (const PresentRequest &request : list)
            if (!requests.contains(request.id))
                requests.append(request.id);
    return requests;
}

void PeoplePanel::showTheirs()
{
    const QList<RequestId> requests = theirs();
    if (requests.isEmpty())
        return;
    m_context.selection.setRequests(requests);
    m_context.show(QStringLiteral("requests"));
}

void PeoplePanel::follow() { m_show->setEnabled(!theirs().isEmpty()); }

}  // namespace shiftdeck
