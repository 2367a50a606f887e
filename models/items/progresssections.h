// The sections of progressreport.h, one function each. Internal to models/items. Any thread that owns the
// Database.
#pragma once

#include "models/items/progressreport.h"

#include <QCoreApplication>

namespace shiftdeck {

struct ProgressText {
    Q_DECLARE_TR_FUNCTIONS(ProgressReport)
};

inline constexpr int kReportPoints = 240;  // of a curve: no more than a chart has pixels for

Result<ReportSection> burnUpSection(Database &db, const ReportScope &scope, TimeMs now);
Result<ReportSection> throughputSection(Database &db, const ReportScope &scope, TimeMs now);
Result<ReportSection> statusSection(Database &db, const ReportScope &scope, TimeMs now);
Result<ReportSection> holdsSection(Database &db, const ReportScope &scope, TimeMs now);
Result<ReportSection> milestoneSection(Database &db, const ReportScope &scope, TimeMs now);

// The three curves of a step, and what each has to reach; luminosity in millionths of what there is in all.
struct BurnUpCurves {
    CampaignTotals totals;
    QList<EtaPoint> events, files;
    LuminosityProgress luminosity;
    QList<EtaPoint> luminosityPoints;  // sums of `luminosity`, each times kLuminosityParts / expected()
};
inline constexpr double kLuminosityParts = 1e6;
Result<BurnUpCurves> readCurves(Database &db, const ProgressScope &scope, TimeMs now);
// A milestone's luminosity in these parts; 0: none is known.
qint64 luminosityParts(const BurnUpCurves &curves, const MilestoneTarget &target);

ReportCell numberCell(qint64 n);
ReportCell spanCell(TimeMs span);  // its value is in seconds
ReportCell dayCell(TimeMs at);

}  // namespace shiftdeck
