#include "tests/simulation/filestore.h"
#include "tests/simulation/serverstore.h"

namespace shiftdeck::simulation {

std::unique_ptr<SimStore> SimStore::make(const StorePlace &place, const QString &folder, const Fill &fill,
                                         const Mutation *mutation)
{
    if (place.server.isEmpty())
        return std::make_unique<FileStore>(folder, fill, mutation ? mutation->fileGuards : QByteArray());
    return std::make_unique<ServerStore>(place, fill, mutation ? mutation->serverGuards : QByteArray());
}

}  // namespace shiftdeck::simulation
