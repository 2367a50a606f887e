#include "app/prodctl/verb.h"

namespace shiftdeck {

VerbList::VerbList(const CommandBus &bus)
{
    addCommandVerbs(m_verbs, bus);
    addRequestVerbs(m_verbs);
    addJobVerbs(m_verbs);
    addRunVerbs(m_verbs);
    addListVerbs(m_verbs);
    addAuditVerbs(m_verbs);
    addWhoVerbs(m_verbs);
    addRuleVerbs(m_verbs);
    addLogVerbs(m_verbs);
    addStreamVerbs(m_verbs);
    addPlotVerbs(m_verbs);
    addProgressVerbs(m_verbs);
    addPlotListVerbs(m_verbs);
    addSaysIsVerbs(m_verbs);
    addSiteListVerbs(m_verbs);
    addSampleVerbs(m_verbs);
    addSourceVerbs(m_verbs);
    addQualityVerbs(m_verbs);
    addGoodRunVerbs(m_verbs);
    addSiteVerbs(m_verbs);
    addCredentialVerbs(m_verbs);
    addStoreVerbs(m_verbs);
    addConnectionVerbs(m_verbs);
    addDbVerbs(m_verbs);
    addRunListVerbs(m_verbs);
    addLumiVerbs(m_verbs);
    addAgentVerbs(m_verbs);
    addDemoVerbs(m_verbs);
    addHelpVerbs(m_verbs, *this);
}

std::pair<const Verb *, int> VerbList::find(const QStringList &words) const
{
    const Verb *best = nullptr;
    qsizetype length = 0;
    for (const Verb &verb : m_verbs) {
        QList<QStringList> names = verb.aliases;
        names.prepend(verb.spec.cli);
        for (const QStringList &name : std::as_const(names))
            if (name.size() > length && words.mid(0, name.size()) == name) {
                best = &verb;
                length = name.size();
            }
    }
    return {best, static_cast<int>(length)};
}

QStringList VerbList::nextWords(const QStringList &before) const
{
    QStringList result;
    for (const Verb &verb : m_verbs) {
        QList<QStringList> names = verb.aliases;
        names.prepend(verb.spec.cli);
        for (const QStringList &name : std::as_const(names))
            if (name.size() > before.size() && name.mid(0, before.size()) == before
                && !result.contains(name.at(before.size())))
                result.append(name.at(before.size()));
    }
    return result;
}

Verb makeVerb(const QStringList &words, const QString &description, const char *example,
              QList<Parameter> parameters, const QString &json,
              std::function<Result<int>(Session &, const QJsonObject &)> run)
{
    Verb verb;
    verb.spec.id = words.join(u'.');
    verb.spec.cli = words;
    verb.spec.title = words.join(u' ');
    verb.spec.description = description;
    verb.spec.example = QLatin1StringView(example);
    verb.spec.parameters = std::move(parameters);
    verb.json = json;
    verb.run = std::move(run);
    return verb;
}

Parameter parameter(const char *name, ParameterKind kind, const QString &help, bool positional, bool required,
                    const char *fallback, const char *source)
{
    return {QLatin1StringView(name),
            kind,
            QLatin1StringView(name),
            help,
            required,
            {},
            QLatin1StringView(fallback),
            QLatin1StringView(source),
            positional};
}

}  // namespace shiftdeck
