// --help, and the completion for bash, made from the table of verbs.
#include "app/prodctl/arguments.h"
#include "app/prodctl/text.h"

namespace shiftdeck {

namespace {
QString padded(const QString &text, int width)
{
    return text.size() >= width ? text + QStringLiteral("  ") : text + QString(width - text.size(), u' ');
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
    if (verb.isCommand) {
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

QString completionScript(const VerbList &verbs)
{
    QString cases;
    const auto add = [&cases](const QStringList &words, const QStringList &candidates) {
        cases += QStringLiteral("    '%1') echo '%2' ;;\n").arg(words.join(u' '), candidates.join(u' '));
    };
    QString values;
    add({}, verbs.nextWords({}));
    for (const QString &first : verbs.nextWords({}))
        if (const QStringList next = verbs.nextWords({first}); !next.isEmpty())
            add({first}, next);
    QString options;
    for (const Verb &verb : verbs.all()) {
        QStringList names;
        for (const Parameter &p : verb.spec.parameters)
            if (!p.positional)
                names.append(QStringLiteral("--%1").arg(p.name));
        QList<QStringList> all = verb.aliases;
        all.prepend(verb.spec.cli);
        QStringList patterns;
        for (const QStringList &name : std::as_const(all))
            patterns.append(QStringLiteral("'%1'").arg(name.join(u' ')));
        options += QStringLiteral("    %1) echo '%2' ;;\n").arg(patterns.join(u'|'), names.join(u' '));
        int place = 0;
        for (const Parameter &p : verb.spec.parameters) {
            const QString key = p.positional ? QString::number(++place) : QStringLiteral("--%1").arg(p.name);
            QString what;
            if (!p.words.isEmpty())
                what = QStringLiteral("echo '%1'").arg(p.words.join(u' '));
            else if (!p.source.isEmpty())
                what = QStringLiteral("_prodctl_names %1").arg(p.source);
            else if (p.kind == ParameterKind::Files)
                what = QStringLiteral("echo FILES");
            else
                continue;
            QStringList keys;
            for (const QStringList &name : std::as_const(all))
                keys.append(QStringLiteral("'%1 %2'").arg(name.join(u' '), key));
            values += QStringLiteral("    %1) %2 ;;\n").arg(keys.join(u'|'), what);
        }
    }
    QStringList global, withValue;
    for (const GlobalOption &option : globalOptions()) {
        global.append(QStringLiteral("--%1").arg(QLatin1StringView(option.name)));
        if (option.value)
            withValue.append(global.last());
    }
    return QStringLiteral(R"sh(# Completion of prodctl for bash. Made by: prodctl completion bash
# Installed as /usr/share/bash-completion/completions/prodctl, or sourced by hand.

_prodctl_next() {
    case $1 in
%1    esac
}
_prodctl_options() {
    case $1 in
%2    esac
}
# What may stand at a place: 'VERB 1' for its first word, 'VERB --option' for the option's value.
_prodctl_values() {
    case $1 in
%3    esac
}
_prodctl_names() {
    "$_prodctl_program" ${_prodctl_store:+--store "$_prodctl_store"} names "$1" 2>/dev/null
}

_prodctl() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
    local _prodctl_program=${COMP_WORDS[0]} _prodctl_store='' verb='' place=0 word i candidates
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        case $word in
        --store) _prodctl_store=${COMP_WORDS[++i]} ;;
        --*)
            case " %4 $(_prodctl_options "$verb") " in
            *" $word "*) case $word in --json|--dry-run|--yes|--quiet|--help|--version|%5) ;; *) ((i++)) ;; esac ;;
            esac ;;
        *)
            candidates=" $(_prodctl_next "$verb") "
            if [[ $place -eq 0 && $candidates == *" $word "* ]]; then
                verb=${verb:+$verb }$word
            else
                ((place++))
            fi ;;
        esac
    done
    case $previous in
    --store) COMPREPLY=($(compgen -f -- "$current")); return ;;
    --operator) COMPREPLY=($(compgen -W "$(_prodctl_names operator)" -- "$current"));
    return;
    ;
    --plan-hash|--key) return ;
    ;
    --*)
        candidates=$(_prodctl_values "$verb $previous")
        if [[ -n $candidates ]];
    then COMPREPLY = ($(compgen - W "$candidates" --"$current")) return fi;
    ;
    esac if [[$current == -*]];
    then COMPREPLY = ($(compgen - W "$(_prodctl_options " $verb ") %6" --"$current")) return fi candidates =
        $(_prodctl_values "$verb $((place + 1))") [[$place - eq 0]] &&candidates =
            "$(_prodctl_next " $verb ") $candidates" if [[$candidates == *FILES * ]];
    then COMPREPLY = ($(compgen - f-- "$current")) else COMPREPLY =
        ($(compgen - W "$candidates" --"$current")) fi
}
complete -F _prodctl prodctl)sh")
        .arg(
            cases, options, values, withValue.join(u' '),
            [&verbs] {
                QStringList flags;
                for (const Verb &verb : verbs.all())
                    for (const Parameter &p : verb.spec.parameters)
                        if (p.kind == ParameterKind::Flag
                            && !flags.contains(QStringLiteral("--%1").arg(p.name)))
                            flags.append(QStringLiteral("--%1").arg(p.name));
                return flags.join(u'|');
            }(),
            global.join(u' '));
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
