#include "models/runs/runlistreader.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

using namespace shiftdeck;

namespace {
void checkReport(const ImportReport &report, qint64 lines)
{
    for (const ImportRemark &remark : report.remarks())
        if (remark.text.isEmpty() || remark.line < 0 || remark.line > lines || remark.column < 0)
            qFatal("a remark without a place or a reason: %s", qPrintable(remark.sentence()));
}

void checkList(const RunList &list)
{
    const LumiRange *before = nullptr;
    for (const LumiRange &range : list.ranges()) {
        if (!range.isValid()
            || (before && before->run == range.run && qint64(before->last) + 1 >= range.first)
            || (before && before->run > range.run))
            qFatal("not a compact list: %s", list.json().constData());
        before = &range;
    }
    const auto again = parseRunList(list.json(), QStringLiteral("again"));
    if (!again || !(again->list == list) || !again->report.remarks().isEmpty())
        qFatal("its text is another list: %s", list.json().constData());
    if (!combined(ListOperation::Xor, list, list).isEmpty()
        || !(combined(ListOperation::And, list, list) == list))
        qFatal("the algebra does not hold for %s", list.json().constData());
}

void checkError(const Error &error)
{
    if (error.code != ErrorCode::InvalidInput || error.cause.isEmpty() || error.context.isEmpty())
        qFatal("an error without a reason");
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qint64 lines = 1 + text.count('\n') + text.count('\r');
    const QString origin = QStringLiteral("input");
    if (const auto read = parseRunList(text, origin); !read) {
        checkError(read.error());
    } else {
        checkReport(read->report, lines);
        checkList(read->list);
    }
    if (const auto read = parseNormtag(text, origin); !read) {
        checkError(read.error());
    } else {
        checkReport(read->report, lines);
        checkList(read->normtag.list());
        for (const Normtag::Entry &entry : read->normtag.entries)
            if (read->normtag.tagOf(entry.range.run, entry.range.last) != entry.tag)
                qFatal("an entry is not found again");
    }
    if (const auto read = parseRuns(text, origin); !read) {
        checkError(read.error());
    } else {
        checkReport(read->report, lines);
        if (read->runs.size() != read->report.taken()
            || !std::is_sorted(read->runs.begin(), read->runs.end()))
            qFatal("not the runs that were taken");
    }
    return 0;
}
