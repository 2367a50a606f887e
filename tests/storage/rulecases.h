// What the database must refuse: each case a point of life, statements that lead up to it, the statement that
// is forbidden, and words of the rule that forbids it.
#pragma once

#include "tests/storage/storefixture.h"

#include <functional>

namespace shiftdeck::test {

using AddRule = std::function<void(const char *name, Stage stage, const QByteArray &before,
                                   const QByteArray &forbidden, const char *rule)>;

void addRequestRules(const AddRule &add);
void addJobRules(const AddRule &add);
void addLedgerRules(const AddRule &add);
void addMergeRules(const AddRule &add);
void addPresenceRules(const AddRule &add);
void addLogRules(const AddRule &add);
void addSiteRules(const AddRule &add);
void addCertificationRules(const AddRule &add);
void addPlanRules(const AddRule &add);
void addRegistryRules(const AddRule &add);
void addSourceRules(const AddRule &add);
void addQualityRules(const AddRule &add);
void addPlotsAndReferenceRules(const AddRule &add);

}  // namespace shiftdeck::test
