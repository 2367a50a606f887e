// prodctl: everything that the window does, and the agent, from a command line. `prodctl --help` explains.
#include "app/prodctl/arguments.h"
#include "app/prodctl/text.h"
#include "models/core/errortext.h"
#include "models/core/nearest.h"
#include "translations/translations.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

namespace shiftdeck {
namespace {
int failure(Session &session, const Error &error)
{
    if (session.json())
        session.print(QJsonObject{{QStringLiteral("error"),
                                   QJsonObject{{QStringLiteral("exit"), exitCodeFor(error.code)},
                                               {QStringLiteral("context"), error.context},
                                               {QStringLiteral("cause"), error.cause},
                                               {QStringLiteral("retryable"), error.retryable},
                                               {QStringLiteral("text"), describe(error)}}}});
    session.warn(describe(error));
    return exitCodeFor(error.code);
}

Error unknownVerb(const VerbList &verbs, const QStringList &words)
{
    QStringList before;
    while (before.size() < words.size() && verbs.nextWords(before).contains(words.at(before.size())))
        before.append(words.at(before.size()));
    const QStringList next = verbs.nextWords(before);
    if (before.size() >= words.size())
        return {ErrorCode::InvalidInput, Prodctl::tr("\"%1\" alone").arg(before.join(u' ')),
                Prodctl::tr("It is followed by one of %1.").arg(next.join(QStringLiteral(", ")))};
    const QString word = words.at(before.size());
    // All of them, or the one that is meant: both are longer than what is shown of an error.
    const QString meant = withNearest(QString(), word, next).trimmed();
    return {ErrorCode::InvalidInput, Prodctl::tr("the word \"%1\"").arg(word.left(100)),
            meant.isEmpty() ? Prodctl::tr("Here prodctl knows %1.").arg(next.join(QStringLiteral(", ")))
                            : meant};
}

// A text of several lines may come from standard input: "-" stands for it.
Result<> takeInput(const CommandSpec &spec, QJsonObject &arguments)
{
    for (const Parameter &p : spec.parameters) {
        if (p.kind != ParameterKind::Prose || arguments.value(p.name).toString() != QLatin1String("-"))
            continue;
        QFile in;
        if (!in.open(stdin, QIODevice::ReadOnly))
            return fail(ErrorCode::Io, Prodctl::tr("standard input"), in.errorString());
        // A character takes four bytes at most; what is longer is refused by its length.
        arguments.insert(p.name, QString::fromUtf8(in.read(4 * (kMaxProse + 1))));
    }
    return {};
}

Result<int> run(Session &session, const VerbList &verbs, const QStringList &words)
{
    const auto [verb, length] = verbs.find(words);
    if (!verb && session.options().help && !words.isEmpty() && !verbs.nextWords(words).isEmpty()) {
        session.line(helpText(verbs, words));
        return 0;
    }
    if (!verb && (words.isEmpty() || session.options().help)) {
        session.line(helpText(verbs));
        return words.isEmpty() && !session.options().help ? exitCodeFor(ErrorCode::InvalidInput) : 0;
    }
    if (!verb)
        return tl::unexpected(unknownVerb(verbs, words));
    if (session.options().help) {
        session.line(helpText(*verb));
        return 0;
    }
    if (session.options().dryRun && !verb->isCommand)
        return fail(ErrorCode::InvalidInput, Prodctl::tr("--dry-run"),
                    Prodctl::tr("\"%1\" is no command with a plan.").arg(verb->spec.cli.join(u' ')));
    SD_TRY(QJsonObject parsed, parseArguments(verb->spec, words.mid(length)));
    SD_CHECK(takeInput(verb->spec, parsed));
    SD_TRY(const QJsonObject arguments, CommandBus::checkArguments(verb->spec, parsed));
    return verb->run(session, arguments);
}

int mainWith(const QStringList &words)
{
    auto taken = takeOptions(words);
    if (!taken) {
        Session session({});
        return failure(session, taken.error());
    }
    Session session(taken->options);
    if (taken->options.version) {
        session.line(QStringLiteral("prodctl %1").arg(QCoreApplication::applicationVersion()));
        return 0;
    }
    const VerbList verbs(session.bus());
    const auto code = run(session, verbs, taken->rest);
    return code ? *code : failure(session, code.error());
}
}  // namespace
}  // namespace shiftdeck

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("prodctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SHIFTDECK_VERSION));
    // Always English: scripts read it, and what the agent writes is for people of all countries.
    shiftdeck::installTranslations(application, QLocale(QLocale::English));
    return shiftdeck::mainWith(QCoreApplication::arguments().mid(1));
}
