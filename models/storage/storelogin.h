// Who is logged in at a store on a server. Any Database; one small query.
#pragma once

#include "models/storage/database.h"

#include <optional>

namespace shiftdeck {

struct StoreLogin {
    QString name;  // also the operator's
    bool administrator = false;  // for whom the rules of the roles do not hold, and who may act as anybody
};

// None: the store is a file, where nobody logs in.
Result<std::optional<StoreLogin>> storeLogin(Database &db);

}  // namespace shiftdeck
