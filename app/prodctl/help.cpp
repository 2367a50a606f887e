// --help, made from the table of verbs.
#include "app/prodctl/arguments.h"
#include "app/prodctl/text.h"

namespace shiftdeck {

namespace {
// With two blanks behind it at least, which tell where the text ends.
QString padded(const QString &text, int width)
{
    return text.leftJustified(std::max(qsizetype(width), text.size() + 2));
}

QString valueName(const Parameter &p)
{
    switch (p.kind) {
    case ParameterKind::Integer: return QStringLiteral("N");
    case ParameterKind::Word: return p.words.join(u'|');
    case ParameterKind::Requests: return QStringLiteral("ID,...");
    case ParameterKind::Jobs: return QStringLiteral("JOB,...");
    case ParameterKind::Files: return QStringLiteral("FILE");
    case ParameterKind::Name: return p.source.toUpper();
    case ParameterKind::Things: return QStringLiteral("THING,...");
    default: return QStringLiteral("TEXT");
    }
}

QString usage(const CommandSpec &spec)
{
    QString line = QStringLiteral("prodctl ") + spec.cli.join(u' ');
    for (const Parameter &p : spec.parameters) {
        if (!p.positional)
            continue;
        const bool list = p.kind == ParameterKind::Requests || p.kind == ParameterKind::Jobs
            || p.kind == ParameterKind::Files;
        const QString word = p.name.toUpper() + (list ? QStringLiteral("...") : QString());
        line += p.required ? u' ' + word : QStringLiteral(" [%1]").arg(word);
    }
    for (const Parameter &p : spec.parameters)
        if (!p.positional && p.required)
            line += QStringLiteral(" --%1 %2").arg(p.name, valueName(p));
    return line + QStringLiteral(" [options]");
}

QString globalHelp()
{
    QString text = Prodctl::tr("Options of every verb:") + u'\n';
    for (const GlobalOption &option : globalOptions()) {
        const QString name =
            QStringLiteral("--%1%2").arg(QLatin1StringView(option.name),
                                         option.value ? u' ' + QLatin1StringView(option.value) : QString());
        text += QStringLiteral("  ") + padded(name, 20) + QCoreApplication::translate("Prodctl", option.help)
            + u'\n';
    }
    return text;
}

QString verbLines(const VerbList &verbs, const QStringList &group)
{
    QString text;
    for (const Verb &verb : verbs.all())
        if (verb.spec.cli.mid(0, group.size()) == group)
            text +=
                QStringLiteral("  ") + padded(verb.spec.cli.join(u' '), 20) + verb.spec.description + u'\n';
    return text;
}
}  // namespace

QString helpText(const VerbList &verbs)
{
    return Prodctl::tr("prodctl: follow and steer the processing of physics data.") + QStringLiteral("\n\n")
        + Prodctl::tr("Verbs (prodctl VERB --help explains each):") + u'\n' + verbLines(verbs, {}) + u'\n'
        + globalHelp() + u'\n'
        + Prodctl::tr("Exit codes: 0 done; 1 internal; 2 usage; 3 no such thing; 4 refused by a rule; 5 not "
                      "for your role;"
                      " 6 changed since you decided; 7 in use, try again; 8 file or disk; 9 database "
                      "damaged, foreign or"
                      " too new; 10 a site does not answer; 130 stopped.")
        + QStringLiteral("\n\n") + Prodctl::tr("Example: prodctl --operator anna request approve 1 2 3");
}

QString helpText(const VerbList &verbs, const QStringList &group)
{
    return verbLines(verbs, group) + u'\n' + globalHelp();
}

QString helpText(const Verb &verb)
{
    const CommandSpec &spec = verb.spec;
    QString text = usage(spec) + QStringLiteral("\n\n") + spec.description + u'\n';
    if (!verb.more.isEmpty())
        text += verb.more + u'\n';
    for (const QStringList &alias : verb.aliases)
        text += Prodctl::tr("Also: prodctl %1").arg(alias.join(u' ')) + u'\n';
    if (!spec.roles.isEmpty()) {
        QStringList roles;
        for (const Role role : spec.roles)
            roles.append(toWord(role));
        text += Prodctl::tr("For the roles: %1.").arg(roles.join(QStringLiteral(", "))) + u'\n';
    }
    if (!spec.parameters.isEmpty())
        text += u'\n';
    for (const Parameter &p : spec.parameters) {
        const QString name = p.positional   ? p.name.toUpper()
            : p.kind == ParameterKind::Flag ? QStringLiteral("--%1").arg(p.name)
                                            : QStringLiteral("--%1 %2").arg(p.name, valueName(p));
        text += QStringLiteral("  ") + padded(name, 24) + p.help;
        if (!p.fallback.isEmpty())
            text += u' ' + Prodctl::tr("Otherwise %1.", "the default value").arg(p.fallback);
        if (p.positional && !p.words.isEmpty())
            text += u' ' + p.words.join(u' ');
        text += u'\n';
    }
    text += u'\n' + globalHelp() + u'\n' + Prodctl::tr("Example: %1").arg(spec.example) + u'\n';
    if (!verb.json.isEmpty())
        text += Prodctl::tr("--json prints %1").arg(verb.json) + u'\n';
    return text.chopped(1);
}

void addHelpVerbs(QList<Verb> &verbs, const VerbList &list)
{
    Parameter shell = parameter("shell", ParameterKind::Word, Prodctl::tr("The shell."), true, true);
    shell.words = {QStringLiteral("bash")};
    verbs.append(makeVerb({QStringLiteral("completion")}, Prodctl::tr("Prints the completion for a shell."),
                          "prodctl completion bash > ~/.local/share/bash-completion/completions/prodctl",
                          {shell}, {}, [&list](Session &session, const QJsonObject &) -> Result<int> {
                              session.line(completionScript(list));
                              return 0;
                          }));
}

}  // namespace shiftdeck
