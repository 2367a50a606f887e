#include "models/quality/rootstreamer.h"

#include <algorithm>

namespace shiftdeck {

namespace {
constexpr quint32 kByteCount = 0x40000000;  // set in a length
constexpr quint32 kNewClass = 0xffffffff;  // the class name follows
constexpr quint32 kClass = 0x80000000;  // set in a reference to a class
constexpr quint32 kMapOffset = 2;  // added to positions, because 0 and 1 mean something else
constexpr qsizetype kLongestClassName = 200;

std::optional<RootNumber> arrayOf(const QByteArray &className)
{
    static const QHash<QByteArray, RootNumber> kArrays{
        {"TArrayC", RootNumber::I8},  {"TArrayS", RootNumber::I16},   {"TArrayI", RootNumber::I32},
        {"TArrayL", RootNumber::I64}, {"TArrayL64", RootNumber::I64}, {"TArrayF", RootNumber::F32},
        {"TArrayD", RootNumber::F64}};
    const auto found = kArrays.constFind(className);
    return found == kArrays.constEnd() ? std::nullopt : std::optional(*found);
}
}  // namespace

RootStreamer::RootStreamer(QByteArrayView bytes, int keyLength, const RootLayouts &layouts,
                           const RootLimits &limits, RootArena &arena)
    : m_cursor(bytes), m_keyLength(keyLength), m_layouts(layouts), m_limits(limits), m_arena(arena)
{
}

Result<const RootObject *> RootStreamer::read(const QByteArray &className)
{
    RootObject *object = m_arena.make(className);
    readClass(className, *object);
    if (!m_cursor.ok())
        return fail(ErrorCode::InvalidInput, QStringLiteral("byte %1 of the object").arg(m_cursor.failedAt()),
                    m_cursor.failure());
    return object;
}

RootStreamer::Header RootStreamer::header()
{
    Header result;
    const qint64 start = m_cursor.position();
    const quint32 first = m_cursor.remaining() >= 4 ? m_cursor.u32() : 0;
    if ((first & kByteCount) != 0 && (first & kClass) == 0) {
        const qint64 length = first & ~kByteCount;
        if (length < 2 || length > m_cursor.remaining())
            m_cursor.fail(QStringLiteral("an object of %1 bytes does not fit into the %2 bytes that are left")
                              .arg(length)
                              .arg(m_cursor.remaining()));
        result.end = m_cursor.position() + length;
    } else {
        m_cursor.seek(start);
    }
    result.version = m_cursor.i16();
    return result;
}

void RootStreamer::readClass(const QByteArray &className, RootObject &object)
{
    if (m_depth >= m_limits.depth)
        m_cursor.fail(QStringLiteral("objects are nested more than %1 deep").arg(m_limits.depth));
    if (!m_cursor.ok())
        return;
    ++m_depth;
    if (!readKnown(className, object))
        readByLayout(className, object);
    --m_depth;
}

// The classes that ROOT itself streams by hand.
bool RootStreamer::readKnown(const QByteArray &className, RootObject &object)
{
    if (const auto type = arrayOf(className)) {
        const qint32 count = m_cursor.i32();
        if (count > m_limits.cells)
            m_cursor.fail(QStringLiteral("an array has %1 numbers; at most %2 are read")
                              .arg(count)
                              .arg(m_limits.cells));
        object.members.insert("fArray", m_cursor.values(*type, count));
        return true;
    }
    if (className == "TObject") {
        header();
        object.members.insert("fUniqueID", m_cursor.value(RootNumber::U32));
        const quint32 bits = m_cursor.u32();
        object.members.insert("fBits", static_cast<double>(bits));
        if ((bits & 0x10) != 0)  // it is referenced: the number of the process that did so
            m_cursor.skip(2);
        return true;
    }
    if (className == "TList" || className == "THashList" || className == "TObjArray") {
        readList(object, className == "TObjArray");
        return true;
    }
    return false;
}

void RootStreamer::readList(RootObject &object, bool isArray)
{
    const Header head = header();
    if (head.version > (isArray ? 2 : 3))
        readClass("TObject", object);
    if (head.version > (isArray ? 1 : 3))
        object.members.insert("fName", m_cursor.string());
    const qint32 count = m_cursor.i32();
    if (isArray)
        m_cursor.skip(4);  // the lower bound
    // Even an empty place takes four bytes.
    if (count < 0 || count > m_cursor.remaining() / 4)
        m_cursor.fail(QStringLiteral("a list of %1 objects does not fit into the %2 bytes that are left")
                          .arg(count)
                          .arg(m_cursor.remaining()));
    RootObjects objects;
    for (qint32 i = 0; i < count && m_cursor.ok(); ++i) {
        objects.append(readPointer());
        if (!isArray)
            m_cursor.string();  // how it wants to be drawn
    }
    object.members.insert("arr", objects);
    if (head.end >= 0)
        m_cursor.seek(head.end);
}

void RootStreamer::readByLayout(const QByteArray &className, RootObject &object)
{
    const Header head = header();
    if (!m_cursor.ok())
        return;
    const RootLayout *layout = m_layouts.find(className, head.version);
    if (!layout) {
        m_cursor.fail(QStringLiteral("the file does not say how version %1 of the class %2 is laid out")
                          .arg(head.version)
                          .arg(QString::fromLatin1(className)));
        return;
    }
    for (const RootElement &element : *layout) {
        if (!m_cursor.ok())
            return;
        readElement(element, object);
    }
    if (head.end < 0 || !m_cursor.ok() || m_cursor.position() == head.end)
        return;
    if (!RootLayouts::isStreamerClass(className) || m_cursor.position() > head.end)
        m_cursor.fail(QStringLiteral("version %1 of the class %2 does not end where it says: %3 bytes away")
                          .arg(head.version)
                          .arg(QString::fromLatin1(className))
                          .arg(m_cursor.position() - head.end));
    m_cursor.seek(head.end);
}

void RootStreamer::readElement(const RootElement &element, RootObject &object)
{
    using Kind = RootElement::Kind;
    switch (element.kind) {
    case Kind::Base: readClass(element.type, object); break;
    case Kind::Number: object.members.insert(element.name, m_cursor.value(element.number)); break;
    case Kind::Numbers:
        object.members.insert(element.name, m_cursor.values(element.number, element.length));
        break;
    case Kind::NumberList: {
        const bool isThere = m_cursor.u8() != 0;
        const double count = isThere ? object.number(element.counter) : 0;
        if (!(count >= 0 && count <= m_limits.cells))
            m_cursor.fail(QStringLiteral("a list says it has %1 numbers").arg(count));
        else
            object.members.insert(element.name, m_cursor.values(element.number, static_cast<qint64>(count)));
        break;
    }
    case Kind::Text: object.members.insert(element.name, m_cursor.string()); break;
    case Kind::Object: {
        if (arrayOf(element.type)) {
            RootObject member{element.type, {}};
            readClass(element.type, member);
            object.members.insert(element.name, member.numbers("fArray"));
        } else {
            RootObject *made = m_arena.make(element.type);
            readClass(element.type, *made);
            object.members.insert(element.name, made);
        }
        break;
    }
    case Kind::Pointer: object.members.insert(element.name, readPointer()); break;
    case Kind::Skipped: {
        const Header head = header();
        if (head.end < 0)
            m_cursor.fail(QStringLiteral("the member %1 does not say how long it is")
                              .arg(QString::fromLatin1(element.name)));
        else
            m_cursor.seek(head.end);
        break;
    }
    case Kind::Unknown:
        m_cursor.fail(QStringLiteral("the member %1 has a type that is not known")
                          .arg(QString::fromLatin1(element.name)));
    }
}

const RootObject *RootStreamer::readPointer()
{
    const qint64 start = m_cursor.position();
    quint32 tag = m_cursor.u32();
    qint64 end = -1, tagAt = start;
    if ((tag & kByteCount) != 0 && tag != kNewClass) {
        const qint64 length = tag & ~kByteCount;
        if (length < 4 || length > m_cursor.remaining())
            m_cursor.fail(QStringLiteral("an object of %1 bytes does not fit into the %2 bytes that are left")
                              .arg(length)
                              .arg(m_cursor.remaining()));
        tagAt = m_cursor.position();
        end = tagAt + length;
        tag = m_cursor.u32();
    }
    if (!m_cursor.ok() || tag == 0)
        return nullptr;
    if ((tag & kClass) == 0) {
        const RootObject *known = m_known.value(tag);
        if (end >= 0)
            m_cursor.seek(end);
        return known;
    }
    const QByteArray className =
        tag == kNewClass ? m_cursor.zeroTerminated(kLongestClassName) : classAt(tag & ~kClass);
    if (!m_cursor.ok())
        return nullptr;
    RootObject *object = m_arena.make(className);
    m_known.insert(static_cast<quint32>(start + m_keyLength) + kMapOffset, object);
    // What no histogram is made of may have any form: only its length matters.
    const bool wanted = arrayOf(className) || className.startsWith("TH") || className.startsWith("TProfile")
        || className == "TList" || className == "TObjArray" || className == "TObjString"
        || RootLayouts::isStreamerClass(className);
    if (wanted)
        readClass(className, *object);
    else if (end < 0)
        m_cursor.fail(QStringLiteral("an object of the class %1 does not say how long it is")
                          .arg(QString::fromLatin1(className)));
    if (end >= 0)
        m_cursor.seek(end);
    return object;
}

// The class name that was written at an earlier place.
QByteArray RootStreamer::classAt(quint32 tag)
{
    const qint64 back = m_cursor.position();
    m_cursor.seek(static_cast<qint64>(tag) - kMapOffset - m_keyLength);
    if (m_cursor.ok() && m_cursor.u32() != kNewClass)
        m_cursor.fail(QStringLiteral("a reference to a class leads to no class"));
    const QByteArray name = m_cursor.zeroTerminated(kLongestClassName);
    m_cursor.seek(back);
    return name;
}

}  // namespace shiftdeck
