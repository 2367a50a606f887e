// What the parts of a says/is comparison share. Internal to models/production; one thread.
#pragma once

#include "models/production/saysis.h"
#include "models/storage/database.h"

namespace shiftdeck {

struct SaysIsWork {
    Database &db;
    const SaysIsQuestion &question;
    const SaysIsProgress &progress;
    const std::stop_token stop;
    SaysIs result;

    // Cancelled when stopped; tells the progress every so often.
    Result<> step(const QString &doing);
    // Rows that disagree are kept before rows that agree, when there are too many.
    void add(SaysIsRow row);

    qint64 agreeing = 0;
    qint64 told = 0;
};

struct SaysIsRequest {
    RequestId id;
    RequestStatus status = RequestStatus::Running;
    SiteId site;
    QString name;
    qint64 dataset = 0;
};

// Credited outputs, merged files, copies and catalogue of one request.
Result<> compareFiles(SaysIsWork &work, const SaysIsRequest &request);

}  // namespace shiftdeck
