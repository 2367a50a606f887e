// How ROOT classes are laid out in a file: class and version give a list of elements.
//
// A file says so itself, in its streamer information, for every class and version it holds. A file that was
// never closed does not; then the layouts of the histogram classes from ROOT 3 to 6.40, which are built in,
// are used. They were read off files of those versions. Values; one thread at a time.
#pragma once

#include "models/quality/rootcursor.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <optional>

namespace shiftdeck {

struct RootElement {
    enum class Kind {
        Base,  // a base class, `type`
        Number,  // one number
        Numbers,  // `length` numbers
        NumberList,  // a flag and as many numbers as the member `counter` says
        Text,  // a TString
        Object,  // an object of exactly `type`
        Pointer,  // nothing, a reference, or an object that names its class
        Skipped,  // something with its own length in bytes that no histogram needs
        Unknown,  // something whose length is not known: reading stops here
    };
    Kind kind = Kind::Unknown;
    QByteArray name;
    QByteArray type;
    RootNumber number = RootNumber::F64;
    int length = 0;
    QByteArray counter;
};

using RootLayout = QList<RootElement>;

// What a TStreamerElement says, as an element. `code` is its fType, `length` its fArrayLength.
RootElement rootElement(int code, const QByteArray &name, const QByteArray &typeName, int length,
                        const QByteArray &counter);

class RootLayouts {
  public:
    // Goes before the one that is built in, if there is any.
    void add(const QByteArray &className, int version, const RootLayout &layout);
    // nullptr: not known.
    const RootLayout *find(const QByteArray &className, int version) const;
    // Of classes that read streamer information; bytes that are left after their elements are no error.
    static bool isStreamerClass(const QByteArray &className) { return className.startsWith("TStreamer"); }

  private:
    QHash<std::pair<QByteArray, int>, RootLayout> m_layouts;
};

}  // namespace shiftdeck
