// SPDX-License-Identifier: MIT
// Exporting again: line diffs that rebuild both texts, records that survive, and files that keep their author's
// lines.
#include <QTest>
#include <algorithm>

#include "exporters/revision/inspection.h"
#include "exporters/revision/line_diff.h"
#include "tests/helpers/random.h"

using namespace cascade;
using namespace cascade::exporters;
using namespace cascade::tests;

namespace {

std::string rebuilt(const std::vector<DiffLine>& lines, DiffLine::Kind without) {
    std::string text;
    for (const DiffLine& line : lines)
        if (line.kind != without) text += line.text;
    return text;
}

std::size_t edits(const std::vector<DiffLine>& lines) {
    return static_cast<std::size_t>(std::count_if(
        lines.begin(), lines.end(), [](const DiffLine& line) { return line.kind != DiffLine::Kind::Same; }));
}

/// The length of a shortest edit script, by the textbook's table.
std::size_t shortest(const std::string& a, const std::string& b) {
    std::vector<std::vector<std::size_t>> common(a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < b.size(); ++j)
            common[i + 1][j + 1] = a[i] == b[j] ? common[i][j] + 1 : std::max(common[i][j + 1], common[i + 1][j]);
    return a.size() + b.size() - 2 * common[a.size()][b.size()];
}

std::string asLines(const std::string& letters) {
    std::string text;
    for (const char c : letters) text += std::string(1, c) + "\n";
    return text;
}

/// What one file of a project has been through, and what becomes of it.
struct Story {
    const char* generated;
    const char* present;  ///< nullptr: nothing lies there
    const char* last;     ///< What the last export wrote; nullptr: it knew nothing of the file.
};

Fate fateOf(const Story& story) {
    ExportRecord record;
    if (story.last) record.set("sam", {{"a", fingerprint(story.last)}});
    const auto present = [&](const std::string&) {
        return story.present ? std::optional<std::string>(story.present) : std::nullopt;
    };
    std::vector<GeneratedFile> files;
    if (story.generated) files.push_back({"a", story.generated, {}});
    const std::vector<FileChange> changes = inspect(files, "sam", record, present);
    return changes.size() == 1 ? changes.front().fate : Fate::Same;
}

}  // namespace

class RevisionTest : public QObject {
    Q_OBJECT
private slots:
    void diffs_rebuildBothTexts_andAreShortest() {
        Random random(7);
        for (int round = 0; round < 400; ++round) {
            std::string a, b;
            for (std::size_t i = random.below(14); i > 0; --i) a += static_cast<char>('a' + random.below(3));
            for (std::size_t i = random.below(14); i > 0; --i) b += static_cast<char>('a' + random.below(3));
            const std::string before = asLines(a);
            const std::string after = asLines(b);
            const std::vector<DiffLine> lines = diffLines(before, after);
            QCOMPARE(rebuilt(lines, DiffLine::Kind::Added), before);
            QCOMPARE(rebuilt(lines, DiffLine::Kind::Removed), after);
            QVERIFY2(edits(lines) == shortest(a, b), (a + " -> " + b).c_str());
        }
    }

    void textsThatHaveNothingInCommon_areReplacedAtOnce() {
        std::string before, after;
        for (int i = 0; i < 20'000; ++i) {
            before += "old " + std::to_string(i) + "\n";
            after += "new " + std::to_string(i) + "\n";
        }
        QCOMPARE(edits(diffLines(before, after)), std::size_t(40'000));
    }

    void unifiedDiffs_readAsThoseOfDiff() {
        const std::string before = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\n";
        const std::string after = "a\nB\nc\nd\ne\nf\ng\nh\ni\nj\nl";
        QCOMPARE(unifiedDiff(before, after, "old", "new"),
                 std::string("--- old\n+++ new\n@@ -1,5 +1,5 @@\n a\n-b\n+B\n c\n d\n e\n"
                             "@@ -8,5 +8,4 @@\n h\n i\n j\n-k\n-l\n+l\n\\ No newline at end of file\n"));
        QCOMPARE(unifiedDiff(before, before, "old", "new"), std::string());
        QCOMPARE(unifiedDiff("", "a\n", "/dev/null", "new"),
                 std::string("--- /dev/null\n+++ new\n@@ -0,0 +1 @@\n+a\n"));
    }

    void theFate_followsWhoChangedAFile() {
        QCOMPARE(fateOf({"new", nullptr, nullptr}), Fate::New);
        QCOMPARE(fateOf({"new", nullptr, "old"}), Fate::New);
        QCOMPARE(fateOf({"old", "old", "old"}), Fate::Same);
        QCOMPARE(fateOf({"new", "new", nullptr}), Fate::Same);
        QCOMPARE(fateOf({"new", "old", "old"}), Fate::Updated);
        QCOMPARE(fateOf({"old", "mine", "old"}), Fate::Kept);
        QCOMPARE(fateOf({"new", "mine", "old"}), Fate::Conflict);
        QCOMPARE(fateOf({"new", "mine", nullptr}), Fate::Conflict);
        QCOMPARE(fateOf({nullptr, "old", "old"}), Fate::Obsolete);
        QCOMPARE(fateOf({nullptr, "mine", "old"}), Fate::Same);  // not listed at all
    }

    void lineEndings_areNobodysChange() { QCOMPARE(fateOf({"a\nB\n", "a\r\nb\r\n", "a\nb\n"}), Fate::Updated); }

    void whatAnotherFormatWrites_isNotObsolete() {
        ExportRecord record;
        record.set("sam", {{"src/F/app.py", fingerprint("code")}});
        record.set("serverless", {{"src/F/app.py", fingerprint("code")}});
        QVERIFY(inspect({}, "sam", record, [](const auto&) { return std::string("code"); }).empty());
    }

    void decisions_areRemembered() {
        ExportRecord record;
        record.set("sam", {{"a", fingerprint("old")}, {"gone", fingerprint("gone")}});
        const auto present = [](const std::string& path) -> std::optional<std::string> {
            return path == "gone" ? "gone" : "mine";
        };
        const std::vector<GeneratedFile> files{{"a", "new", {}}};
        const auto changes = inspect(files, "sam", record, present);
        QCOMPARE(changes.size(), std::size_t(2));
        const auto decided = [&](bool take, bool settled) {
            ExportRecord next = record;
            std::vector<Decision> decisions;
            for (const FileChange& change : changes) decisions.push_back({&change, take, settled});
            recordExport(decisions, "sam", next);
            return inspect(files, "sam", next, present);
        };
        QCOMPARE(decided(false, false).front().fate, Fate::Conflict);  // asked again
        QCOMPARE(decided(false, true).front().fate, Fate::Kept);       // until the design changes it once more
        QCOMPARE(decided(false, false).size(), std::size_t(2));
        QCOMPARE(decided(true, false).size(), std::size_t(1));  // deleted, and forgotten
    }

    void records_surviveAsText_andBrokenOnesSayHowToMend() {
        ExportRecord record;
        record.set("sam", {{"b", fingerprint("1")}, {"a \"quoted\"", fingerprint("2")}});
        const auto read = ExportRecord::read(record.text(), "record");
        QVERIFY(read.ok());
        QCOMPARE(read->text(), record.text());
        QVERIFY(read->of("sam") == record.of("sam"));
        for (const char* broken : {"", "[]", "{}", "<<<<<<< HEAD", R"({"cascade_export": 2, "formats": {}})",
                                   R"({"cascade_export": 1, "formats": {"sam": {"a": 1}}})"}) {
            const auto failed = ExportRecord::read(broken, "record");
            QVERIFY2(!failed.ok() && failed.error().mend.find("delete it") != std::string::npos, broken);
        }
    }
};

QTEST_APPLESS_MAIN(RevisionTest)
#include "revision_test.moc"
