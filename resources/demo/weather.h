// The pace and the weather at the site; dimuon.cpp says what they are for.
#pragma once

#include "job.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>

#include <unistd.h>

class Conditions {
  public:
    explicit Conditions(const Job &job)
    {
        for (const Input &input : job.inputs)
            m_total += input.events;
        const std::string site = environment("SHIFTDECK_SITE");
        if (site.empty())
            return;
        std::ifstream(site + "/pace") >> m_msPer1000;
        for (const char *kind : {"exit-code", "killed", "early-end", "missing-stream", "unreadable"}) {
            const std::string file =
                site + "/weather/" + job.step + "." + std::to_string(job.inputs.front().run) + "." + kind;
            // Of several jobs only one can rename it.
            if (std::rename(file.c_str(), (file + ".happened-" + job.token).c_str()) == 0) {
                m_kind = kind;
                break;
            }
        }
    }

    bool is(const char *kind) const { return m_kind == kind; }

    // Called before each event; false: stop here.
    bool goOn(const Input &input)
    {
        if (m_done * 2 >= m_total && !strike(input))
            return false;
        if (++m_done % 100 == 0 && m_msPer1000 > 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(m_msPer1000 / 10));
        if (m_done % 1000 == 0)
            say(std::to_string(m_done) + " of " + std::to_string(m_total) + " events");
        return true;
    }

    // What happens half-way, or at the latest after the last input.
    bool strike(const Input &input) const
    {
        if (is("killed"))
            ::kill(::getpid(), SIGKILL);
        if (is("exit-code")) {
            char host[256] = "";
            ::gethostname(host, sizeof host - 1);
            const std::string run = std::to_string(input.run);
            throw Failure{Weather,
                          "cannot read payload 'muon-alignment' for run " + run
                              + " from /conditions/snapshot/" + run + "/alignment.db on " + host
                              + ": connection timed out after 30 s (event " + std::to_string(m_done) + ")"};
        }
        return !is("early-end");
    }

  private:
    std::string m_kind;
    long m_msPer1000 = 0;
    long m_total = 0;
    long m_done = 0;
};
