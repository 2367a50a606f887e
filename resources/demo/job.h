// The job of dimuon as files: job.conf, the outputs, the fragment of the job report, and how it fails.
#pragma once

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <system_error>
#include <vector>

#include <sys/resource.h>

namespace fs = std::filesystem;

enum ExitCode { Usage = 2, BadData = 3, CannotWrite = 4, NoInput = 5, Weather = 42 };

struct Failure {
    int exitCode;
    std::string what;
};

[[noreturn]] inline void badLine(const std::string &file, size_t line, const std::string &what)
{
    throw Failure{BadData, file + " line " + std::to_string(line) + ": " + what};
}

inline void say(const std::string &message)
{
    const std::time_t now = std::time(nullptr);
    char time[32];
    std::strftime(time, sizeof time, "%Y-%m-%dT%H:%M:%SZ", std::gmtime(&now));
    std::cout << time << " dimuon: " << message << std::endl;
}

inline std::vector<std::string> split(const std::string &line, char separator)
{
    std::vector<std::string> fields;
    for (size_t from = 0;;) {
        const size_t to = line.find(separator, from);
        fields.push_back(line.substr(from, to - from));
        if (to == std::string::npos)
            return fields;
        from = to + 1;
    }
}

inline std::string trimmed(const std::string &text)
{
    const size_t first = text.find_first_not_of(" \t\r");
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

template <typename Number>
bool parse(const std::string &text, Number &number)
{
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    return result.ec == std::errc() && result.ptr == text.data() + text.size();
}

inline std::string environment(const char *name)
{
    const char *value = std::getenv(name);
    return value != nullptr ? value : "";
}

struct Input {
    std::string lfn;
    std::string path;
    long run = 0;
    long first = 0;
    long events = 0;
    bool whole = false;
    long eventsRead = 0;
    std::string adler32;  // of the whole file, as it was read; empty: it was not read to its end
};

struct Output {
    std::string stream;
    std::string name;
};

struct Job {
    std::string token;
    std::string step;
    std::string outFolder = "out";
    std::string fragment = "application.json";
    std::vector<Input> inputs;
    std::vector<Output> outputs;
};

inline Job readJob(const std::string &path)
{
    std::ifstream file(path);
    if (!file)
        throw Failure{Usage, "cannot read " + path};
    Job job;
    std::string line;
    for (size_t number = 1; std::getline(file, line); ++number) {
        const auto field = split(line, '\t');
        bool good = true;
        if (field[0] == "input") {
            Input input;
            good = field.size() == 7 && parse(field[3], input.run) && parse(field[4], input.first)
                && parse(field[5], input.events) && (field[6] == "whole" || field[6] == "range")
                && input.first >= 0 && input.events >= 0;
            if (good) {
                input.lfn = field[1];
                input.path = field[2];
                input.whole = field[6] == "whole";
                job.inputs.push_back(input);
            }
        } else if (field[0] == "output") {
            good = field.size() == 3 && !field[2].empty() && field[2].find('/') == std::string::npos;
            if (good)
                job.outputs.push_back({field[1], field[2]});
        } else if (field.size() == 2) {
            for (const auto &[key, value] :
                 {std::pair{"token", &job.token}, std::pair{"step", &job.step},
                  std::pair{"outdir", &job.outFolder}, std::pair{"fragment", &job.fragment}}) {
                if (field[0] == key)
                    *value = field[1];
            }
        }
        if (!good)
            throw Failure{Usage, path + " line " + std::to_string(number) + ": wrong \"" + field[0] + "\""};
    }
    if (job.inputs.empty() || job.outputs.empty())
        throw Failure{Usage, path + ": there must be an input and an output"};
    return job;
}

class Adler32 {
  public:
    void add(const std::string &bytes)
    {
        for (const char byte : bytes) {
            m_a = (m_a + static_cast<unsigned char>(byte)) % 65521;
            m_b = (m_b + m_a) % 65521;
        }
    }
    std::string hex() const
    {
        char text[9];
        std::snprintf(text, sizeof text, "%08lx", m_b << 16 | m_a);
        return text;
    }

  private:
    unsigned long m_a = 1;
    unsigned long m_b = 0;
};

// Written under another name and renamed when it is whole.
class OutputStream {
  public:
    OutputStream(const Job &job, const Output &output)
        : stream(output.stream), name(output.name), path(job.outFolder + "/" + output.name),
          m_partial(path + ".part"), m_file(m_partial, std::ios::binary | std::ios::trunc)
    {
        check();
    }
    ~OutputStream()
    {
        std::error_code ignored;
        if (m_file.is_open())
            fs::remove(m_partial, ignored);
    }
    OutputStream(OutputStream &&) = default;

    void write(const std::string &text)
    {
        m_file << text;
        check();
        m_adler.add(text);
        bytes += text.size();
    }
    void commit()
    {
        m_file.flush();
        check();
        m_file.close();
        if (m_file.fail() || std::rename(m_partial.c_str(), path.c_str()) != 0)
            throw Failure{CannotWrite, "cannot write " + path + ": " + std::strerror(errno)};
        say("wrote " + path + ", " + std::to_string(events) + " events, " + std::to_string(bytes) + " bytes");
    }
    std::string adler32() const { return m_adler.hex(); }

    std::string stream;
    std::string name;
    std::string path;
    long events = 0;
    size_t bytes = 0;

  private:
    void check() const
    {
        if (!m_file)
            throw Failure{CannotWrite, "cannot write " + m_partial + ": " + std::strerror(errno)};
    }
    std::string m_partial;
    std::ofstream m_file;
    Adler32 m_adler;
};

using Outputs = std::vector<OutputStream>;

inline std::string quoted(const std::string &text)
{
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            result += '\\';
        if (static_cast<unsigned char>(c) >= 0x20)
            result += c;
    }
    return result + '"';
}

inline void writeFragment(const Job &job, const Outputs &outputs)
{
    std::ostringstream json;
    json << "{\"inputs\":[";
    for (const Input &input : job.inputs)
        json << (&input == job.inputs.data() ? "" : ",") << "\n{\"lfn\":" << quoted(input.lfn)
             << ",\"run\":" << input.run << ",\"first\":" << input.first
             << ",\"eventsRead\":" << input.eventsRead
             << (input.adler32.empty() ? "" : ",\"adler32\":\"" + input.adler32 + '"') << '}';
    json << "],\n\"outputs\":[";
    for (const OutputStream &output : outputs)
        json << (&output == outputs.data() ? "" : ",") << "\n{\"stream\":" << quoted(output.stream)
             << ",\"name\":" << quoted(output.name) << ",\"eventsWritten\":" << output.events
             << ",\"bytes\":" << output.bytes << ",\"adler32\":\"" << output.adler32() << "\"}";
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    json << "],\n\"peakMemoryKb\":" << usage.ru_maxrss << "}\n";
    const std::string partial = job.fragment + ".part";
    std::ofstream file(partial, std::ios::binary | std::ios::trunc);
    file << json.str();
    file.close();
    if (file.fail() || std::rename(partial.c_str(), job.fragment.c_str()) != 0)
        throw Failure{CannotWrite, "cannot write " + job.fragment + ": " + std::strerror(errno)};
}
