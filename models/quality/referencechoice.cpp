#include "models/quality/referencechoice.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReferenceChoice)
};

struct Judged {
    ReferenceProposal proposal;
    qint64 startedAt = 0;
    double difference = 0;
};

QString percent(double difference) { return QString::number(100 * std::abs(difference), 'f', 1); }

Judged judge(const ReferenceCandidate &run, const ReferenceCandidate &other)
{
    Judged judged;
    judged.proposal.run = other.run;
    judged.proposal.isEligible = other.isCertified;
    judged.startedAt = other.startedAt;
    QList<ReferenceFact> &facts = judged.proposal.facts;
    const bool sameType = other.type == run.type;
    facts.append({sameType ? Text::tr("Same kind (%1) and type (%2).").arg(other.kind, other.type)
                           : Text::tr("Same kind (%1), but of type %2.").arg(other.kind, other.type),
                  sameType});
    const bool byLuminosity =
        run.luminosity && other.luminosity && *run.luminosity > 0 && run.unit == other.unit;
    bool near = false;
    if (byLuminosity) {
        judged.difference = *other.luminosity / *run.luminosity - 1;
        near = std::abs(judged.difference) <= kSimilar;
        facts.append({near ? Text::tr("Its luminosity differs by %1 %.").arg(percent(judged.difference))
                           : Text::tr("Its luminosity differs by %1 %, which is more than 15 %.")
                                 .arg(percent(judged.difference)),
                      near});
    } else if (run.events > 0 && other.events > 0) {
        judged.difference = double(other.events) / double(run.events) - 1;
        near = std::abs(judged.difference) <= kSimilar;
        facts.append({near ? Text::tr("Its number of events differs by %1 %.").arg(percent(judged.difference))
                           : Text::tr("Its number of events differs by %1 %, which is more than 15 %.")
                                 .arg(percent(judged.difference)),
                      near});
    } else {
        facts.append({Text::tr("Neither luminosity nor events of both are known."), false});
    }
    judged.proposal.isSimilar = sameType && near;
    QStringList reasons{other.isCertified
                            ? Text::tr("Certified good.")
                            : Text::tr("Not certified good, so no reference set can be made of it.")};
    for (const ReferenceFact &fact : std::as_const(facts))
        reasons.append(fact.text);
    judged.proposal.reason = reasons.join(u' ');
    return judged;
}

QString sentencesOf(const QList<ReferenceFact> &facts, bool agree)
{
    QStringList sentences;
    for (const ReferenceFact &fact : facts)
        if (fact.agrees == agree)
            sentences.append(fact.text);
    return sentences.join(u' ');
}
}  // namespace

QString ReferenceProposal::agreeing() const { return sentencesOf(facts, true); }
QString ReferenceProposal::differing() const { return sentencesOf(facts, false); }

QList<ReferenceProposal> proposeReferences(const ReferenceCandidate &run,
                                           const QList<ReferenceCandidate> &candidates, int most)
{
    QList<Judged> all;
    for (const ReferenceCandidate &candidate : candidates)
        if (candidate.run != run.run && candidate.kind == run.kind)
            all.append(judge(run, candidate));
    std::stable_sort(all.begin(), all.end(), [](const Judged &a, const Judged &b) {
        const ReferenceProposal &x = a.proposal, &y = b.proposal;
        if (x.isEligible != y.isEligible)
            return x.isEligible;
        if (x.isSimilar != y.isSimilar)
            return x.isSimilar;
        if (!x.isSimilar && std::abs(a.difference) != std::abs(b.difference))
            return std::abs(a.difference) < std::abs(b.difference);
        return a.startedAt != b.startedAt ? a.startedAt > b.startedAt : x.run > y.run;
    });
    QList<ReferenceProposal> result;
    for (const Judged &judged : all.first(std::min<qsizetype>(all.size(), most)))
        result.append(judged.proposal);
    // It is the first one of several alike, and says so.
    if (result.size() > 1 && result.at(0).isSimilar && result.at(1).isSimilar
        && result.at(0).isEligible == result.at(1).isEligible)
        result[0].reason += u' ' + Text::tr("The most recent of those.");
    return result;
}

}  // namespace shiftdeck
