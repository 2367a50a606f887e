// What is done with the runs that are selected in the table: their jobs, their entries in the logbook,
// corrections. GUI thread.
#pragma once

class QTreeView;

namespace shiftdeck {

class PanelContext;

// In the context menu of the table, whose rows have the run as KeyRole; Enter shows the jobs. Live while a
// run is selected.
void addRunActions(PanelContext &context, QTreeView *table);

}  // namespace shiftdeck
