// What the person looks at, shared by all panels: a click in one panel shows the same thing in the others.
//
// Lives on the GUI thread. A setter that changes nothing emits nothing, so panels may set what they show
// without starting a circle.
#pragma once

#include "models/core/ids.h"

#include <QList>
#include <QObject>

namespace shiftdeck {

class Selection : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    // Requests selected in the Requests panel; empty: none in particular, that is all of them.
    const QList<RequestId> &requests() const { return m_requests; }
    // The job that Job details shows; invalid: none.
    JobId job() const { return m_job; }
    // The text in the filter box of the Job tree, in the language of models/core/filterexpression.h.
    const QString &jobFilter() const { return m_jobFilter; }

    void setRequests(const QList<RequestId> &requests);
    void setJob(JobId job);
    void setJobFilter(const QString &text);
    // The text in the filter box of the Logbook. Tells every time: the same entries are asked for once more.
    const QString &logFilter() const { return m_logFilter; }
    void setLogFilter(const QString &text);
    // The site that Endpoints is to show; it shows others when somebody clicks there. Tells every time, too.
    SiteId site() const { return m_site; }
    void setSite(SiteId site);
    // The run that Runs, Certification and Plots show; invalid: none.
    RunNumber run() const { return m_run; }
    void setRun(RunNumber run);

  signals:
    void requestsChanged();
    void jobChanged();
    void jobFilterChanged();
    void logFilterChanged();
    void siteChanged();
    void runChanged();

  private:
    QList<RequestId> m_requests;
    JobId m_job;
    QString m_jobFilter;
    QString m_logFilter;
    SiteId m_site;
    RunNumber m_run;
};

}  // namespace shiftdeck
