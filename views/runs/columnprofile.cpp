#include "views/runs/columnprofile.h"

#include <QComboBox>
#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QSignalBlocker>
#include <QTreeView>

namespace shiftdeck {

namespace {
const QString kProfile = QStringLiteral("runs/profile");
const QString kHidden = QStringLiteral("runs/hidden");  // of the own choice, by name
}  // namespace

bool showsColumn(RunProfile profile, const QString &column)
{
    static const QStringList kShifter{
        QStringLiteral("run"),      QStringLiteral("type"),     QStringLiteral("start"),
        QStringLiteral("duration"), QStringLiteral("rawfiles"), QStringLiteral("events"),
        QStringLiteral("recorded"), QStringLiteral("campaign"), QStringLiteral("comment")};
    static const QStringList kQuality{
        QStringLiteral("run"),      QStringLiteral("type"),     QStringLiteral("start"),
        QStringLiteral("stop"),     QStringLiteral("duration"), QStringLiteral("fill"),
        QStringLiteral("sections"), QStringLiteral("events"),   QStringLiteral("delivered"),
        QStringLiteral("recorded"), QStringLiteral("method"),   QStringLiteral("first"),
        QStringLiteral("second"),   QStringLiteral("ratio"),    QStringLiteral("quality"),
        QStringLiteral("comment")};
    static const QStringList kManager{QStringLiteral("run"),      QStringLiteral("start"),
                                      QStringLiteral("fill"),     QStringLiteral("energy"),
                                      QStringLiteral("events"),   QStringLiteral("delivered"),
                                      QStringLiteral("recorded"), QStringLiteral("campaign")};
    const QString kind = column.section(u':', 0, 0);  // campaigns and detectors have their name behind it
    switch (profile) {
    case RunProfile::Shifter: return kShifter.contains(kind);
    case RunProfile::Quality: return kQuality.contains(kind);
    case RunProfile::Manager: return kManager.contains(kind);
    case RunProfile::All:
    case RunProfile::Own: break;
    }
    return true;
}

ColumnProfile::ColumnProfile(QTreeView *table, QComboBox *box, QSettings &settings, QObject *parent)
    : QObject(parent), m_table(table), m_box(box), m_settings(settings)
{
    m_box->setAccessibleName(tr("Columns"));
    m_box->setToolTip(
        tr("Which columns are shown. The menu of the header (right click) shows and hides single ones."));
    m_box->addItem(tr("Shifter"), int(RunProfile::Shifter));
    m_box->addItem(tr("Data quality"), int(RunProfile::Quality));
    m_box->addItem(tr("Manager"), int(RunProfile::Manager));
    m_box->addItem(tr("All columns"), int(RunProfile::All));
    m_box->addItem(tr("My own"), int(RunProfile::Own));
    m_profile = fromWord<RunProfile>(m_settings.value(kProfile).toString()).value_or(RunProfile::Shifter);
    m_box->setCurrentIndex(m_box->findData(int(m_profile)));
    connect(m_box, &QComboBox::currentIndexChanged, this,
            [this] { choose(RunProfile(m_box->currentData().toInt())); });
    // The header tells only so of a column that is hidden or shown; a last one that gets its room looks
    // The menu of the header was made just before (styleView), and tells of every choice.
    connect(m_table->header(), &QHeaderView::customContextMenuRequested, this, [this] {
        const QList<QMenu *> menus = m_table->findChildren<QMenu *>(Qt::FindDirectChildrenOnly);
        if (!menus.isEmpty())
            connect(menus.last(), &QMenu::triggered, this, &ColumnProfile::noteOwn);
    });
}

void ColumnProfile::setRole(Role role)
{
    if (m_settings.contains(kProfile))
        return;
    m_profile = role == Role::Dq ? RunProfile::Quality
        : role == Role::Manager  ? RunProfile::Manager
                                 : RunProfile::Shifter;
    const QSignalBlocker quiet(m_box);
    m_box->setCurrentIndex(m_box->findData(int(m_profile)));
    apply();
}

void ColumnProfile::setColumns(const QStringList &names)
{
    m_columns = names;
    apply();
}

void ColumnProfile::choose(RunProfile profile)
{
    m_profile = profile;
    m_settings.setValue(kProfile, QString(toWord(profile)));
    apply();
}

bool ColumnProfile::hides(int column) const
{
    const QString &name = m_columns.at(column);
    return m_profile == RunProfile::Own ? m_settings.value(kHidden).toStringList().contains(name)
                                        : !showsColumn(m_profile, name);
}

void ColumnProfile::apply()
{
    for (int column = 1; column < m_columns.size(); ++column)
        m_table->setColumnHidden(column, hides(column));
    if (m_profile != RunProfile::Quality)
        return;
    // The flags are what such a person comes for: they stand beside the run and its type.
    QHeaderView *header = m_table->header();
    int place = 2;
    for (int column = 0; column < m_columns.size(); ++column)
        if (m_columns.at(column).startsWith(QLatin1StringView("quality:")))
            header->moveSection(header->visualIndex(column), place++);
}

void ColumnProfile::noteOwn()
{
    QStringList hidden;
    for (int column = 1; column < m_columns.size(); ++column)
        if (m_table->isColumnHidden(column))
            hidden.append(m_columns.at(column));
    m_settings.setValue(kHidden, hidden);
    m_profile = RunProfile::Own;
    m_settings.setValue(kProfile, QString(toWord(m_profile)));
    const QSignalBlocker quiet(m_box);
    m_box->setCurrentIndex(m_box->findData(int(m_profile)));
}

}  // namespace shiftdeck
