// Adds up what the rows of a luminosity table say, and compares it with the table's own trailer.
// Grows with the number of runs and paths alone. One thread.
#pragma once

#include "models/runs/lumicsv.h"

#include <QHash>
#include <QSet>

namespace shiftdeck {

class LumiTrailer {
  public:
    explicit LumiTrailer(LumiUnit unit) : m_unit(unit) { }

    // A row that was taken. `delivered` and `recorded` are what its fields may be wrong by, being rounded.
    void count(const LumiRow &row, double delivered, double recorded);
    // A line that begins with #.
    void read(QByteArrayView line, qint64 number, ImportReport &report);

    bool hasBegun() const { return m_place != Place::Outside; }
    TrailerState state() const;
    const std::vector<LumiRange> &notInResults() const { return m_notInResults; }

  private:
    struct Tally {
        QSet<qint64> fills, runs;
        qint64 lumisections = 0, cmsLumisections = 0;
        ExactSum delivered, recorded;
        double deliveredRounding = 0, recordedRounding = 0;
    };
    enum class Place { Outside, Columns, Rows, Behind };

    void readRow(QByteArrayView line, qint64 number, ImportReport &report);
    void readSum(QByteArrayView line, qint64 number, ImportReport &report);
    void readMissing(QByteArrayView list, qint64 number, ImportReport &report);
    void compareCount(const QString &what, QByteArrayView said, qint64 counted, qint64 number,
                      ImportReport &report);
    void compareSum(const QString &what, QByteArrayView said, const QString &unit, const ExactSum &sum,
                    double rounding, qint64 number, ImportReport &report);
    void differ(qint64 number, const QString &what, const QString &said, const QString &counted,
                ImportReport &report);

    LumiUnit m_unit;
    QHash<QByteArray, Tally> m_tallies;  // by path
    Tally m_all;
    Place m_place = Place::Outside;
    std::vector<std::pair<QString, QString>> m_columns;  // name and unit
    bool m_compared = false, m_differs = false;
    std::vector<LumiRange> m_notInResults;
};

}  // namespace shiftdeck
