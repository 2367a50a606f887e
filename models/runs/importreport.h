// What an import took, changed and refused, line by line.
//
// Told: worth knowing, nothing was changed. Changed: taken, but not as it was written. Refused: left out;
// what was made of the file is then not the whole file, and who needs the whole must look at isWhole().
//
// Counts are exact; of each kind the first kMaxRemarks remarks are kept, so that a hostile file cannot fill
// the memory, nor one kind hide another. A value; any thread.
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <array>

namespace shiftdeck {

struct ImportRemark {
    enum Kind { Told, Changed, Refused };
    Kind kind = Told;
    qint64 line = 0, column = 0;  // from 1; 0: of the whole file, or of the whole line
    QString text;  // whole sentences, translated

    // "line 12, column 5: refused: ..." as it is printed.
    QString sentence() const;
    bool operator==(const ImportRemark &) const = default;
};

class ImportReport {
  public:
    static constexpr int kMaxRemarks = 1000;

    void take(qint64 n = 1) { m_taken += n; }
    void tell(qint64 line, const QString &text, qint64 column = 0)
    {
        add({ImportRemark::Told, line, column, text});
    }
    void change(qint64 line, const QString &text, qint64 column = 0)
    {
        add({ImportRemark::Changed, line, column, text});
    }
    void refuse(qint64 line, const QString &text, qint64 column = 0)
    {
        add({ImportRemark::Refused, line, column, text});
    }

    qint64 taken() const { return m_taken; }
    qint64 count(ImportRemark::Kind kind) const { return m_counts[kind]; }
    bool isWhole() const { return m_counts[ImportRemark::Refused] == 0; }
    const QList<ImportRemark> &remarks() const { return m_remarks; }
    qint64 leftOut() const;  // remarks that were counted and not kept
    void sortByLine();  // for importers that find things out of order

    // {taken, told, changed, refused, leftOut, remarks: [{kind, line, column, text}]}; line and column where
    // known.
    QJsonObject json() const;
    bool operator==(const ImportReport &) const = default;

  private:
    void add(ImportRemark remark);

    qint64 m_taken = 0;
    std::array<qint64, 3> m_counts{};
    QList<ImportRemark> m_remarks;
};

}  // namespace shiftdeck
