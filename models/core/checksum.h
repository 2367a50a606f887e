// adler32, the checksum of the file catalogues of the field (RFC 1950), as eight lower-case hex digits.
#pragma once

#include "models/core/result.h"

#include <QByteArrayView>

namespace shiftdeck {

class Adler32 {
  public:
    void add(QByteArrayView bytes);
    QString hex() const;

  private:
    unsigned long m_value = 1;
};

QString adler32Of(QByteArrayView bytes);
bool isAdler32(QStringView text);  // exactly eight lower-case hex digits

}  // namespace shiftdeck
