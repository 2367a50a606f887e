// What is known about the certification of a site, as JSON and as tables. On the thread of the program.
#pragma once

#include "app/prodctl/session.h"

#include "models/storage/certifications.h"

#include <QJsonArray>

namespace shiftdeck {

QJsonArray certificationsJson(const QList<SiteCertification> &certifications);
QJsonArray trialsJson(const QList<SiteTrial> &trials);
// Nothing where there is nothing; findings in full below the table, where they are not good.
void sayCertifications(Session &session, const QList<SiteCertification> &certifications,
                       const QList<SiteTrial> &trials, TimeMs now);

}  // namespace shiftdeck
