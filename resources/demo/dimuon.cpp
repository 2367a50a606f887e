// dimuon: the application of the demo campaign. It does to real CMS dimuon events, in small, what
// reconstruction and skim programs do to raw data.
//
//   dimuon job.conf      in the folder of the job, started by the job wrapper
//
// job.conf has lines of TAB separated fields (others are ignored):
//   token T, step S, outdir FOLDER, fragment FILE
//   input LFN PATH RUN FIRST EVENTS whole|range      whole: all of the file; range: EVENTS from FIRST on
//   output STREAM NAME
//
//   step         reads                       writes, one file per output line
//   production   events (CSV)                every event: kinematics of both muons and their mass
//   recocert     events (CSV)                histograms of mass, pt, eta and phi (ROOT-JSON)
//   skim         events (CSV)                per stream the events of its mass window and charge
//   merge        outputs of one stream       one file: events in input order, or summed histograms
//   mergeskim    the same, of a skim stream  the same
// The mass is the column M where the input has one, else that of two light particles:
// M^2 = 2 pt1 pt2 (cosh(eta1 - eta2) - cos(phi1 - phi2)). All other columns are copied as text.
//
// Last it writes the fragment of the job report: events read per input and its adler32; events, bytes,
// adler32 per output.
//
// Exit codes: 0 done, 2 wrong usage or job.conf, 3 bad input data, 4 cannot write, 5 input not found.
//
// $SHIFTDECK_SITE/pace    milliseconds per 1000 events, so that a person can watch; none: full speed
//
// Weather. Real jobs go wrong, and a demo where none does would be a lie of another kind. So the site's
// folder may hold files $SHIFTDECK_SITE/weather/STEP.RUN.KIND (RUN of the first input). The first job
// that is able to rename such a file suffers what it says, once:
//   exit-code       an error message on stderr, exit code 42
//   killed          SIGKILL half-way
//   early-end       stops half-way without a word, exit code 0; what it reports is true
//   missing-stream  does not write its last output
//   unreadable      the largest output is cut off after the report was written
// The console knows nothing of this; it finds out as it would at a real site.

#include "events.h"
#include "job.h"
#include "muonplots.h"
#include "weather.h"

namespace {
constexpr uintmax_t kLargestHistogramFile = 64 << 20;

// Hands the events that job.conf asks for to `take`, one by one, and counts them.
template <typename Reader, typename Take>
void readInput(Input &input, Conditions &conditions, Reader &reader, const Take &take, bool &goesOn)
{
    say("reading " + input.path + " (" + input.lfn + ")");
    bool more = true;
    for (long i = 0; i < input.first && more && !input.whole; ++i)
        more = reader.skip();
    while (more && (input.whole || input.eventsRead < input.events)) {
        goesOn = conditions.goOn(input);
        if (!goesOn)
            return;
        more = take(reader);
        input.eventsRead += more ? 1 : 0;
    }
    if (!input.whole && input.eventsRead < input.events)
        badLine(input.path, reader.lineNumber(),
                "the file ends before event " + std::to_string(input.first + input.events));
    input.adler32 = reader.adler32();
}

template <typename Take>
void readEvents(Job &job, Conditions &conditions, const Take &take)
{
    Event event;
    bool goesOn = true;
    const auto takeNext = [&](EventReader &reader) {
        if (!reader.next(event))
            return false;
        take(event);
        return true;
    };
    for (Input &input : job.inputs) {
        EventReader reader(input.path);
        readInput(input, conditions, reader, takeNext, goesOn);
        if (!goesOn)
            return;
    }
    conditions.strike(job.inputs.back());
}

OutputStream &onlyOutput(const Job &job, Outputs &outputs)
{
    if (outputs.size() != 1)
        throw Failure{Usage, "the step " + job.step + " has exactly one output"};
    return outputs.front();
}

void production(Job &job, Conditions &conditions, Outputs &outputs)
{
    OutputStream &output = onlyOutput(job, outputs);
    output.write(kHeader);
    readEvents(job, conditions, [&](const Event &event) {
        output.write(event.line);
        ++output.events;
    });
}

void recocert(Job &job, Conditions &conditions, Outputs &outputs)
{
    OutputStream &output = onlyOutput(job, outputs);
    MuonPlots plots;
    readEvents(job, conditions, [&](const Event &event) { plots.fill(event); });
    output.write(toRootJson(plots.histograms));
    output.events = plots.events();
}

struct SkimStream {
    const char *name;
    double low;  // GeV, included
    double high;  // not included
    bool oppositeSign;
};
constexpr double kNoLimit = 1e300;
const std::array<SkimStream, 6> kStreams{{{"jpsi", 2.9, 3.3, true},
                                          {"psi2s", 3.55, 3.85, true},
                                          {"upsilon", 9, 11, true},
                                          {"z", 60, 120, true},
                                          {"highmass", 110, kNoLimit, true},
                                          {"samesign", 0, kNoLimit, false}}};

void skim(Job &job, Conditions &conditions, Outputs &outputs)
{
    std::vector<SkimStream> wanted;
    for (OutputStream &output : outputs) {
        const auto stream = std::find_if(kStreams.begin(), kStreams.end(),
                                         [&](const SkimStream &s) { return output.stream == s.name; });
        if (stream == kStreams.end())
            throw Failure{Usage, "there is no skim stream \"" + output.stream + "\""};
        wanted.push_back(*stream);
        output.write(kHeader);
    }
    readEvents(job, conditions, [&](const Event &event) {
        for (size_t i = 0; i < wanted.size(); ++i) {
            if (event.oppositeSign() != wanted[i].oppositeSign || event.mass < wanted[i].low
                || event.mass >= wanted[i].high)
                continue;
            outputs[i].write(event.line);
            ++outputs[i].events;
        }
    });
}

void mergeHistograms(Job &job, Conditions &conditions, OutputStream &output)
{
    std::vector<Histogram> sum;
    for (size_t i = 0; i < job.inputs.size(); ++i) {
        Input &input = job.inputs[i];
        // A file of histograms has no half: an early end leaves the last one out.
        if (i + 1 == job.inputs.size() && !conditions.strike(input))
            break;
        std::ifstream file(input.path, std::ios::binary);
        std::error_code error;
        if (!file)
            throw Failure{NoInput, "cannot open input " + input.path + ": " + std::strerror(errno)};
        if (fs::file_size(input.path, error) > kLargestHistogramFile || error)
            badLine(input.path, 1, "the file is too large for histograms");
        say("reading " + input.path + " (" + input.lfn + ")");
        std::ostringstream content;
        content << file.rdbuf();
        try {
            const std::vector<Histogram> histograms = fromRootJson(content.str());
            if (i > 0 && histograms.size() != sum.size())
                badLine(input.path, 1, "it has another number of histograms than the first input");
            for (size_t h = 0; h < sum.size(); ++h)
                sum[h].add(histograms[h]);
            if (i == 0)
                sum = histograms;
            input.eventsRead = static_cast<long>(histograms.front().entries);
            Adler32 sumOfBytes;
            sumOfBytes.add(content.str());
            input.adler32 = sumOfBytes.hex();
        } catch (const BadJson &bad) {
            badLine(input.path, bad.line, bad.what());
        } catch (const std::runtime_error &bad) {
            badLine(input.path, 1, bad.what());
        }
    }
    output.write(toRootJson(sum));
    output.events = sum.empty() ? 0 : static_cast<long>(sum.front().entries);
}

struct LineReader : CsvReader {
    using CsvReader::CsvReader;
    bool skip() { return next(); }
};

void mergeEvents(Job &job, Conditions &conditions, OutputStream &output)
{
    std::string header;
    bool goesOn = true;
    const auto copy = [&](LineReader &reader) {
        if (!reader.next())
            return false;
        output.write(reader.line + '\n');
        ++output.events;
        return true;
    };
    for (Input &input : job.inputs) {
        LineReader reader(input.path);
        if (header.empty()) {
            header = reader.header;
            output.write(header + '\n');
        } else if (reader.header != header) {
            badLine(input.path, 1, "its columns differ from those of the first input");
        }
        readInput(input, conditions, reader, copy, goesOn);
        if (!goesOn)
            return;
    }
    conditions.strike(job.inputs.back());
}

void merge(Job &job, Conditions &conditions, Outputs &outputs)
{
    OutputStream &output = onlyOutput(job, outputs);
    std::ifstream first(job.inputs.front().path, std::ios::binary);
    if (first.peek() == '{')
        mergeHistograms(job, conditions, output);
    else
        mergeEvents(job, conditions, output);
}

// Two thirds of the largest output stay, and never a whole last line.
void cutOff(const Outputs &outputs)
{
    const auto largest = std::max_element(outputs.begin(), outputs.end(),
                                          [](const auto &a, const auto &b) { return a.bytes < b.bytes; });
    size_t size = largest->bytes * 2 / 3;
    std::ifstream file(largest->path, std::ios::binary);
    for (char last = '\n'; last == '\n' && size > 1; --size) {
        file.seekg(static_cast<std::streamoff>(size) - 2);
        file.get(last);
    }
    fs::resize_file(largest->path, size);
}

void run(const std::string &confPath)
{
    Job job = readJob(confPath);
    using StepFunction = void (*)(Job &, Conditions &, Outputs &);
    const std::array<std::pair<const char *, StepFunction>, 5> steps{{{"production", production},
                                                                      {"recocert", recocert},
                                                                      {"skim", skim},
                                                                      {"merge", merge},
                                                                      {"mergeskim", merge}}};
    const auto step =
        std::find_if(steps.begin(), steps.end(), [&](const auto &known) { return job.step == known.first; });
    if (step == steps.end())
        throw Failure{Usage, "there is no step \"" + job.step + "\""};

    say("step " + job.step + ", " + std::to_string(job.inputs.size()) + " inputs, job " + job.token);
    Conditions conditions(job);
    Outputs outputs;
    for (const Output &output : job.outputs)
        outputs.emplace_back(job, output);
    step->second(job, conditions, outputs);
    if (conditions.is("missing-stream"))
        outputs.pop_back();
    for (OutputStream &output : outputs)
        output.commit();
    writeFragment(job, outputs);
    if (conditions.is("unreadable"))
        cutOff(outputs);
    say("done");
}
}  // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::cerr << "usage: dimuon job.conf\n";
        return Usage;
    }
    try {
        run(argv[1]);
    } catch (const Failure &failure) {
        std::cerr << "dimuon: " << failure.what << std::endl;
        return failure.exitCode;
    } catch (const std::exception &error) {
        std::cerr << "dimuon: " << error.what() << std::endl;
        return CannotWrite;
    }
    return 0;
}
