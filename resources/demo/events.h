// Events in CSV files, read line by line; any line that is not as it must be is a failure.
#pragma once

#include "job.h"

#include <algorithm>
#include <array>
#include <cmath>

constexpr size_t kLongestLine = 65536;

// A CSV file line by line; every line must have an end and as many fields as the header.
class CsvReader {
  public:
    explicit CsvReader(const std::string &path) : m_path(path), m_file(path, std::ios::binary)
    {
        if (!m_file)
            throw Failure{NoInput, "cannot open input " + path + ": " + std::strerror(errno)};
        if (!readLine())
            badLine(m_path, 1, "the file is empty");
        header = line;
        for (const std::string &name : split(header, ','))
            m_columns.push_back(trimmed(name));
    }

    // The next line in `line` and its fields in `fields`; false at the end of the file.
    bool next()
    {
        if (!readLine())
            return false;
        fields = split(line, ',');
        if (fields.size() != m_columns.size())
            fail("it has " + std::to_string(fields.size()) + " columns, the header "
                 + std::to_string(m_columns.size()));
        return true;
    }
    int column(const std::string &name, bool required) const
    {
        for (size_t i = 0; i < m_columns.size(); ++i) {
            if (m_columns[i] == name)
                return static_cast<int>(i);
        }
        if (required)
            badLine(m_path, 1, "there is no column " + name);
        return -1;
    }
    [[noreturn]] void fail(const std::string &what) const { badLine(m_path, m_number, what); }
    size_t lineNumber() const { return m_number; }
    // Of the whole file: of what was read, and of the rest, which is read for it.
    std::string adler32()
    {
        while (m_file.read(m_buffer.data(), static_cast<std::streamsize>(m_buffer.size())),
               m_file.gcount() > 0)
            m_adler.add(std::string(m_buffer.data(), static_cast<size_t>(m_file.gcount())));
        return m_adler.hex();
    }

    std::string header;
    std::string line;
    std::vector<std::string> fields;

  private:
    bool readLine()
    {
        ++m_number;
        m_file.getline(m_buffer.data(), static_cast<std::streamsize>(m_buffer.size()));
        if (m_file.gcount() == 0 && m_file.eof())
            return false;
        if (m_file.eof())
            fail("the line has no end; the file is cut off");
        if (m_file.bad())
            fail(std::string("cannot be read: ") + std::strerror(errno));
        if (m_file.fail())
            fail("the line is longer than " + std::to_string(kLongestLine) + " bytes");
        m_adler.add(std::string(m_buffer.data(), static_cast<size_t>(m_file.gcount()) - 1) + '\n');
        line = m_buffer.data();
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        return true;
    }

    std::string m_path;
    std::ifstream m_file;
    Adler32 m_adler;
    std::vector<char> m_buffer = std::vector<char>(kLongestLine);
    std::vector<std::string> m_columns;
    size_t m_number = 0;
};

inline const std::array<std::string, 10> kColumns{"Run", "Event", "pt1",  "eta1", "phi1",
                                                  "Q1",  "pt2",   "eta2", "phi2", "Q2"};
inline const std::string kHeader = "Run,Event,pt1,eta1,phi1,Q1,pt2,eta2,phi2,Q2,M\n";

struct Muon {
    double pt = 0;
    double eta = 0;
    double phi = 0;
    int charge = 0;
};

struct Event {
    std::string line;  // as it is written, with the line's end
    Muon first;
    Muon second;
    double mass = 0;
    bool oppositeSign() const { return first.charge * second.charge < 0; }
};

class EventReader {
  public:
    explicit EventReader(const std::string &path) : m_csv(path), m_mass(m_csv.column("M", false))
    {
        for (size_t i = 0; i < kColumns.size(); ++i)
            m_index[i] = static_cast<size_t>(m_csv.column(kColumns[i], true));
    }

    bool skip() { return m_csv.next(); }
    std::string adler32() { return m_csv.adler32(); }
    bool next(Event &event)
    {
        if (!m_csv.next())
            return false;
        event.line.clear();
        for (const size_t index : m_index)
            event.line += trimmed(m_csv.fields[index]) + ',';
        static_cast<void>(number<unsigned long>(0));
        static_cast<void>(number<unsigned long>(1));
        event.first = {number<double>(2), number<double>(3), number<double>(4), charge(5)};
        event.second = {number<double>(6), number<double>(7), number<double>(8), charge(9)};
        if (event.first.pt < 0 || event.second.pt < 0)
            m_csv.fail("a transverse momentum is negative");
        const std::string mass =
            m_mass >= 0 ? trimmed(m_csv.fields[static_cast<size_t>(m_mass)]) : computed(event);
        // From the text, so that the same event has the same mass wherever it is read again.
        if (!parse(mass, event.mass) || !std::isfinite(event.mass) || event.mass < 0)
            m_csv.fail("\"" + mass + "\" is no mass");
        event.line += mass + '\n';
        return true;
    }
    size_t lineNumber() const { return m_csv.lineNumber(); }

  private:
    template <typename Number>
    Number number(size_t column) const
    {
        const std::string text = trimmed(m_csv.fields[m_index[column]]);
        Number value = 0;
        if (!parse(text, value) || !std::isfinite(static_cast<double>(value)))
            m_csv.fail("\"" + text.substr(0, 40) + "\" is no " + kColumns[column]);
        return value;
    }
    int charge(size_t column) const
    {
        const int value = number<int>(column);
        if (value != 1 && value != -1)
            m_csv.fail("the charge " + kColumns[column] + " is neither 1 nor -1");
        return value;
    }
    static std::string computed(const Event &event)
    {
        const Muon &a = event.first;
        const Muon &b = event.second;
        const double squared = 2 * a.pt * b.pt * (std::cosh(a.eta - b.eta) - std::cos(a.phi - b.phi));
        char text[32];
        std::snprintf(text, sizeof text, "%.6g", std::sqrt(std::max(0.0, squared)));
        return text;
    }

    CsvReader m_csv;
    int m_mass;
    std::array<size_t, kColumns.size()> m_index{};
};
