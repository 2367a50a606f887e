// Which columns of the Run summary are shown: one of the profiles that fit what people come for, or the own
// choice of the person, made in the menu of the header. That of data quality moves the flags of detectors
// beside the run. GUI thread.
#pragma once

#include "models/core/principal.h"
#include "models/core/vocabulary.h"

#include <QObject>
#include <QStringList>

class QComboBox;
class QSettings;
class QTreeView;

namespace shiftdeck {

enum class RunProfile { Shifter, Quality, Manager, All, Own };

namespace words {
template <>
struct Table<RunProfile> {
    static constexpr std::array list{W("shifter"), W("quality"), W("manager"), W("all"), W("own")};
};
}  // namespace words

// Whether a profile (not Own) shows the column of this name (RunModel::columnName).
bool showsColumn(RunProfile profile, const QString &column);

// Fills the box, remembers what is chosen, and hides columns of the table accordingly. The first column is
// always shown. The table was given its menu (styleView) before.
class ColumnProfile : public QObject {
    Q_OBJECT

  public:
    ColumnProfile(QTreeView *table, QComboBox *box, QSettings &settings, QObject *parent = nullptr);

    // Until somebody chooses, the columns are those that people of this role come for.
    void setRole(Role role);
    // The table has these columns from now on.
    void setColumns(const QStringList &names);

  private:
    void choose(RunProfile profile);
    bool hides(int column) const;
    void apply();
    // A column was hidden or shown in the menu of the header: that is the person's own choice.
    void noteOwn();

    QTreeView *m_table;
    QComboBox *m_box;
    QSettings &m_settings;
    QStringList m_columns;
    RunProfile m_profile = RunProfile::Shifter;
};

}  // namespace shiftdeck
