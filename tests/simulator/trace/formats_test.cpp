// SPDX-License-Identifier: MIT
// Traces for other tools: OpenTelemetry's JSON by the protocol's own rules, Chrome's trace events as Perfetto reads
// them.
#include <QDir>
#include <QTest>

#include <map>
#include <set>

#include "exporters/open.h"
#include "simulator/trace/trace_writer.h"
#include "tests/helpers/paths.h"
#include "tests/helpers/rehearse.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;
using namespace cascade::simulator;

namespace {

struct Traced {
    std::string text;
    Nanoseconds end = 0;
    std::size_t longestPiece = 0;
};

Traced trace(const Design& design, std::string_view definition, TraceFormat format, std::uint64_t seed = 1) {
    Traced traced;
    const auto writer =
        makeTraceWriter(format, design.architecture(), builtinCatalog(), seed, [&](std::string_view text) {
            traced.text += text;
            traced.longestPiece = std::max(traced.longestPiece, text.size());
        });
    traced.end = rehearseLong(design, definition, seed, writer.get()).duration;
    writer->finish(traced.end);
    return traced;
}

/// Queues with batches, retries and dead letters, a stream, topics, a bus, faults that double and hold back.
Design everything() {
    return sketch(R"x(
        F function simulation.error_rate=0.1
        Worker function timeout=10s simulation.error_rate=0.3 simulation.duration=2s
        Log function reserved_concurrency=1 simulation.duration=2s
        Jobs sqs-queue visibility_timeout=60s
        Nightly schedule expression="rate(1 minute)"
        Shop(client) -> Api(http-api) -> F -> Orders(dynamodb-table) write
        F -> Jobs -> Worker batch_size=5 batching_window=2s
        Jobs -> Dead(sqs-queue) dead-letter max_receive_count=2
        F -> News(sns-topic) -> Mail(function)
        News -> Log
        F -> Bus(event-bus) -> Audit(function)
        Nightly -> Flow(state-machine) -> Clean(function)
        Orders -> Index(function)
    )x");
}

constexpr std::string_view kBusy = R"({"for": "5m",
    "stimuli": [{"at": "Shop", "arrivals": {"poisson": 3}}],
    "faults": [{"at": "Jobs", "type": "duplicate", "rate": 0.2}, {"at": "News", "type": "reorder", "rate": 0.3, "add": "3s"},
               {"at": "Bus", "type": "down", "rate": 0.2}, {"at": "Api", "type": "throttle", "rate": 0.1},
               {"at": "Mail", "type": "error", "rate": 0.2}, {"at": "Mail", "type": "duplicate", "rate": 0.2}]})";

// --- OpenTelemetry ---

bool isHex(const Json& value, std::size_t digits) {
    if (!value.is_string()) return false;
    const std::string text = value.get<std::string>();
    return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string::npos &&
           text.find_first_not_of('0') != std::string::npos;
}

/// 64-bit numbers are texts in JSON.
std::optional<std::uint64_t> numberIn(const Json& value) {
    if (!value.is_string()) return std::nullopt;
    const std::string text = value.get<std::string>();
    if (text.empty() || text.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
    return std::stoull(text);
}

std::string mistakeInAttributes(const Json& list) {
    std::set<std::string> keys;
    for (const Json& attribute : list) {
        if (!keys.insert(attribute["key"].get<std::string>()).second) return "a key twice: " + attribute.dump();
        const Json& value = attribute["value"];
        const bool fits =
            value.size() == 1 && ((value.contains("stringValue") && value["stringValue"].is_string()) ||
                                  (value.contains("intValue") && numberIn(value["intValue"])) ||
                                  (value.contains("boolValue") && value["boolValue"].is_boolean()));
        if (!fits) return "no value of OTLP: " + attribute.dump();
    }
    return {};
}

struct Spans {
    std::vector<Json> all;
    std::map<std::string, const Json*> byId;
};

/// Every span of the document, or why it is none of OTLP's.
std::string readSpans(const std::string& text, Spans& spans) {
    const Json document = Json::parse(text, nullptr, false);
    if (!document.is_object() || document.size() != 1 || !document.contains("resourceSpans"))
        return "no TracesData";
    if (std::count(text.begin(), text.end(), '\n') != 1 || text.back() != '\n') return "not one line";
    for (const Json& resource : document["resourceSpans"]) {
        if (const auto wrong = mistakeInAttributes(resource["resource"]["attributes"]); !wrong.empty())
            return wrong;
        if (resource["resource"]["attributes"][0]["key"] != "service.name")
            return "a resource without service.name";
        for (const Json& scope : resource["scopeSpans"])
            for (const Json& span : scope["spans"]) spans.all.push_back(span);
    }
    for (const Json& span : spans.all)
        if (!spans.byId.emplace(span["spanId"].get<std::string>(), &span).second)
            return "an id twice: " + span.dump();
    return {};
}

std::string mistakeIn(const Json& span, const Spans& spans) {
    if (!isHex(span["traceId"], 32) || !isHex(span["spanId"], 16)) return "ids are 32 and 16 hexadecimal digits";
    const auto begin = numberIn(span["startTimeUnixNano"]);
    const auto end = numberIn(span["endTimeUnixNano"]);
    if (!begin || !end || *begin > *end || *begin < 1767225600000000000) return "times";
    if (!span["kind"].is_number_integer() || span["kind"] < 1 || span["kind"] > 5) return "kinds are 1 to 5";
    if (const Json* code = member(span["status"], "code"); code && (*code < 0 || *code > 2))
        return "codes are 0 to 2";
    if (span["name"].get<std::string>().empty()) return "no name";
    if (const auto wrong = mistakeInAttributes(span["attributes"]); !wrong.empty()) return wrong;
    for (const Json& event : span.value("events", Json::array())) {
        const auto time = numberIn(event["timeUnixNano"]);
        if (!time || *time < *begin || *time > *end) return "an event outside";
        if (const auto wrong = mistakeInAttributes(event["attributes"]); !wrong.empty()) return wrong;
    }
    for (const Json& link : span.value("links", Json::array())) {
        const auto other = spans.byId.find(link["spanId"].get<std::string>());
        if (other == spans.byId.end() || (*other->second)["traceId"] != link["traceId"]) return "a link to nowhere";
    }
    const Json* id = member(span, "parentSpanId");
    if (!id) return {};
    const auto parent = spans.byId.find(id->get<std::string>());
    if (parent == spans.byId.end()) return "no such parent";
    if ((*parent->second)["traceId"] != span["traceId"]) return "a parent in another trace";
    if (*numberIn((*parent->second)["startTimeUnixNano"]) > *begin) return "it begins before its parent";
    return {};
}

std::string mistakeInOtlp(const std::string& text, Spans& spans) {
    if (const std::string wrong = readSpans(text, spans); !wrong.empty()) return wrong;
    std::map<std::string, int> roots;
    for (const Json& span : spans.all) {
        if (const std::string wrong = mistakeIn(span, spans); !wrong.empty()) return wrong + ": " + span.dump();
        roots[span["traceId"].get<std::string>()] += span.contains("parentSpanId") ? 0 : 1;
    }
    for (const auto& [trace, count] : roots)
        if (count != 1) return "the trace " + trace + " has " + std::to_string(count) + " roots";
    return {};
}

std::string attributeOf(const Json& span, const std::string& key) {
    for (const Json& attribute : span["attributes"])
        if (attribute["key"] == key) return attribute["value"].begin()->dump();
    return {};
}

// --- Chrome ---

using Track = std::pair<int, int>;

struct Slices {
    std::map<Track, std::vector<std::pair<double, double>>> byTrack;
    std::map<std::string, int> counts;  ///< Of events by phase.
    std::map<std::int64_t, Json> starts, ends;
};

std::string readEvents(const std::string& text, Slices& slices) {
    const Json document = Json::parse(text, nullptr, false);
    if (!document.is_object() || !document["traceEvents"].is_array()) return "no object of trace events";
    std::set<Track> named;
    for (const Json& event : document["traceEvents"]) {
        const std::string phase = event["ph"].get<std::string>();
        ++slices.counts[phase];
        if (!event["pid"].is_number_integer() || event["name"].get<std::string>().empty())
            return "no place: " + event.dump();
        if (phase == "M") {
            if (event["name"] == "thread_name") named.insert({event["pid"].get<int>(), event["tid"].get<int>()});
            continue;
        }
        if (!event["ts"].is_number() || event["ts"] < 0) return "no time: " + event.dump();
        const Track track{event["pid"].get<int>(), event.value("tid", 0)};
        if (phase == "X") {
            if (!event["dur"].is_number() || event["dur"] < 0) return "no duration: " + event.dump();
            if (!named.contains(track)) return "a track without a name: " + event.dump();
            const double begin = event["ts"].get<double>();
            slices.byTrack[track].emplace_back(begin, begin + event["dur"].get<double>());
        } else if (phase == "s") {
            slices.starts[event["id"].get<std::int64_t>()] = event;
        } else if (phase == "f") {
            if (event["bp"] != "e") return "an arrow that would end in the next slice";
            slices.ends[event["id"].get<std::int64_t>()] = event;
        }
    }
    return {};
}

/// Two slices of a track lie apart, or one inside the other.
std::string mistakeInNesting(std::vector<std::pair<double, double>> track) {
    constexpr double kRounding = 0.01;  // of microseconds since the beginning, as floating-point numbers
    std::ranges::sort(track, [](const auto& left, const auto& right) {
        return left.first != right.first ? left.first < right.first : left.second > right.second;
    });
    std::vector<std::pair<double, double>> open;
    for (const auto& slice : track) {
        while (!open.empty() && open.back().second <= slice.first + kRounding) open.pop_back();
        if (!open.empty() && slice.second > open.back().second + kRounding)
            return "slices that overlap from " + std::to_string(slice.first);
        open.push_back(slice);
    }
    return {};
}

bool liesInSlice(const Json& event, const Slices& slices) {
    const auto track = slices.byTrack.find({event["pid"].get<int>(), event["tid"].get<int>()});
    if (track == slices.byTrack.end()) return false;
    const double time = event["ts"].get<double>();
    return std::ranges::any_of(track->second, [&](const auto& slice) {
        return slice.first <= time + 0.001 && time <= slice.second + 0.001;
    });
}

std::string mistakeInChrome(const std::string& text, Slices& slices) {
    if (const std::string wrong = readEvents(text, slices); !wrong.empty()) return wrong;
    for (const auto& [track, list] : slices.byTrack)
        if (const std::string wrong = mistakeInNesting(list); !wrong.empty()) return wrong;
    if (slices.starts.size() != slices.ends.size()) return "an arrow with one end";
    for (const auto& [id, start] : slices.starts) {
        const auto end = slices.ends.find(id);
        if (end == slices.ends.end()) return "an arrow without end";
        if (end->second["ts"] < start["ts"]) return "an arrow into the past";
        if (!liesInSlice(start, slices) || !liesInSlice(end->second, slices)) return "an arrow from or to nowhere";
    }
    return {};
}

void addExamples() {
    QTest::addColumn<QString>("path");
    const QString folder = QStringLiteral(CASCADE_SOURCE_DIR "/resources/examples");
    for (const QString& file : QDir(folder).entryList({QStringLiteral("*.cascade")}, QDir::Files, QDir::Name))
        QTest::newRow(qPrintable(file)) << folder + u'/' + file;
}

Design example(const QString& path) {
    const std::string file = path.toStdString();
    return exporters::openDesign(readFile(file), file, builtinCatalog())->design;
}

}  // namespace

class FormatsTest : public QObject {
    Q_OBJECT
private slots:
    void otlpKeepsTheProtocolsRules_data() { addExamples(); }
    void otlpKeepsTheProtocolsRules() {
        QFETCH(QString, path);
        Spans spans;
        const std::string mistake = mistakeInOtlp(trace(example(path), {}, TraceFormat::Otlp).text, spans);
        QVERIFY2(mistake.empty(), mistake.c_str());
        QVERIFY(spans.all.size() > 100);
    }

    void chromeKeepsItsRules_data() { addExamples(); }
    void chromeKeepsItsRules() {
        QFETCH(QString, path);
        Slices slices;
        const std::string mistake = mistakeInChrome(trace(example(path), {}, TraceFormat::Chrome).text, slices);
        QVERIFY2(mistake.empty(), mistake.c_str());
        for (const char* phase : {"X", "s", "f", "C", "M"}) QVERIFY2(slices.counts[phase] > 0, phase);
    }

    void bothDoSoWhenEverythingGoesWrong() {
        Spans spans;
        const std::string otlp = mistakeInOtlp(trace(everything(), kBusy, TraceFormat::Otlp).text, spans);
        QVERIFY2(otlp.empty(), otlp.c_str());
        Slices slices;
        const std::string chrome = mistakeInChrome(trace(everything(), kBusy, TraceFormat::Chrome).text, slices);
        QVERIFY2(chrome.empty(), chrome.c_str());
        QVERIFY(slices.counts["i"] > 0);
    }

    void theSameSeedGivesTheSameIds() {
        for (const TraceFormat format : {TraceFormat::Otlp, TraceFormat::Chrome})
            QVERIFY(trace(everything(), kBusy, format).text == trace(everything(), kBusy, format).text);
        QVERIFY(trace(everything(), kBusy, TraceFormat::Otlp, 2).text !=
                trace(everything(), kBusy, TraceFormat::Otlp).text);
    }

    void aCascadeIsATrace() {
        const Design design = sketch(R"(
            F function simulation.init=1s
            Shop(client) -> Api(http-api) -> F -> Orders(dynamodb-table) write)");
        Spans spans;
        const std::string text =
            trace(design, R"({"for": "1m", "stimuli": [{"at": "Shop", "arrivals": {"times": ["1s"]}}]})",
                  TraceFormat::Otlp)
                .text;
        QCOMPARE(mistakeInOtlp(text, spans), std::string());
        std::multiset<std::string> names;
        for (const Json& span : spans.all)
            names.insert(span["name"].get<std::string>() + " " + span["kind"].dump());
        const std::multiset<std::string> expected{"Shop 1", "invoke Api 3", "Api 2",          "invoke F 3",
                                                  "F 2",    "F run 1",      "write Orders 3", "Orders 2"};
        QVERIFY2(names == expected, text.c_str());
        for (const Json& span : spans.all) {
            if (span["name"] == "F run") QCOMPARE(attributeOf(span, "faas.coldstart"), std::string("true"));
            if (span["name"] == "F") QCOMPARE(attributeOf(span, "faas.trigger"), std::string("\"http\""));
            if (span["name"] == "Orders")
                QCOMPARE(attributeOf(span, "db.system.name"), std::string("\"aws.dynamodb\""));
        }
    }

    void aBatchIsOneRunWithLinks() {
        const Design design = sketch("A sqs-queue\nA -> F(function) batch_size=10 batching_window=2s");
        Spans spans;
        const std::string text =
            trace(design, R"({"for": "1m", "stimuli": [{"at": "A", "arrivals": {"burst": 4, "at": "1s"}}]})",
                  TraceFormat::Otlp)
                .text;
        QCOMPARE(mistakeInOtlp(text, spans), std::string());
        std::size_t runs = 0;
        for (const Json& span : spans.all) {
            if (span["name"] != "F run") continue;
            ++runs;
            QCOMPARE(span["links"].size(), std::size_t{3});
            QCOMPARE(attributeOf(span, "messaging.batch.message_count"), std::string("\"4\""));
        }
        QCOMPARE(runs, std::size_t{1});
    }

    void whatWentWrongIsAnErrorWithItsReason() {
        const Design design = sketch(R"(
            A sqs-queue retention=60s visibility_timeout=30s
            F function timeout=5s simulation.error_rate=1
            A -> F)");
        Spans spans;
        QCOMPARE(
            mistakeInOtlp(trace(design, R"({"for": "5m", "stimuli": [{"at": "A", "arrivals": {"times": ["0s"]}}]})",
                                TraceFormat::Otlp)
                              .text,
                          spans),
            std::string());
        std::set<std::string> reasons;
        for (const Json& span : spans.all)
            if (span["status"].value("code", 0) == 2) reasons.insert(span["status"]["message"].get<std::string>());
        QVERIFY(reasons.contains("function error"));
        QVERIFY(reasons.contains("its retention period is over"));
    }

    /// What is written at once does not grow with the run.
    void tracesAreStreams() {
        const std::string once = R"({"for": "1m", "stimuli": [{"at": "Shop", "arrivals": {"poisson": 1}}]})";
        const std::string tenfold = R"({"for": "10m", "stimuli": [{"at": "Shop", "arrivals": {"poisson": 1}}]})";
        for (const TraceFormat format : {TraceFormat::Lines, TraceFormat::Otlp, TraceFormat::Chrome}) {
            const Traced shorter = trace(everything(), once, format);
            const Traced longer = trace(everything(), tenfold, format);
            QVERIFY(longer.text.size() > 5 * shorter.text.size());
            QVERIFY(longer.longestPiece < longer.text.size() / 8);
        }
    }
};

QTEST_APPLESS_MAIN(FormatsTest)
#include "formats_test.moc"
