#include "models/credentials/credential.h"
#include "models/credentials/credentialwarning.h"
#include "models/credentials/vomsattributes.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

using namespace shiftdeck;

namespace {
bool isTime(TimeMs at) { return at > -400'000'000'000'000 && at < 400'000'000'000'000; }
bool isOneLine(const QString &text)
{
    return std::none_of(text.begin(), text.end(),
                        [](QChar c) { return c.category() == QChar::Other_Control; });
}
}  // namespace

// Whatever the bytes are: an error with a reason, or values within their bounds.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray content(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    // What begins as DER does is a certificate within, where no mutation of its base64 would get.
    const QByteArray text = content.startsWith(0x30)
        ? "-----BEGIN CERTIFICATE-----\n" + content.toBase64() + "\n-----END CERTIFICATE-----\n"
        : content;
    const auto credential = parseCredential(text, QStringLiteral("/x"), 1);
    if (!credential
        && (credential.error().code != ErrorCode::InvalidInput || credential.error().cause.isEmpty()
            || credential.error().context != QLatin1StringView("/x")))
        qFatal("an error without a reason");
    if (credential
        && (!isTime(credential->expires) || !isTime(credential->notBefore) || credential->subject.size() > 500
            || credential->issuer.size() > 500 || credential->attributes.size() > 200
            || !isOneLine(credential->subject) || !isOneLine(credential->issuer)
            || !isOneLine(credential->attributes.join(u' '))))
        qFatal("a credential out of bounds");
    CredentialUse use;
    use.now = 1'700'000'000'000;
    use.work = {3, use.now + 1000};
    if (judgeCredential(credential, use).sentence.isEmpty())
        qFatal("a verdict without a sentence");
    if (const auto voms = parseVomsAttributes(content);
        voms && (voms->names.isEmpty() || !isTime(voms->expires)))
        qFatal("attributes out of bounds");
    return 0;
}
