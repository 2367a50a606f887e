// A store as the program made it that knew the first script of the schema alone, for tests of migrations.
#pragma once

#include "tests/support/teststore.h"

namespace shiftdeck::test {

// Makes it at the location (on a server the database is there and empty), and runs the statements in it, as
// by hand. Ends the test program when something fails.
void makeFirstSchema(const QString &location, const QByteArray &content);

}  // namespace shiftdeck::test
