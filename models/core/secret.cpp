#include "models/core/secret.h"

#include <cstring>

#include <sys/resource.h>

namespace shiftdeck {

void wipe(QString &text)
{
    if (text.isDetached())
        ::explicit_bzero(text.data(), static_cast<size_t>(text.size()) * sizeof(QChar));
    text = QString();
}

void wipe(QByteArray &text)
{
    if (text.isDetached())
        ::explicit_bzero(text.data(), static_cast<size_t>(text.size()));
    text = QByteArray();
}

void forbidCoreFiles()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_CORE, &limit) != 0)
        return;
    limit.rlim_cur = 0;
    (void)::setrlimit(RLIMIT_CORE, &limit);
}

}  // namespace shiftdeck
