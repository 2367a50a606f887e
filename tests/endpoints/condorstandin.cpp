// Stands in for HTCondor's programs in tests: condor_submit, condor_q, condor_history, condor_rm and
// condor_status, by the name it is called by, with a queue in a folder (CONDOR_STANDIN), jobs that really run
// as processes, and answers in the form of HTCondor's own writers. It is no HTCondor: it knows the
// constraints and the description that Shiftdeck writes, has no machines, and holds and releases jobs when a
// test says so (condor_hold TOKEN CODE SUBCODE, condor_release TOKEN).
//
// Files: queue, history   a line for each job
//        faults           "PROGRAM FAULT": what the next call of that program does wrong
//        calls            "PROGRAM FAULT" of every call
//        run              as long as it is there, jobs start
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {
using Words = std::vector<std::string>;

std::string root;

struct Job {
    long cluster = 0;
    int process = 0, status = 1, holdCode = 0, holdSubCode = 0, exitStatus = 0;
    long pid = 0, since = 0;
    std::string token, spool, owner, folder, script;
};

std::string path(const std::string &name) { return root + '/' + name; }
bool exists(const std::string &name) { return ::access(path(name).c_str(), F_OK) == 0; }

// Everything happens under it, as in the one thread of a schedd.
class Lock {
  public:
    Lock() : m_file(::open(path("lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600))
    {
        if (m_file < 0)
            ::_exit(3);  // the test is over, and its folder gone
        while (::flock(m_file, LOCK_EX) != 0)
            if (errno != EINTR)
                ::_exit(1);  // the test has ended, and its folder is gone
    }
    ~Lock() { ::close(m_file); }
    Lock(const Lock &) = delete;
    Lock &operator=(const Lock &) = delete;

  private:
    const int m_file;
};

std::vector<Job> load(const std::string &name)
{
    std::vector<Job> jobs;
    std::ifstream file(path(name));
    for (std::string line; std::getline(file, line);) {
        std::istringstream fields(line);
        Job job;
        fields >> job.cluster >> job.process >> job.status >> job.holdCode >> job.holdSubCode
            >> job.exitStatus >> job.pid >> job.since >> job.token >> job.spool >> job.owner >> job.folder
            >> job.script;
        if (fields)
            jobs.push_back(job);
    }
    return jobs;
}

void save(const std::string &name, const std::vector<Job> &jobs)
{
    {
        std::ofstream file(path(name + ".new"));
        for (const Job &job : jobs)
            file << job.cluster << ' ' << job.process << ' ' << job.status << ' ' << job.holdCode << ' '
                 << job.holdSubCode << ' ' << job.exitStatus << ' ' << job.pid << ' ' << job.since << ' '
                 << job.token << ' ' << job.spool << ' ' << job.owner << ' ' << job.folder << ' '
                 << job.script << '\n';
    }
    std::rename(path(name + ".new").c_str(), path(name).c_str());
}

// It is in the history before it leaves the queue.
void leaveQueue(long cluster, int process, int status, int exitStatus)
{
    std::vector<Job> queue = load("queue"), history = load("history");
    const auto job = std::find_if(queue.begin(), queue.end(), [&](const Job &candidate) {
        return candidate.cluster == cluster && candidate.process == process;
    });
    if (job == queue.end())
        return;
    job->status = job->status == 3 ? 3 : status;
    job->exitStatus = exitStatus;
    job->since = std::time(nullptr);
    history.push_back(*job);
    save("history", history);
    queue.erase(job);
    save("queue", queue);
}

std::string takeFault(const std::string &program)
{
    std::ifstream file(path("faults"));
    std::string taken = "none", rest;
    for (std::string line; std::getline(file, line);) {
        if (taken == "none" && line.rfind(program + ' ', 0) == 0)
            taken = line.substr(program.size() + 1);
        else
            rest += line + '\n';
    }
    file.close();
    if (taken != "none")
        std::ofstream(path("faults")) << rest;
    std::ofstream(path("calls"), std::ios::app) << program << ' ' << taken << '\n';
    return taken;
}

// ---------------------------------------------------------------- jobs

void runJob(const Job &job)
{
    const pid_t child = ::fork();
    if (child == 0) {
        ::setsid();  // as HTCondor's starter does it
        if (::chdir(job.folder.c_str()) == 0)
            ::execl(job.script.c_str(), job.script.c_str(), static_cast<char *>(nullptr));
        ::_exit(127);
    }
    {
        const Lock lock;
        std::vector<Job> queue = load("queue");
        for (Job &one : queue)
            if (one.cluster == job.cluster && one.process == job.process && one.status == 1) {
                one.status = 2;
                one.pid = child;
                one.since = std::time(nullptr);
            }
        save("queue", queue);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    const Lock lock;
    for (const Job &one : load("queue"))
        if (one.cluster == job.cluster && one.process == job.process && one.pid == child)  // else it is held
            leaveQueue(job.cluster, job.process, 4, status);
}

// In a process of its own that outlives the program.
void start(const Job &job)
{
    if (::fork() != 0)
        return;
    ::setsid();
    const int nothing = ::open("/dev/null", O_RDWR);
    for (int stream = 0; stream < 3; ++stream)
        ::dup2(nothing, stream);
    for (int file = 3; file < 64; ++file)
        ::close(file);
    ::signal(SIGTERM, SIG_DFL);
    runJob(job);
    ::_exit(0);
}

void startIdle()
{
    if (!exists("run"))
        return;
    for (const Job &job : load("queue"))
        if (job.status == 1 && job.pid == 0)
            start(job);
}

// ---------------------------------------------------------------- programs

struct Outcome {
    std::string output, complaints;
    int exitCode = 0;
};

std::string valueOf(const std::string &line, const std::string &key)
{
    return line.rfind(key, 0) == 0 ? line.substr(key.size()) : std::string();
}
std::string unquoted(std::string text)
{
    text.erase(std::remove(text.begin(), text.end(), '"'), text.end());
    return text;
}

Outcome submit(const std::string &description)
{
    std::ifstream file(description);
    Job common;
    const char *owner = std::getenv("CONDOR_STANDIN_OWNER");
    common.owner = owner ? owner : "prod";
    common.since = std::time(nullptr);
    Words tokens;
    std::string initial;
    bool isList = false;
    for (std::string line; std::getline(file, line);) {
        if (line == ")")
            isList = false;
        else if (isList)
            tokens.push_back(line);
        else if (line.rfind("queue shiftdeck_token from (", 0) == 0)
            isList = true;
        if (const auto value = valueOf(line, "executable = "); !value.empty())
            common.script = value;
        if (const auto value = valueOf(line, "initialdir = "); !value.empty())
            initial = value;
        if (const auto value = valueOf(line, "+ShiftdeckSpool = "); !value.empty())
            common.spool = unquoted(value);
    }
    if (tokens.empty() || common.script.empty() || initial.empty() || common.spool.empty())
        return {"", "\nERROR: on Line 1 of " + description + ": not understood\n", 1};
    long cluster = 0;
    std::ifstream(path("cluster")) >> cluster;
    std::ofstream(path("cluster")) << ++cluster;
    std::vector<Job> queue = load("queue");
    const std::string variable = "$(shiftdeck_token)";
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        Job job = common;
        job.cluster = cluster;
        job.process = static_cast<int>(i);
        job.token = tokens[i];
        job.folder = initial;
        job.folder.replace(job.folder.find(variable), variable.size(), tokens[i]);
        queue.push_back(job);
    }
    save("queue", queue);
    startIdle();
    std::ostringstream said;
    said << "Submitting job(s)" << std::string(std::min<std::size_t>(tokens.size(), 60), '.') << '\n'
         << tokens.size() << " job(s) submitted to cluster " << cluster << ".\n";
    return {said.str(), "\nWARNING: the line 'x = y' was unused by condor_submit. Is it a typo?\n", 0};
}

bool matches(const Job &job, const std::string &constraint)
{
    const auto within = [&constraint](const std::string &before) {
        const std::size_t begin = constraint.find(before);
        if (begin == std::string::npos)
            return std::string();
        const std::size_t from = begin + before.size();
        return constraint.substr(from, constraint.find('"', from) - from);
    };
    if (const std::string spool = within("ShiftdeckSpool == \""); !spool.empty())
        return job.spool == spool;
    const std::string tokens = within("stringListMember(ShiftdeckToken, \"");
    return !tokens.empty() && (',' + tokens + ',').find(',' + job.token + ',') != std::string::npos;
}

std::string adOf(const Job &job)
{
    std::ostringstream ad;
    ad << "{\n  \"ClusterId\": " << job.cluster
       << ",\n  \"CompletionDate\": " << (job.status == 4 ? job.since : 0)
       << ",\n  \"EnteredCurrentStatus\": " << job.since;
    if (job.status == 4 && WIFSIGNALED(job.exitStatus))
        ad << ",\n  \"ExitBySignal\": true,\n  \"ExitSignal\": " << WTERMSIG(job.exitStatus);
    else
        ad << ",\n  \"ExitBySignal\": false";
    if (job.status == 5)
        ad << ",\n  \"HoldReasonCode\": " << job.holdCode
           << ",\n  \"HoldReasonSubCode\": " << job.holdSubCode;
    if (job.pid != 0)
        ad << ",\n  \"JobCurrentStartDate\": " << job.since;
    ad << ",\n  \"JobStatus\": " << job.status << ",\n  \"Owner\": \"" << job.owner
       << "\",\n  \"ProcId\": " << job.process;
    if (job.status == 3)
        ad << ",\n  \"RemoveReason\": \"via condor_rm (by user " << job.owner << ")\"";
    if (job.pid != 0)
        ad << ",\n  \"" << (job.status == 2 ? "RemoteHost" : "LastRemoteHost")
           << "\": \"slot1_1@here.example\"";
    ad << ",\n  \"ShiftdeckToken\": \"" << job.token << "\"\n}\n";
    return ad.str();
}

std::string argument(const Words &words, const std::string &name)
{
    const auto found = std::find(words.begin(), words.end(), name);
    return found == words.end() || found + 1 == words.end() ? std::string() : *(found + 1);
}

Outcome list(const Words &words, bool isHistory)
{
    std::vector<Job> jobs = load(isHistory ? "history" : "queue");
    if (isHistory)
        std::reverse(jobs.begin(), jobs.end());
    const std::string constraint = argument(words, "-constraint"), most = argument(words, "-match");
    std::string ads;
    long count = 0;
    for (const Job &job : jobs)
        if (matches(job, constraint) && (most.empty() || count < std::atol(most.c_str())))
            ads += (count++ == 0 ? "" : ",\n") + adOf(job);
    // condor_q says nothing at all where there is nothing.
    return {count == 0 && !isHistory ? "" : "[\n" + ads + "]\n", "", 0};
}

Outcome removeJobs(const std::string &constraint)
{
    int count = 0;
    for (Job job : load("queue")) {
        if (!matches(job, constraint))
            continue;
        ++count;
        if (job.status != 2) {
            leaveQueue(job.cluster, job.process, 3, 0);
            continue;
        }
        std::vector<Job> queue = load("queue");
        for (Job &one : queue)
            if (one.cluster == job.cluster && one.process == job.process)
                one.status = 3;
        save("queue", queue);
        ::kill(static_cast<pid_t>(job.pid), SIGTERM);
    }
    if (count == 0)
        return {"", "Couldn't find/remove all jobs matching constraint " + constraint + "\n", 1};
    return {"All jobs matching constraint " + constraint + " have been marked for removal\n", "", 0};
}

Outcome status()
{
    int running = 0, idle = 0;
    for (const Job &job : load("queue"))
        ++(job.status == 2 ? running : idle);
    std::ostringstream said;
    said << "[\n{\n  \"Name\": \"here.example\",\n  \"TotalIdleJobs\": " << idle
         << ",\n  \"TotalRunningJobs\": " << running << "\n}\n]\n";
    return {said.str(), "", 0};
}

Outcome setStatus(const std::string &token, int status, int code, int subCode)
{
    std::vector<Job> queue = load("queue");
    for (Job &job : queue)
        if (job.token == token) {
            job.status = status;
            job.holdCode = code;
            job.holdSubCode = subCode;
            if (job.pid != 0 && status == 5)
                ::kill(static_cast<pid_t>(-job.pid), SIGKILL);
            job.pid = 0;
        }
    save("queue", queue);
    startIdle();
    return {};
}

Outcome perform(const std::string &program, const Words &words)
{
    if (program == "condor_submit")
        return submit(words.back());
    if (program == "condor_q" || program == "condor_history")
        return list(words, program == "condor_history");
    if (program == "condor_rm")
        return removeJobs(argument(words, "-constraint"));
    if (program == "condor_hold")
        return setStatus(words[0], 5, std::atoi(words[1].c_str()), std::atoi(words[2].c_str()));
    if (program == "condor_release")
        return setStatus(words[0], 1, 0, 0);
    return status();
}

void say(const std::string &text)
{
    for (std::size_t done = 0; done < text.size();) {
        const ssize_t n = ::write(STDOUT_FILENO, text.data() + done, text.size() - done);
        if (n <= 0)
            return;
        done += static_cast<std::size_t>(n);
    }
}

[[noreturn]] void dieNow()
{
    ::kill(::getpid(), SIGKILL);
    for (;;)
        ::pause();
}
}  // namespace

int main(int count, char **values)
{
    const char *folder = std::getenv("CONDOR_STANDIN");
    if (!folder || count < 2)
        return 2;
    root = folder;
    ::signal(SIGCHLD, SIG_DFL);
    std::string program = values[0];
    program = program.substr(program.rfind('/') + 1);
    const Words words(values + 1, values + count);
    std::string fault;
    Outcome outcome;
    {
        const Lock lock;
        fault = takeFault(program);
        if (fault == "die-before")
            dieNow();
        if (fault == "hang-before") {
            // Not with the lock: another program is not kept waiting.
        } else if (fault == "late") {
            // Nobody waits any more for what is done now, as who was asked is dead; other programs are
            // answered after it.
            int alive[2];
            if (::pipe(alive) != 0)
                return 1;
            if (::fork() != 0)
                dieNow();
            ::setsid();
            ::close(alive[1]);
            char none = 0;
            while (::read(alive[0], &none, 1) < 0 && errno == EINTR) { }
            perform(program, words);
            return 0;
        } else if (fault == "refuse") {
            std::cerr << "\nERROR: on Line 3 of x: this is not understood\n";
            return 1;
        } else if (fault == "connect") {
            std::cerr << "\nERROR: Failed to connect to local queue manager\n";
            return 1;
        } else {
            outcome = perform(program, words);
        }
    }
    if (fault == "die-after")
        dieNow();
    if (fault == "hang-before" || fault == "hang-after")
        for (;;)
            ::pause();
    if (fault == "lost")
        return program == "condor_q" ? 1 : 0;
    if (fault == "half")
        outcome.output.resize(outcome.output.size() / 2);
    if (fault == "flood")
        outcome.output = "[\n\"" + std::string(80 << 20, 'x');
    if (fault == "rubbish")
        outcome.output = "<html>hello</html>";
    say(fault == "twice" ? outcome.output + outcome.output : outcome.output);
    std::cerr << outcome.complaints;
    return outcome.exitCode;
}
