// What a StoreClient tells, for tests that wait for it.
#pragma once

#include "models/storage/storeclient.h"

namespace shiftdeck::test {

// What a client was told, added up.
struct Heard {
    explicit Heard(StoreClient &client)
    {
        QObject::connect(&client, &StoreClient::changed, &client, [this](const ChangeSet &changes) {
            ++signalCount;
            everything += changes.everything ? 1 : 0;
            for (auto it = changes.ids.cbegin(); it != changes.ids.cend(); ++it)
                ids[it.key()].unite(it.value());
            requests.unite(changes.requests);
            lastSeq = changes.lastSeq;
        });
        // Not a QSignalSpy: that one would note the signal on the thread that emits it.
        QObject::connect(&client, &StoreClient::connectionChanged, &client,
                         [this](bool ok, const Error &error) {
                             connection.append({ok, error.code});
                         });
    }
    bool has(const char *entity, qint64 id) const
    {
        return ids.value(QString::fromLatin1(entity)).contains(id);
    }

    QList<std::pair<bool, ErrorCode>> connection;
    int signalCount = 0;
    int everything = 0;
    qint64 lastSeq = 0;
    QHash<QString, QSet<qint64>> ids;
    QSet<qint64> requests;
};

}  // namespace shiftdeck::test
