// SPDX-License-Identifier: MIT
// Provenance: every line that a design makes knows its node or connection, and both ways agree.
#include "exporters/provenance/provenance.h"

#include <QTest>
#include <algorithm>
#include <sstream>

#include "tests/helpers/sketch.h"
#include "tests/helpers/smallest_design.h"

using namespace cascade;
using namespace cascade::exporters;
using namespace cascade::tests;

namespace {

std::vector<GeneratedFile> exported(const Format& format, const Design& design) {
    auto files = exportDesign(format, design, builtinCatalog());
    return files ? std::move(files).value() : std::vector<GeneratedFile>();
}

const GeneratedFile* mainFile(const Format& format, const std::vector<GeneratedFile>& files) {
    const auto found = std::find_if(files.begin(), files.end(),
                                    [&](const GeneratedFile& file) { return file.path == format.mainFile; });
    return found == files.end() ? nullptr : &*found;
}

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

bool claims(const ConnectionType& type, const Format& format) {
    return std::find(type.exports.begin(), type.exports.end(), format.name) != type.exports.end();
}

/// The lines of the main file that nothing in the design is named as the reason of.
std::string withoutOrigin(const GeneratedFile& file) {
    const Provenance provenance(file);
    const std::vector<std::string> lines = linesOf(file.text);
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (!provenance.at(static_cast<int>(i) + 1) && !lines[i].empty()) text += lines[i] + "\n";
    return text;
}

std::string textOf(const GeneratedFile& file, const std::vector<LineRange>& ranges) {
    const std::vector<std::string> lines = linesOf(file.text);
    std::string text;
    for (const LineRange& range : ranges)
        for (int line = range.first; line <= range.last; ++line)
            text += lines[static_cast<std::size_t>(line - 1)] + "\n";
    return text;
}

bool holds(const std::vector<LineRange>& ranges, int line) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [&](const LineRange& range) { return range.first <= line && line <= range.last; });
}

}  // namespace

class ProvenanceTest : public QObject {
    Q_OBJECT
private slots:
    void everyConnection_hasLinesOfItsOwn_inEachFormat() {
        for (const Format& format : formats()) {
            for (const ConnectionType& type : builtinCatalog().connections()) {
                if (!claims(type, format)) continue;
                const SmallestDesign design = smallestDesign(type);
                const auto files = exported(format, design.with);
                const GeneratedFile* file = mainFile(format, files);
                const std::string what = std::string(format.name) + ": " + describe(type);
                QVERIFY2(file, what.c_str());
                const auto ranges = Provenance(*file).of(design.connection);
                QVERIFY2(!ranges.empty(), (what + "\n" + file->text).c_str());
            }
        }
    }

    void onlyWhatBelongsToTheWholeFile_hasNoOrigin() {
        // Headers, globals, the names of sections: the same lines whatever is drawn.
        for (const Format& format : formats()) {
            std::string expected;
            for (const ConnectionType& type : builtinCatalog().connections()) {
                if (!claims(type, format) || type.from != "function") continue;
                const auto files = exported(format, smallestDesign(type).with);
                const GeneratedFile* file = mainFile(format, files);
                QVERIFY2(file, describe(type).c_str());
                const std::string text = withoutOrigin(*file);
                if (expected.empty()) expected = text;
                for (const std::string& line : linesOf(text)) {
                    const bool general =
                        expected.find(line + "\n") != std::string::npos || line.find("From") == std::string::npos;
                    QVERIFY2(general, (describe(type) + "\n" + line).c_str());
                }
            }
        }
    }

    void linesAndConnections_agreeBothWays() {
        const Design design = sketch(R"(
            Api(http-api) -> Work(function) route="POST /orders"
            Work -> Orders(dynamodb-table)
            Inbox(sqs-queue) -> Work
            Inbox -> Dead(sqs-queue) dead-letter
        )");
        const Architecture& architecture = design.architecture();
        for (const Format& format : formats()) {
            const auto files = exported(format, design);
            for (const GeneratedFile& file : files) {
                const Provenance provenance(file);
                for (const Connection& connection : architecture.connections())
                    for (const LineRange& range : provenance.of(connection.id))
                        for (int line = range.first; line <= range.last; ++line)
                            QCOMPARE(provenance.at(line)->connection, connection.id);
                for (int line = 1; line <= provenance.lines(); ++line)
                    if (const auto origin = provenance.at(line); origin && !origin->connection)
                        QVERIFY(holds(provenance.of(origin->node), line));
            }
        }
    }

    void aDeadLetterQueue_isTheRedrivePolicy_andNothingElse() {
        const Design design = sketch("Inbox(sqs-queue) -> Dead(sqs-queue) dead-letter max_receive_count=4");
        const auto files = exported(*findFormat("sam"), design);
        const GeneratedFile& file = *mainFile(*findFormat("sam"), files);
        const auto ranges = Provenance(file).of(design.architecture().connections().front().id);
        QCOMPARE(textOf(file, ranges),
                 std::string("      RedrivePolicy:\n        deadLetterTargetArn: !GetAtt Dead.Arn\n"
                             "        maxReceiveCount: 4\n"));
    }

    void starterCode_belongsToItsFunction_andItsUsesToTheirConnections() {
        const Design design = sketch("Inbox(sqs-queue) -> Work(function) -> Orders(dynamodb-table) write");
        const Architecture& architecture = design.architecture();
        const auto files = exported(*findFormat("sam"), design);
        const auto code = std::find_if(files.begin(), files.end(),
                                       [](const GeneratedFile& file) { return file.path == "src/Work/app.py"; });
        QVERIFY(code != files.end());
        const Provenance provenance(*code);
        QCOMPARE(provenance.of(architecture.find("Work")->id).front(), (LineRange{1, provenance.lines()}));
        const auto text = [&](std::size_t index) {
            return textOf(*code, provenance.of(architecture.connections()[index].id));
        };
        QVERIFY2(text(0).starts_with("def take_messages(event):"), text(0).c_str());
        QVERIFY2(text(1).starts_with("def store_in_orders(payload):"), text(1).c_str());
    }
};

QTEST_APPLESS_MAIN(ProvenanceTest)
#include "provenance_test.moc"
