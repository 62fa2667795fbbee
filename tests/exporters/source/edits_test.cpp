// SPDX-License-Identifier: MIT
// Edits in place: they mean what they should, touch no other line, and can be
// taken back to the byte.
#include <QTest>
#include <filesystem>

#include "exporters/source/edits.h"
#include "tests/helpers/paths.h"
#include "tests/helpers/random.h"

using namespace cascade;
using namespace cascade::exporters;
using cascade::tests::Random;

namespace {

SourceText parsed(const std::string& text) {
    Result<SourceText> source = parseSource(text, "t");
    if (!source) qFatal("%s", source.error().text().c_str());
    return std::move(source).value();
}

std::string textOf(const Result<SourceText>& result) { return result ? result->text() : result.error().text(); }

std::string set(const std::string& text, const char* pointer, const char* json, const char* comment = "") {
    return textOf(setValue(parsed(text), pointer, Json::parse(json), comment));
}
std::string removed(const std::string& text, const char* pointer) {
    return textOf(removeValue(parsed(text), pointer));
}
std::string renamed(const std::string& text, const char* pointer, const char* name) {
    return textOf(renameMember(parsed(text), pointer, name));
}

const char* kTemplate = R"(# Orders
Resources:

  # takes orders
  Fn:  # the function
    Type: AWS::Serverless::Function
    Properties:
      Runtime: "python3.12"   # pinned
      MemorySize:    256
      Layers:
      - !Ref 'A'
      # the other one
      - !Ref B
      Tags: {a: 'x', "b": y}
      InlineCode: |
        a
        b

  Q:
    Type: AWS::SQS::Queue
  # Old:
  #   Type: AWS::SQS::Queue

Outputs: {}
)";

std::string with(std::string text, const std::string& before, const std::string& after) {
    const std::size_t at = text.find(before);
    if (at == std::string::npos) qFatal("no %s", before.c_str());
    return text.replace(at, before.size(), after);
}

// --- Random edits of any text, beside the same edit of its value ---

std::string escaped(const std::string& name) {
    std::string token;
    for (const char c : name) token += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return token;
}

struct Place {
    std::string pointer;
    bool isMap = false;
    bool isList = false;
};

/// Places outside of intrinsic functions, which are edited as a whole.
void collect(const Json& value, const std::string& pointer, std::vector<Place>& places) {
    const bool intrinsic = value.is_object() && value.size() == 1 &&
                           (value.begin().key() == "Ref" || value.begin().key().starts_with("Fn::"));
    places.push_back({pointer, value.is_object() && !intrinsic, value.is_array()});
    if (intrinsic) return;
    if (value.is_array())
        for (std::size_t i = 0; i < value.size(); ++i) collect(value[i], pointer + "/" + std::to_string(i), places);
    if (value.is_object())
        for (const auto& [name, member] : value.items()) collect(member, pointer + "/" + escaped(name), places);
}

Json randomValue(Random& random) {
    static const std::vector<Json> values = {
        "text",
        "a: b # c",
        "yes",
        "2012-10-17",
        "it's \"quoted\"",
        "",
        "two\nlines\n",
        42,
        true,
        nullptr,
        Json::array(),
        Json::object(),
        Json::parse(R"({"Ref": "X"})"),
        Json::parse(R"({"Fn::GetAtt": ["Q", "Arn"]})"),
        Json::parse(R"({"Fn::Sub": ["${A}", {"A": {"Ref": "B"}}]})"),
        Json::parse(R"({"Type": "AWS::SQS::Queue", "Properties": {"Tags": [{"Key": "a", "Value": "b"}]}})"),
        Json::parse(R"([{"a": [[1, 2], []], "b": {}}, "c", {"Fn::If": ["C", {"Ref": "A"}, {"Ref": "B"}]}])")};
    return random.pick(values);
}

struct Tally {
    int edits = 0;
    int refused = 0;
};

/// Nothing, {} or [] with more space around it than we would write.
bool isLooselyEmpty(const SourceText& source, const std::string& pointer) {
    const SourcePlace place = source.find(pointer).value();
    const SourceNode& node = source.node(place.node);
    const bool tight = place.value.begin < 2 || source.text().substr(place.value.begin - 2, 2) != "  ";
    return node.entries.empty() && !(tight && place.value.size() == 2);
}

void editAtRandom(const SourceText& start, Random& random, int edits, Tally& tally) {
    SourceText source = start;
    for (int i = 0; i < edits; ++i) {
        std::vector<Place> places;
        collect(source.value(), "", places);
        const Place& place = random.pick(places);
        Json model = source.value();
        const Json value = randomValue(random);
        Result<SourceText> result = source;
        const Json::json_pointer pointer(place.pointer);
        const std::size_t choice = random.below(4);
        if (choice == 0 && (place.isMap || place.isList)) {
            const std::string name = place.isMap ? "New/Name~" + std::to_string(i) : "-";
            result = setValue(source, place.pointer + "/" + escaped(name), value);
            if (place.isMap)
                model[pointer][name] = value;
            else
                model[pointer].push_back(value);
            if (result && !isLooselyEmpty(source, place.pointer)) {
                const std::string last = place.isMap ? escaped(name) : std::to_string(model[pointer].size() - 1);
                const Result<SourceText> back = removeValue(*result, place.pointer + "/" + last);
                if (!back || back->text() != source.text())
                    qFatal(
                        "%s of %s: inserting and removing %s does not restore "
                        "it:\n%s\n-- inserted:\n%s",
                        place.pointer.c_str(), source.file().c_str(), value.dump().c_str(),
                        back ? back->text().c_str() : back.error().text().c_str(), result->text().c_str());
            }
        } else if (choice == 1 && !place.pointer.empty()) {
            result = removeValue(source, place.pointer);
            model = model.patch(Json::array({{{"op", "remove"}, {"path", place.pointer}}}));
        } else if (!place.pointer.empty()) {
            result = setValue(source, place.pointer, value);
            model[pointer] = value;
        }
        ++tally.edits;
        if (!result) {
            ++tally.refused;
            continue;
        }
        if (result->value() != model)
            qFatal("%s of %s does not mean what it should", place.pointer.c_str(), source.file().c_str());
        source = std::move(result).value();
    }
}

}  // namespace

class EditsTest : public QObject {
    Q_OBJECT
private slots:
    void scalars_keepTheirQuotesAndComments() {
        const std::string text = kTemplate;
        QCOMPARE(set(text, "/Resources/Fn/Properties/Runtime", "\"python3.13\""),
                 with(text, "python3.12", "python3.13"));
        QCOMPARE(set(text, "/Resources/Fn/Properties/MemorySize", "512"), with(text, "256", "512"));
        QCOMPARE(set(text, "/Resources/Fn/Properties/MemorySize", "256"), text);
        QCOMPARE(set(text, "/Resources/Fn/Properties/Tags/a", "\"it's\""), with(text, "'x'", "'it''s'"));
        QCOMPARE(set(text, "/Resources/Fn/Properties/Tags/b", "\"yes\""), with(text, "y}", "\"yes\"}"));
        QCOMPARE(set(text, "/Resources/Fn/Properties/Layers/0", R"({"Ref": "C"})"), with(text, "'A'", "C"));
        QCOMPARE(set(text, "/Resources/Fn/Properties/InlineCode", "1"), with(text, "|\n        a\n        b", "1"));
        QCOMPARE(set(text, "/Resources/Fn/Properties/Runtime", R"({"Fn::If": ["A", {"x": 1}, 2]})"),
                 with(text, "\"python3.12\"   # pinned\n", "!If   # pinned\n      - A\n      - x: 1\n      - 2\n"));
    }

    void newEntries_areWrittenInTheStyleOfTheText() {
        const std::string text = kTemplate;
        QCOMPARE(set(text, "/Resources/DLQ", R"({"Type": "AWS::SQS::Queue"})", "catches"),
                 with(text, "\nOutputs", "\n  # catches\n  DLQ:\n    Type: AWS::SQS::Queue\n\nOutputs"));
        QCOMPARE(set(text, "/Resources/Fn/Properties/Layers/-", R"({"Ref": "C"})"),
                 with(text, "- !Ref B\n", "- !Ref B\n      - !Ref C\n"));
        QCOMPARE(set(text, "/Resources/Fn/Properties/Tags/c", R"(["no"])"), with(text, "y}", "y, c: [\"no\"]}"));
        QCOMPARE(set(text, "/Resources/Fn/Properties/Environment/Variables/X", "\"012\""),
                 with(text, "b\n\n  Q",
                      "b\n      Environment:\n        Variables:\n          X: "
                      "\"012\"\n\n  Q"));
        QCOMPARE(set(text, "/Outputs/Url", R"({"Value": {"Ref": "Q"}})"),
                 with(text, "Outputs: {}", "Outputs:\n  Url:\n    Value: !Ref Q"));
        QCOMPARE(set("A:\r\n    B:\r\n    -   x\r\n", "/C", R"({"D": ["E"], "F": [{"G": 1}]})"),
                 std::string("A:\r\n    B:\r\n    -   x\r\nC:\r\n    D: [E]\r\n    "
                             "F:\r\n    - G: 1\r\n"));
        QCOMPARE(set("A: 1", "/B", "2"), std::string("A: 1\nB: 2"));
        QCOMPARE(set("\xEF\xBB\xBF"
                     "A: 1",
                     "/B/C", "2"),
                 std::string("\xEF\xBB\xBF"
                             "A: 1\nB:\n  C: 2"));
    }

    void jsonStaysJson() {
        const std::string text = "{\n    \"A\": {\"B\": [1, 2]},\n    \"C\": {}\n}\n";
        QCOMPARE(set(text, "/A/B/-", "3"), with(text, "2]", "2, 3]"));
        QCOMPARE(set(text, "/D", R"({"Ref": "X"})"),
                 with(text, "{}", "{},\n    \"D\": {\n        \"Ref\": \"X\"\n    }"));
        QCOMPARE(set(text, "/C/E", "true"), with(text, "{}", "{\n        \"E\": true\n    }"));
        QCOMPARE(removed(text, "/A"), std::string("{\n    \"C\": {}\n}\n"));
        QCOMPARE(renamed(text, "/A/B", "\"q\""), with(text, "\"B\"", "\"\\\"q\\\"\""));
        QCOMPARE(set("{\"A\":1}", "/B", "[1]"), std::string("{\"A\":1,\"B\":[1]}"));
    }

    void entriesGoWithTheirOwnComments() {
        const std::string text = kTemplate;
        QCOMPARE(removed(text, "/Resources/Fn/Properties/Layers/1"),
                 with(text, "      # the other one\n      - !Ref B\n", ""));
        QCOMPARE(removed(text, "/Resources/Q"), with(text, "  Q:\n    Type: AWS::SQS::Queue\n", ""));
        QCOMPARE(removed(text, "/Resources/Fn/Properties/Tags/a"), with(text, "a: 'x', ", ""));
        QCOMPARE(removed(text, "/Resources/Fn/Properties/Tags/b"), with(text, ", \"b\": y", ""));
        QCOMPARE(removed(text, "/Resources/Q/Type"), with(text, "Q:\n    Type: AWS::SQS::Queue", "Q: {}"));
        QCOMPARE(removed("- A: 1\n  # two\n  B: 2\n", "/0/A"), std::string("- # two\n  B: 2\n"));
        QCOMPARE(removed("- A: 1\n", "/0/A"), std::string("- {}\n"));
        QCOMPARE(removed("- - 1\n  - 2\n", "/0/0"), std::string("- - 2\n"));
        QCOMPARE(removed("A: 1\n\nB: 2\n\nC: 3\n", "/B"), std::string("A: 1\n\nC: 3\n"));
        QCOMPARE(removed("A: 1\n\nB: 2\nC: 3\n", "/B"), std::string("A: 1\n\nC: 3\n"));
        QCOMPARE(removed("A: 1\nB: 2", "/B"), std::string("A: 1"));
    }

    void names_canBeChanged() {
        const std::string text = kTemplate;
        QCOMPARE(renamed(text, "/Resources/Fn", "Function"), with(text, "Fn:", "Function:"));
        QCOMPARE(renamed(text, "/Resources/Fn/Properties/Tags/b", "c"), with(text, "\"b\"", "\"c\""));
        QVERIFY(renamed(text, "/Resources/Fn", "Q").starts_with("t:5:3: the name 'Q' is taken"));
    }

    void whatCannotBeEdited_isRefusedWithItsPlace() {
        const std::string text = "a: &x {b: 1}\nc: *x\nd:\n  <<: *x\n  e: 1\nf: !GetAtt A.B\n";
        QVERIFY(set(text, "/c/b", "2").starts_with("t:1:11: this value stands for several places"));
        QVERIFY(set(text, "/d/b", "2").starts_with("t:1:11: this value stands for several places"));
        QVERIFY(set(text, "/a/b", "2").starts_with("t:1:8: this place cannot be edited"));
        QVERIFY(set(text, "/f/Fn::GetAtt/0", "\"B\"").starts_with("t:6:1: this is a part"));
        QVERIFY(removed(text, "/nothing").starts_with("t:1:1: there is nothing"));
        QCOMPARE(set(text, "/d/e", "2"), with(text, "e: 1", "e: 2"));
    }

    void randomEdits_ofOwnSamples_meanWhatTheyShould() {
        Random random(7);
        Tally tally;
        for (const std::string& text : {std::string(kTemplate), with(kTemplate, "\nOutputs: {}\n", ""),
                                        std::string("{\"A\": [{}, {\"B\": [1, 2]}], \"C\": null}"),
                                        std::string("{\n\t\"A\": [\n\t\t{}, {\n\t\t\t\"B\": [1]\n\t\t}\n\t]\n}"),
                                        std::string("- a\n-   - b\n    - c: d\n      e:\n      - f\n-\n- g:\n")})
            for (int round = 0; round < 40; ++round) editAtRandom(parsed(text), random, 12, tally);
        QVERIFY2(tally.refused * 20 < tally.edits, qPrintable(QString::number(tally.refused)));
    }

    void randomEdits_ofRealTemplates_meanWhatTheyShould() {
        const std::string folder = tests::conformanceFolder();
        if (folder.empty()) QSKIP("the shared conformance cases are not here");
        Random random(11);
        Tally tally;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder + "/templates")) {
            if (!entry.is_regular_file()) continue;
            const Result<SourceText> source =
                parseSource(tests::readFile(entry.path().string()), entry.path().string());
            if (source) editAtRandom(*source, random, 5, tally);
        }
        QVERIFY(tally.edits > 1000);
        QVERIFY2(tally.refused * 20 < tally.edits, qPrintable(QString::number(tally.refused)));
    }
};

QTEST_APPLESS_MAIN(EditsTest)
#include "edits_test.moc"
