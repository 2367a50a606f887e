// The completion for bash, made from the table of verbs.
#include "app/prodctl/arguments.h"

namespace shiftdeck {

namespace {
constexpr const char *kScript = R"sh(# Completion of prodctl for bash. Made by: prodctl completion bash
# Installed as /usr/share/bash-completion/completions/prodctl, or sourced by hand.
# shellcheck shell=bash disable=SC2207  # words have no blanks

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
    "$_prodctl_program" ${_prodctl_store:+--store "$_prodctl_store"} \
        ${_prodctl_connection:+--connection "$_prodctl_connection"} names "$1" 2>/dev/null </dev/null
}

_prodctl() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local _prodctl_program=${COMP_WORDS[0]} _prodctl_store='' _prodctl_connection='' verb='' place=0
    local word i candidates
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        case $word in
        --store) _prodctl_store=${COMP_WORDS[++i]} ;;
        --connection) _prodctl_connection=${COMP_WORDS[++i]} ;;
        --json | --dry-run | --yes | --quiet | --help | --version | %5) ;;
        --*) ((i++)) ;;
        *)
            candidates=" $(_prodctl_next "$verb") "
            if [[ $place -eq 0 && $candidates == *" $word "* ]]; then
                verb=${verb:+$verb }$word
            else
                ((place++))
            fi
            ;;
        esac
    done
    case $previous in
    --store)
        COMPREPLY=($(compgen -f -- "$current") $(compgen -W "$(_prodctl_names connection)" -- "$current"))
        return
        ;;
    --connection)
        COMPREPLY=($(compgen -W "$(_prodctl_names connection)" -- "$current"))
        return
        ;;
    --operator)
        COMPREPLY=($(compgen -W "$(_prodctl_names operator)" -- "$current"))
        return
        ;;
    --plan-hash | --key) return ;;
    --*)
        candidates=$(_prodctl_values "$verb $previous")
        if [[ $candidates == FILES ]]; then
            COMPREPLY=($(compgen -f -- "$current"))
            return
        fi
        if [[ -n $candidates ]]; then
            COMPREPLY=($(compgen -W "$candidates" -- "$current"))
            return
        fi
        ;;
    esac
    if [[ $current == -* ]]; then
        COMPREPLY=($(compgen -W "$(_prodctl_options "$verb") %4" -- "$current"))
        return
    fi
    candidates=$(_prodctl_values "$verb $((place + 1))")
    [[ $place -eq 0 ]] && candidates="$(_prodctl_next "$verb") $candidates"
    if [[ $candidates == *FILES* ]]; then
        COMPREPLY=($(compgen -f -- "$current"))
    else
        COMPREPLY=($(compgen -W "$candidates" -- "$current"))
    fi
}
complete -F _prodctl prodctl)sh";
}  // namespace

QString completionScript(const VerbList &verbs)
{
    QString cases;
    const auto add = [&cases](const QStringList &words, const QStringList &candidates) {
        cases += QStringLiteral("    '%1') echo '%2' ;;\n").arg(words.join(u' '), candidates.join(u' '));
    };
    QString values;
    add({}, verbs.nextWords({}));
    for (const QString &first : verbs.nextWords({})) {
        const QStringList seconds = verbs.nextWords({first});
        if (!seconds.isEmpty())
            add({first}, seconds);
        for (const QString &second : seconds)
            if (const QStringList thirds = verbs.nextWords({first, second}); !thirds.isEmpty())
                add({first, second}, thirds);
    }
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
            else if (p.source == QLatin1StringView("path") || p.kind == ParameterKind::Files)
                what = QStringLiteral("echo FILES");
            else if (!p.source.isEmpty())
                what = QStringLiteral("_prodctl_names %1").arg(p.source);
            else
                continue;
            QStringList keys;
            for (const QStringList &name : std::as_const(all))
                keys.append(QStringLiteral("'%1 %2'").arg(name.join(u' '), key));
            values += QStringLiteral("    %1) %2 ;;\n").arg(keys.join(u'|'), what);
        }
    }
    QStringList global, flags;
    for (const GlobalOption &option : globalOptions())
        global.append(QStringLiteral("--%1").arg(QLatin1StringView(option.name)));
    for (const Verb &verb : verbs.all())
        for (const Parameter &p : verb.spec.parameters)
            if (p.kind == ParameterKind::Flag && !flags.contains(QStringLiteral("--%1").arg(p.name)))
                flags.append(QStringLiteral("--%1").arg(p.name));
    return QString::fromLatin1(kScript).arg(cases, options, values, global.join(u' '),
                                            flags.join(QStringLiteral(" | ")));
}

}  // namespace shiftdeck
