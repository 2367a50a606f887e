// A bounded reader of DER (X.690): one element after the other, never beyond the bytes it was given. Reads
// nothing recursively by itself, so that nesting costs no stack. Any thread.
#pragma once

#include <QByteArrayView>

#include <optional>

namespace shiftdeck {

struct DerElement {
    quint8 tag = 0;  // the identifier octet: 0x30 SEQUENCE, 0x02 INTEGER, 0xa0 [0] constructed ...
    QByteArrayView content;  // points into the reader's bytes

    bool isSequence() const { return tag == 0x30; }
};

class DerReader {
  public:
    explicit DerReader(QByteArrayView bytes) : m_rest(bytes) { }
    bool atEnd() const { return m_rest.isEmpty(); }
    // Nothing at the end, and for what is no DER: a tag of several octets, an indefinite length, a length
    // longer than needed, or one beyond the end. Nothing follows then.
    std::optional<DerElement> next();
    // The next one where it has this tag; else nothing, and it is not taken.
    std::optional<DerElement> next(quint8 tag);

  private:
    QByteArrayView m_rest;
};

}  // namespace shiftdeck
