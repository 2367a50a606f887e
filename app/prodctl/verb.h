// What prodctl can be asked to do, as one table: commands of the registry and its own verbs alike. Parsing,
// --help and completion are made from it.
#pragma once

#include "app/prodctl/session.h"

#include <functional>

namespace shiftdeck {

struct Verb {
    CommandSpec spec;  // words, parameters, description, example; roles do not matter for own verbs
    QList<QStringList> aliases;
    QString json;  // what --json prints, one sentence
    std::function<Result<int>(Session &, const QJsonObject &)> run;  // answers the exit code
    QString more;  // more help, whole sentences
    bool isCommand = false;  // has a plan, which --dry-run shows
};

class VerbList {
  public:
    explicit VerbList(const CommandBus &bus);
    const QList<Verb> &all() const { return m_verbs; }
    // The verb whose words begin `words`, longest first, and how many words those are; nullptr: none.
    std::pair<const Verb *, int> find(const QStringList &words) const;
    // All first words, or all second words after `first`.
    QStringList nextWords(const QStringList &before) const;

  private:
    QList<Verb> m_verbs;
};

// Makers of verbs; each appends to the list.
void addCommandVerbs(QList<Verb> &verbs, const CommandBus &bus);
void addRequestVerbs(QList<Verb> &verbs);
void addJobVerbs(QList<Verb> &verbs);
void addRunVerbs(QList<Verb> &verbs);
void addListVerbs(QList<Verb> &verbs);
void addAuditVerbs(QList<Verb> &verbs);
void addRuleVerbs(QList<Verb> &verbs);
void addLogVerbs(QList<Verb> &verbs);
void addStreamVerbs(QList<Verb> &verbs);
void addPlotVerbs(QList<Verb> &verbs);
void addProgressVerbs(QList<Verb> &verbs);
void addPlotListVerbs(QList<Verb> &verbs);
void addWhoVerbs(QList<Verb> &verbs);
void addSaysIsVerbs(QList<Verb> &verbs);
void addSiteListVerbs(QList<Verb> &verbs);
void addSampleVerbs(QList<Verb> &verbs);
void addSourceVerbs(QList<Verb> &verbs);
void addQualityVerbs(QList<Verb> &verbs);
void addGoodRunVerbs(QList<Verb> &verbs);
void addSiteVerbs(QList<Verb> &verbs);
void addCredentialVerbs(QList<Verb> &verbs);
void addStoreVerbs(QList<Verb> &verbs);
void addConnectionVerbs(QList<Verb> &verbs);
void addDbVerbs(QList<Verb> &verbs);
void addRunListVerbs(QList<Verb> &verbs);
void addLumiVerbs(QList<Verb> &verbs);
void addAgentVerbs(QList<Verb> &verbs);
void addDemoVerbs(QList<Verb> &verbs);
void addHelpVerbs(QList<Verb> &verbs, const VerbList &list);

Verb makeVerb(const QStringList &words, const QString &description, const char *example,
              QList<Parameter> parameters, const QString &json,
              std::function<Result<int>(Session &, const QJsonObject &)> run);
Parameter parameter(const char *name, ParameterKind kind, const QString &help, bool positional = false,
                    bool required = false, const char *fallback = "", const char *source = "");

// What a site's endpoint is, as parameters of a verb, and its settings among the arguments.
QList<Parameter> endpointParameters();
QJsonObject endpointSettingsIn(const QJsonObject &arguments);

QString helpText(const VerbList &verbs);
QString helpText(const VerbList &verbs, const QStringList &group);
QString helpText(const Verb &verb);
QString completionScript(const VerbList &verbs);

}  // namespace shiftdeck
