#include "models/runs/runpattern.h"
#include "models/runs/runtable.h"

#include <QBuffer>

#include <cstddef>
#include <cstdint>

using namespace shiftdeck;

// The first line as a pattern, matched with the second; the whole as a table of files.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    QByteArray content(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QString text = QString::fromUtf8(content);
    const auto pattern = RunPattern::parse(text.section(u'\n', 0, 0));
    if (pattern) {
        const auto run = pattern->match(0, text.section(u'\n', 1, 1).left(255), 0);
        if (run && *run < 0)
            qFatal("a run that cannot be");
    } else if (pattern.error().code != ErrorCode::InvalidInput || pattern.error().cause.isEmpty()) {
        qFatal("an error without a reason");
    }
    for (const bool isManifest : {false, true}) {
        QBuffer buffer(&content);
        if (!buffer.open(QIODevice::ReadOnly))
            qFatal("no buffer");
        const RunTable table = readRunTable(buffer, isManifest);
        if (table.files.size() != table.report.taken() || (!table.hasHeader && !table.files.isEmpty()))
            qFatal("files that are not counted");
        for (const TableFile &file : table.files) {
            QString reason;
            if (!checkTableFile(file, isManifest, &reason))
                qFatal("a file that cannot be: %s", qPrintable(reason));
        }
    }
    return 0;
}
