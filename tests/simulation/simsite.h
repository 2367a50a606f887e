// The far side: a site whose jobs run in the simulation's time, and leave real files, or what a job leaves
// that went wrong. It outlives every process of the console.
#pragma once

#include "models/endpoints/endpoint.h"
#include "tests/simulation/world.h"

#include <deque>

namespace shiftdeck::simulation {

struct SimJob {
    JobDescription description;
    std::optional<Fault> outcome;  // none: it does what it should
    quint64 variant = 0;  // of the outcome
    TimeMs visibleAt = 0, startsAt = 0, endsAt = 0, filesAt = 0, againAt = 0;
    TimeMs hiddenFrom = 0, hiddenUntil = 0;  // not known to the endpoint meanwhile
    EndpointJob state;
    QByteArray read;                // checksum of its inputs when it ended first
    bool hasFiles = false, wroteAgain = false, cancelAsked = false;
    int submissions = 0;
};

class SimSite {
  public:
    SimSite(World &world, const QString &name);

    const QString name;
    const QString spool, storage;  // folders
    EndpointCapabilities capabilities;

    // Lets time pass: jobs start, end, leave files, are forgotten.
    void tick();
    SimJob *find(const QString &token);
    bool isKnown(const SimJob &job) const;  // the endpoint would tell of it now
    void submit(const JobDescription &description, TimeMs delay);
    bool cancel(const QString &token);  // false: not known
    QString folderOf(const QString &token) const { return spool + QLatin1Char('/') + token; }
    EndpointJob stateOf(const SimJob &job) const;
    EndpointJob earlierStateOf(const SimJob &job) const;

    // Since when the answers about a token had lacked it at that moment (console's clock); 0: they had it.
    TimeMs absentSince(const QString &token, TimeMs at) const;
    void noteAnswer(const QStringList &asked, const QList<EndpointJob> &answer);

    std::deque<SimJob> jobs;  // in the order of their submission

  private:
    void start(SimJob &job);
    void end(SimJob &job);

    World &m_world;
    QHash<QString, int> m_byToken;
    struct Absence {
        TimeMs since = 0, until = 0;  // 0: it lasts
    };
    QHash<QString, Absence> m_absent;
};

// What the job leaves in its folder, by its outcome; fills in how it ended. (simjob.cpp)
void leaveFiles(World &world, SimJob &job, const QString &folder);

}  // namespace shiftdeck::simulation
