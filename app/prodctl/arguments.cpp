#include "app/prodctl/arguments.h"

#include "app/prodctl/text.h"
#include "models/core/nearest.h"

#include <QJsonArray>

namespace shiftdeck {

namespace {
bool isList(ParameterKind kind)
{
    return kind == ParameterKind::Requests || kind == ParameterKind::Jobs || kind == ParameterKind::Files
        || kind == ParameterKind::Things;
}

tl::unexpected<Error> wrong(const QString &word, const QString &why)
{
    return fail(ErrorCode::InvalidInput, Prodctl::tr("the word \"%1\"").arg(word.left(100)), why);
}

Result<> put(QJsonObject &arguments, const Parameter &p, const QString &text)
{
    if (p.kind == ParameterKind::Things) {
        QJsonArray list = arguments.value(p.name).toArray();
        const QStringList things = text.split(u',', Qt::SkipEmptyParts);
        for (const QString &thing : things)
            list.append(thing.trimmed());
        arguments.insert(p.name, list);
        return {};
    }
    if (p.kind == ParameterKind::Files) {
        QJsonArray list = arguments.value(p.name).toArray();
        list.append(text);
        arguments.insert(p.name, list);
        return {};
    }
    if (isList(p.kind)) {
        QJsonArray list = arguments.value(p.name).toArray();
        const QStringList parts = text.split(u',', Qt::SkipEmptyParts);
        for (const QString &part : parts) {
            bool good = false;
            const qint64 id = part.toLongLong(&good);
            if (!good)
                return wrong(part, Prodctl::tr("A number is expected here."));
            list.append(id);
        }
        arguments.insert(p.name, list);
        return {};
    }
    if (arguments.contains(p.name))
        return wrong(text, Prodctl::tr("\"%1\" is given twice.").arg(p.name));
    if (p.kind == ParameterKind::Integer) {
        bool good = false;
        const qint64 number = text.toLongLong(&good);
        if (!good)
            return wrong(text, Prodctl::tr("A whole number is expected for \"%1\".").arg(p.name));
        arguments.insert(p.name, number);
        return {};
    }
    arguments.insert(p.name, text);
    return {};
}

Result<const Parameter *> optionNamed(const CommandSpec &spec, const QString &name)
{
    QList<const Parameter *> matches;
    QStringList all;
    for (const Parameter &p : spec.parameters) {
        all.append(p.name);
        if (p.name == name)
            return &p;
        if (!name.isEmpty() && p.name.startsWith(name))
            matches.append(&p);
    }
    if (matches.size() == 1)
        return matches.first();
    for (const GlobalOption &option : globalOptions())
        all.append(QLatin1StringView(option.name));
    const QString why = matches.isEmpty() ? Prodctl::tr("There is no such option here.")
                                          : Prodctl::tr("It could mean several options.");
    return wrong(QStringLiteral("--%1").arg(name), withNearest(why, name, all));
}
}  // namespace

const QList<GlobalOption> &globalOptions()
{
    static const QList<GlobalOption> kOptions{
        {"store", "FILE",
         QT_TRANSLATE_NOOP("Prodctl", "The store: a file, an address or a connection; else $SHIFTDECK_STORE, "
                                      "else the demo's.")},
        {"connection", "NAME",
         QT_TRANSLATE_NOOP("Prodctl", "The store of this connection; see \"connection\".")},
        {"operator", "NAME",
         QT_TRANSLATE_NOOP("Prodctl", "Who acts; else $SHIFTDECK_OPERATOR, else your login name.")},
        {"json", nullptr, QT_TRANSLATE_NOOP("Prodctl", "Prints one JSON object instead of text.")},
        {"dry-run", nullptr,
         QT_TRANSLATE_NOOP("Prodctl", "Prints the plan of a command and changes nothing.")},
        {"yes", nullptr, QT_TRANSLATE_NOOP("Prodctl", "Does not ask before a command.")},
        {"plan-hash", "HASH",
         QT_TRANSLATE_NOOP("Prodctl", "Does the command only if its plan still has this hash.")},
        {"key", "TEXT",
         QT_TRANSLATE_NOOP("Prodctl",
                           "A command with the same key is done once, however often it is asked.")},
        {"quiet", nullptr, QT_TRANSLATE_NOOP("Prodctl", "Prints errors only.")},
        {"help", nullptr, QT_TRANSLATE_NOOP("Prodctl", "Explains the verb, with an example.")},
        {"version", nullptr, QT_TRANSLATE_NOOP("Prodctl", "Prints the version.")},
    };
    return kOptions;
}

Result<Words> takeOptions(const QStringList &words)
{
    Words result;
    Options &o = result.options;
    const QHash<QString, QString *> texts{{QStringLiteral("store"), &o.store},
                                          {QStringLiteral("connection"), &o.connection},
                                          {QStringLiteral("operator"), &o.operatorName},
                                          {QStringLiteral("plan-hash"), &o.planHash},
                                          {QStringLiteral("key"), &o.key}};
    const QHash<QString, bool *> flags{
        {QStringLiteral("json"), &o.json}, {QStringLiteral("dry-run"), &o.dryRun},
        {QStringLiteral("yes"), &o.yes},   {QStringLiteral("quiet"), &o.quiet},
        {QStringLiteral("help"), &o.help}, {QStringLiteral("version"), &o.version}};
    const QHash<QString, QString> shorts{{QStringLiteral("-y"), QStringLiteral("--yes")},
                                         {QStringLiteral("-q"), QStringLiteral("--quiet")},
                                         {QStringLiteral("-h"), QStringLiteral("--help")}};
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString word = shorts.value(words.at(i), words.at(i));
        if (word == QLatin1String("--")) {
            result.rest += words.mid(i);
            break;
        }
        const QString name =
            word.startsWith(QLatin1String("--")) ? word.mid(2).section(u'=', 0, 0) : QString();
        if (bool *flag = flags.value(name)) {
            if (word.contains(u'='))
                return wrong(word, Prodctl::tr("This option takes no value."));
            *flag = true;
        } else if (QString *text = texts.value(name)) {
            const bool inside = word.contains(u'=');
            *text = inside ? word.section(u'=', 1) : words.value(++i);
            if (text->isEmpty())
                return wrong(word, Prodctl::tr("This option needs a value."));
        } else {
            result.rest.append(words.at(i));
        }
    }
    return result;
}

Result<QJsonObject> parseArguments(const CommandSpec &spec, const QStringList &words)
{
    QJsonObject arguments;
    QList<const Parameter *> positional;
    for (const Parameter &p : spec.parameters)
        if (p.positional)
            positional.append(&p);
    bool optionsEnded = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words.at(i);
        if (!optionsEnded && word == QLatin1String("--")) {
            optionsEnded = true;
            continue;
        }
        if (!optionsEnded && word.startsWith(QLatin1String("--"))) {
            SD_TRY(const Parameter *p, optionNamed(spec, word.mid(2).section(u'=', 0, 0)));
            if (p->kind == ParameterKind::Flag) {
                if (word.contains(u'='))
                    return wrong(word, Prodctl::tr("This option takes no value."));
                arguments.insert(p->name, true);
                continue;
            }
            if (!word.contains(u'=') && i + 1 >= words.size())
                return wrong(word, Prodctl::tr("This option needs a value."));
            SD_CHECK(put(arguments, *p, word.contains(u'=') ? word.section(u'=', 1) : words.at(++i)));
            continue;
        }
        if (positional.isEmpty())
            return wrong(word, Prodctl::tr("Nothing more is expected here; see --help."));
        SD_CHECK(put(arguments, *positional.first(), word));
        if (!isList(positional.first()->kind))
            positional.removeFirst();
    }
    return arguments;
}

}  // namespace shiftdeck
