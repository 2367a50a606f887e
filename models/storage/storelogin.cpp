#include "models/storage/storelogin.h"

namespace shiftdeck {

Result<std::optional<StoreLogin>> storeLogin(Database &db)
{
    if (!db.location().isServer())
        return std::nullopt;
    return db.first(
        QStringLiteral("SELECT session_user, session_role() IS NOT DISTINCT FROM 'administrator'"), {},
        [](const Row &row) {
            return StoreLogin{row.text(0), row.flag(1)};
        });
}

}  // namespace shiftdeck
