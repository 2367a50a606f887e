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
    QByteArray read;  // checksum of its inputs when it ended first
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

    // Of the answers about a token at that moment (console's clock): since when they had lacked it, when the
    // last of them was asked for, and how many they were. 0: they had it.
    struct Absence {
        TimeMs since = 0, asked = 0, until = 0;  // until 0: it lasts
        int answers = 0;
        TimeMs begin = 0;  // as `since`, by the clock as it stands: moments after it may have smaller numbers
    };
    Absence absenceOf(const QString &token, TimeMs at) const;
    // The answer to what was asked at `from`.
    void noteAnswer(const QStringList &asked, const QList<EndpointJob> &answer, TimeMs from);
    void noteClock();  // the console's clock was turned

    TimeMs hangsUntil = 0;  // true time
    // What a process knows of its calls to this site.
    struct Line {
        qint64 calls = 0;
        bool hasFailed = false;  // the last one, or it is still under way
    };
    QHash<const void *, Line> lines;  // by process
    void noteCall(const void *process);
    void noteReturn(const void *process, bool isBack);

    std::deque<SimJob> jobs;  // in the order of their submission

  private:
    void start(SimJob &job);
    void end(SimJob &job);

    World &m_world;
    QHash<QString, int> m_byToken;
    QHash<QString, Absence> m_absent;
};

// What the job leaves in its folder, by its outcome; fills in how it ended. (simjob.cpp)
void leaveFiles(World &world, SimJob &job, const QString &folder);

}  // namespace shiftdeck::simulation
