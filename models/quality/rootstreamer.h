// Makes objects out of the bytes of one record, by the layouts of their classes. One thread.
//
// Objects of classes that no histogram needs (fitted functions, ...) are skipped by the length they state,
// and only their class name is kept. Whatever the bytes say, the work is bounded by their number, and the
// depth of objects in objects by the limit.
#pragma once

#include "models/core/result.h"
#include "models/quality/rootlayouts.h"
#include "models/quality/rootlimits.h"
#include "models/quality/rootobject.h"

namespace shiftdeck {

class RootStreamer {
  public:
    // `keyLength` is that of the record's header: positions in references count from the start of the record.
    RootStreamer(QByteArrayView bytes, int keyLength, const RootLayouts &layouts, const RootLimits &limits,
                 RootArena &arena);

    // The object at the start of the bytes. InvalidInput with the position when they do not hold one.
    Result<const RootObject *> read(const QByteArray &className);

  private:
    struct Header {
        int version = 0;
        qint64 end = -1;  // where the object says it ends; -1: it does not say
    };
    Header header();
    void readClass(const QByteArray &className, RootObject &object);
    bool readKnown(const QByteArray &className, RootObject &object);
    void readByLayout(const QByteArray &className, RootObject &object);
    void readElement(const RootElement &element, RootObject &object);
    void readList(RootObject &object, bool isArray);
    const RootObject *readPointer();
    QByteArray classAt(quint32 tag);

    RootCursor m_cursor;
    int m_keyLength;
    const RootLayouts &m_layouts;
    const RootLimits &m_limits;
    RootArena &m_arena;
    QHash<quint32, const RootObject *> m_known;
    int m_depth = 0;
};

}  // namespace shiftdeck
