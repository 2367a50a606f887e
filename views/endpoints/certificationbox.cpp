#include "views/endpoints/certificationbox.h"

#include "models/core/filterexpression.h"
#include "views/common/delegates.h"
#include "views/common/itemviews.h"
#include "views/common/overlay.h"
#include "views/common/panelactions.h"

#include <QAction>
#include <QLabel>
#include <QToolBar>
#include <QTreeView>
#include <QVBoxLayout>

namespace shiftdeck {

namespace {
const QString kHeader = QStringLiteral("endpoints/certifications");
constexpr qsizetype kLongestText = 400;
}  // namespace

CertificationBox::CertificationBox(PanelContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_table(new QTreeView),
      m_certify(makePanelAction(context, this, "approve", tr("Certify..."), "site.certify")),
      m_withdraw(makePanelAction(context, this, "clear", tr("Withdraw..."), "site.withdraw")),
      m_require(makePanelAction(context, this, "hold", tr("Require..."), "site.require")),
      m_exempt(makePanelAction(context, this, "resume", tr("Exempt..."), "site.exempt")),
      m_findings(new QLabel)
{
    m_table->setModel(&m_model);
    m_table->setRootIsDecorated(false);
    m_table->setItemDelegate(new BadgeDelegate(m_table));
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    styleView(m_table, tr("What the chosen site is certified for"), false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    setColumnWidths(m_table,
                    {QStringLiteral("demo-1.0__"), QStringLiteral("production"),
                     QStringLiteral("under way___"), QStringLiteral("12 h 30 min ago"),
                     QStringLiteral("carla_"),
                     QStringLiteral("All merged files (2) are those of the sample")});
    restoreHeader(m_table, context.settings, kHeader);
    m_table->addActions(actions());
    m_hint = new EmptyHint(m_table, QStringLiteral("approve"));
    m_hint->setLoading(false);
    m_findings->setWordWrap(true);
    m_findings->setTextFormat(Qt::PlainText);
    m_findings->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_findings->setAccessibleName(tr("Findings of the chosen certification"));
    // A tool bar hides what has no room behind a button of its own; rows of buttons would widen the panel.
    auto *bar = new QToolBar(this);
    bar->setAccessibleName(tr("Certification"));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    const QList<QAction *> all = actions();
    for (QAction *action : all) {
        bar->addAction(action);
        QWidget *button = bar->widgetForAction(action);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAccessibleName(action->text());
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(6);
    layout->addWidget(bar);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_findings);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &CertificationBox::choose);
    connect(m_table, &QTreeView::activated, this, &CertificationBox::showTrial);
    choose();
}

CertificationBox::~CertificationBox()
{
    saveHeader(m_table, m_context.settings, kHeader);
    delete m_table;  // before its model, whose end would be told to slots of this box
}

void CertificationBox::setRows(const QList<CertificationRow> &rows)
{
    m_model.set(rows);
    choose();
}

void CertificationBox::setNothing(const QString &title, const QString &text) { m_hint->setText(title, text); }

const CertificationRow *CertificationBox::chosen() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() && index.row() < m_model.rowCount() ? &m_model.at(index.row()) : nullptr;
}

void CertificationBox::choose()
{
    const CertificationRow *row = chosen();
    QString text = row ? row->findings.simplified() : QString();
    if (text.size() > kLongestText)
        text = text.left(kLongestText) + QChar(0x2026);
    m_findings->setText(text);
    m_findings->setVisible(!text.isEmpty());
    explain(m_site ? &*m_site : nullptr);
}

void CertificationBox::explain(const SiteFacts *site)
{
    if (site && (!m_site || &*m_site != site))
        m_site = *site;
    else if (!site)
        m_site.reset();
    const QJsonObject name = m_site ? QJsonObject{{QStringLiteral("name"), m_site->name}} : QJsonObject();
    const QString none = m_site ? QString() : tr("Choose a site first.");
    enablePanelAction(m_context, m_certify, none, name);
    enablePanelAction(m_context, m_require,
                      !none.isEmpty()    ? none
                          : m_site->duty ? tr("It must be certified already.")
                                         : QString(),
                      name);
    enablePanelAction(m_context, m_exempt,
                      !none.isEmpty()    ? none
                          : m_site->duty ? QString()
                                         : tr("It needs no certification."),
                      name);
    const CertificationRow *row = chosen();
    QJsonObject which = name;
    if (row) {
        which.insert(QStringLiteral("step"), row->step);
        which.insert(QStringLiteral("release"), row->release);
    }
    const bool stands = row && row->verdict == CertificationVerdict::Good;
    enablePanelAction(m_context, m_withdraw,
                      !none.isEmpty() ? none
                          : stands    ? QString()
                                      : tr("Choose a good certification first."),
                      which);
}

void CertificationBox::showTrial()
{
    const CertificationRow *row = chosen();
    if (!row || !row->request.isValid())
        return;
    const FilterNode of{FilterNode::Compare,       {},
                        QStringLiteral("request"), FilterField::Number,
                        FilterOp::Equal,           {row->request.value()}};
    m_context.selection.setJobFilter(filterText(of));
    m_context.show(QStringLiteral("jobtree"));
}

}  // namespace shiftdeck
