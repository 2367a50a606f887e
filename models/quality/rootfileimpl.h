// The inside of RootFile, in two source files: rootdirectories.cpp finds what is in the file, rootfile.cpp
// reads objects.
#pragma once

#include "models/quality/bytesource.h"
#include "models/quality/rootfile.h"
#include "models/quality/rootlayouts.h"
#include "models/quality/rootrecord.h"

#include <QHash>
#include <QSet>

#include <utility>

namespace shiftdeck {

RootKey keyOf(const RootRecord &record, const QString &directory);
tl::unexpected<Error> badRecord(qint64 position, const QString &why);

struct RootFile::Impl {
    QString path;
    RootLimits limits;
    ByteSource source;
    RootFileHeader header;
    RootDirectoryHeader top;
    QStringList notes;
    bool recovered = false;
    QHash<qint64, QList<RootRecord>> scanned;  // by directory, when recovered
    QHash<qint64, QList<RootRecord>> lists;  // by directory, when they were read
    int keyCount = 0;
    QSet<qint64> counted;  // the records whose objects are in plainBytes
    qint64 plainBytes = 0;
    std::unique_ptr<RootLayouts> layouts;  // when the first object was read

    Impl(ByteSource &&itsSource, QString itsPath, const RootLimits &itsLimits)
        : path(std::move(itsPath)), limits(itsLimits), source(std::move(itsSource))
    {
    }

    Result<> open();
    Result<> openTop();
    Result<> recover(const QString &why);
    Result<bool> isDirectoryRecord(const RootRecord &record);
    Result<QList<RootRecord>> list(const RootDirectoryHeader &directory);
    Result<QList<RootRecord>> readList(const RootDirectoryHeader &directory);
    Result<RootDirectoryHeader> directory(const RootKey &key);
    Result<QList<RootKey>> keys(const RootDirectoryHeader &directory, const QString &path);
    Result<> collect(const RootDirectoryHeader &directory, const QString &path, int depth, QSet<qint64> &seen,
                     QList<RootKey> &result);
    Result<QByteArray> objectBytes(const RootKey &key);
    Result<> readLayouts();
    Result<> addLayouts(const RootKey &key, RootLayouts &result);
    Result<Plot> plot(const RootKey &key);

    // The same with the path in front.
    template <typename T>
    Result<T> named(Result<T> &&result) const
    {
        if (result)
            return std::move(result);
        Error error = std::move(result).error();
        error.context = error.context.isEmpty() || error.context == path
            ? path
            : QStringLiteral("%1: %2").arg(path, error.context);
        return tl::unexpected(std::move(error));
    }
};

}  // namespace shiftdeck
