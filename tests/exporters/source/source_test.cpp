// SPDX-License-Identifier: MIT
// Templates as text with spans: what they mean, where each value stands, and what is refused.
#include <QTest>
#include <filesystem>

#include "exporters/source/source_text.h"
#include "tests/helpers/paths.h"

using namespace cascade;
using namespace cascade::exporters;

namespace {

SourceText parsed(const std::string& text) {
    Result<SourceText> source = parseSource(text, "t");
    if (!source) qFatal("%s", source.error().text().c_str());
    return std::move(source).value();
}

std::string refusal(const std::string& text) {
    const Result<SourceText> source = parseSource(text, "t");
    return source.ok() ? "" : source.error().text();
}

std::string textAt(const SourceText& source, const char* pointer) {
    const auto place = source.find(pointer);
    return place ? std::string(source.at(place->value)) : "(none)";
}

std::string entryAt(const SourceText& source, const char* pointer) {
    return std::string(source.at(source.entrySpan(source.find(pointer).value())));
}

std::string escaped(std::string name) {
    std::string token;
    for (const char c : name) token += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return token;
}

/// Every value has a place, whose span lies within that of its holder.
int checkPlaces(const SourceText& source, const Json& value, const std::string& pointer, Span outer) {
    const auto place = source.find(pointer);
    if (!place) qFatal("no place for %s in %s", pointer.c_str(), source.file().c_str());
    if (place->shared) return 1;
    const Span span = place->value;
    if (span.begin < outer.begin || span.end > outer.end || span.begin > span.end)
        qFatal("%s of %s does not lie in its holder", pointer.c_str(), source.file().c_str());
    int count = 1;
    if (value.is_array())
        for (std::size_t i = 0; i < value.size(); ++i)
            count += checkPlaces(source, value[i], pointer + "/" + std::to_string(i), span);
    if (value.is_object())
        for (const auto& [name, member] : value.items())
            count += checkPlaces(source, member, pointer + "/" + escaped(name), span);
    return count;
}

const char* kTemplate =
    "# An order service\r\n"
    "Resources:\r\n"
    "  # takes orders\r\n"
    "  Fn:   # the function\r\n"
    "    Type: AWS::Serverless::Function\r\n"
    "    Properties:\r\n"
    "      Policies: [{SQSSendMessagePolicy: {QueueName: !GetAtt Q.QueueName}}, 'x']\r\n"
    "      Code: |\r\n"
    "        a\r\n"
    "\r\n"
    "        b\r\n"
    "\r\n"
    "      Events:\r\n"
    "      - !Sub\r\n"
    "        - \"${A}\"\r\n"
    "        - A: &anchor !Ref Ä\r\n"
    "      - *anchor\r\n"
    "      Empty:\r\n"
    "\r\n"
    "  Q: {Type: AWS::SQS::Queue}";

}  // namespace

class SourceTest : public QObject {
    Q_OBJECT
private slots:
    void scalars_data() {
        QTest::addColumn<QString>("yaml");
        QTest::addColumn<QString>("json");
        const auto row = [](const char* yaml, const char* json) { QTest::newRow(yaml) << yaml << json; };
        row("a", "\"a\"");
        row("1", "1");
        row("-12", "-12");
        row("0x1F", "31");
        row("0.5", "0.5");
        row("012345678901", "\"012345678901\"");
        row("1_000", "\"1_000\"");
        row("1:30", "\"1:30\"");
        row("1e3", "\"1e3\"");
        row("2012-10-17", "\"2012-10-17\"");
        row("'1'", "\"1\"");
        row("\"yes\"", "\"yes\"");
        row("Yes", "true");
        row("OFF", "false");
        row("oN", "\"oN\"");
        row("~", "null");
        row("", "null");
        row("!!str 5", "\"5\"");
        row("!!int 5", "5");
        row("python3.14", "\"python3.14\"");
        row("18446744073709551616", "\"18446744073709551616\"");
    }
    void scalars() {
        QFETCH(QString, yaml);
        QFETCH(QString, json);
        const SourceText source = parsed("K: " + yaml.toStdString() + "\n");
        QCOMPARE(source.value()["K"].dump(), json.toStdString());
    }

    void shortForms_becomeLongForms() {
        const SourceText source = parsed(
            "- !Ref A\n- !GetAtt A.B.C\n- !GetAtt [A, B]\n- !Sub 012\n- !Condition C\n- !If [C, !Ref A, 1]\n"
            "- Fn::Base64: !Sub x\n- !Select [0, [a]]\n");
        QCOMPARE(
            source.value().dump(),
            std::string(R"([{"Ref":"A"},{"Fn::GetAtt":["A","B.C"]},{"Fn::GetAtt":["A","B"]},{"Fn::Sub":"012"},)"
                        R"({"Condition":"C"},{"Fn::If":["C",{"Ref":"A"},1]},{"Fn::Base64":{"Fn::Sub":"x"}},)"
                        R"({"Fn::Select":[0,["a"]]}])"));
    }

    void mergesAndAliases_areExpanded() {
        const SourceText source = parsed(
            "base: &b {x: 1, y: 2}\nmore: &m {y: 3, z: 4}\none:\n  y: 0\n  <<: *b\nboth:\n  <<: [*m, *b]\nsame: "
            "*b\n");
        QCOMPARE(source.value()["one"].dump(), std::string(R"({"y":0,"x":1})"));
        QCOMPARE(source.value()["both"].dump(), std::string(R"({"y":3,"z":4,"x":1})"));
        QCOMPARE(source.value()["same"].dump(), std::string(R"({"x":1,"y":2})"));
        QVERIFY(!source.find("/one/y")->shared);
        QVERIFY(source.find("/one/x")->shared);
        QVERIFY(source.find("/same/x")->shared);
        QCOMPARE(source.at(source.find("/both/x")->value), std::string_view("1"));
    }

    void pointersFindTheirPlaces() {
        const SourceText source = parsed(kTemplate);
        const std::string properties = "/Resources/Fn/Properties";
        QCOMPARE(textAt(source, "/Resources/Fn/Type"), std::string("AWS::Serverless::Function"));
        const auto at = [&](const char* rest) { return textAt(source, (properties + rest).c_str()); };
        QCOMPARE(at("/Policies/0/SQSSendMessagePolicy"), std::string("{QueueName: !GetAtt Q.QueueName}"));
        QCOMPARE(at("/Policies/0/SQSSendMessagePolicy/QueueName/Fn::GetAtt/1"), std::string("!GetAtt Q.QueueName"));
        QCOMPARE(at("/Policies/1"), std::string("'x'"));
        QCOMPARE(at("/Code"), std::string("|\r\n        a\r\n\r\n        b"));
        QCOMPARE(at("/Events/0/Fn::Sub/1/A"), std::string("&anchor !Ref Ä"));
        QCOMPARE(at("/Events/1"), std::string("*anchor"));
        QCOMPARE(at("/Empty"), std::string());
        QCOMPARE(at("/Nothing"), std::string("(none)"));
        QCOMPARE(at("/Events/2"), std::string("(none)"));
        QCOMPARE(at("/Events/01"), std::string("(none)"));
        const Error error = source.errorAt("/Resources/Q/Missing/x", "w", "m");
        QCOMPARE(error.text(), std::string("t:20:3: w; m"));
        QCOMPARE(source.position(source.text().find("Ä")).column, 27);
        QCOMPARE(source.value()["Resources"]["Fn"]["Properties"]["Code"].dump(), std::string(R"("a\n\nb\n")"));
    }

    void entriesOwnTheirComments() {
        const SourceText source = parsed(kTemplate);
        QVERIFY(entryAt(source, "/Resources/Fn").starts_with("  # takes orders\r\n  Fn:   # the function\r\n"));
        QVERIFY(entryAt(source, "/Resources/Fn").ends_with("      Empty:\r\n"));
        QCOMPARE(entryAt(source, "/Resources/Q"), std::string("  Q: {Type: AWS::SQS::Queue}"));
        QCOMPARE(entryAt(source, "/Resources/Q/Type"), std::string("Type: AWS::SQS::Queue"));
        QCOMPARE(entryAt(source, "/Resources/Fn/Properties/Events/1"), std::string("      - *anchor\r\n"));
        QCOMPARE(entryAt(source, "/Resources/Fn/Properties/Events/0/Fn::Sub/1/A"),
                 std::string("A: &anchor !Ref Ä"));
    }

    void jsonIsReadAsWell() {
        const SourceText source = parsed("\xEF\xBB\xBF{\n  \"a\\\"b\": [1, {\"Ref\": \"X\"}],\n  \"c\": 1.5 }\n");
        QVERIFY(source.format() == SourceFormat::Json);
        QCOMPARE(textAt(source, "/a\"b/1/Ref"), std::string("\"X\""));
        QCOMPARE(textAt(source, "/a\"b"), std::string("[1, {\"Ref\": \"X\"}]"));
        QCOMPARE(source.at(source.find("/a\"b")->key), std::string_view("\"a\\\"b\""));
        QCOMPARE(source.value()["c"].dump(), std::string("1.5"));
        QCOMPARE(source.errorAt("/c", "w", "").text(), std::string("t:3:3: w"));
        QVERIFY(parsed("{a: [b]}").format() == SourceFormat::Yaml);
    }

    void names_thatOccurTwice_areNoticed() {
        const SourceText source = parsed(
            "\xEF\xBB\xBF"
            "a: 1\nb: 2\na: 3\n");
        QCOMPARE(source.value().dump(), std::string(R"({"b":2,"a":3})"));
        QCOMPARE(textAt(source, "/a"), std::string("3"));
        QCOMPARE(source.notices().size(), std::size_t(1));
        QVERIFY(source.notices()[0].text().starts_with(
            "t:3:1: the name 'a' occurs twice in this map, first at line 1, column 1"));
    }

    void malformedTexts_areRefusedWithTheirPlace_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("start");
        const auto row = [](const char* name, std::string text, const char* start) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray(start);
        };
        row("tab", "a:\n\tb: c\n", "t:2:1: a tab stands");
        row("indent", "a:\n  b: 1\n c: 2\n", "t:3:2: a name is expected");
        row("colon", "a: b: c\n", "t:1:5: a ':' stands");
        row("quotes", "a: \"b\n", "t:2:1: the text ends within quotes");
        row("flow", "a: [b, c\nd: e\n", "t:2:2: ");
        row("two documents", "a: 1\n---\nb: 2\n", "t:2:1: a second document");
        row("alias of nothing", "a: *b\n", "t:1:4: the alias '*b' names no anchor");
        row("alias of itself", "a: &a [*a]\n", "t:1:8: the alias '*a' stands within");
        row("complex name", "? [a]\n: b\n", "t:1:3: a name is a map, a list");
        row("merge of text", "a:\n  <<: b\n", "t:2:7: '<<' merges");
        row("no UTF-8", "a: \xff\n", "t:1:4: the text is not UTF-8");
        row("UTF-16",
            std::string("\xff\xfe"
                        "a\0",
                        4),
            "t:1:1: the text is not UTF-8");
        row("control character", std::string("a: b\0c\n", 7), "t:1:5: a control character");
        row("empty", "", "t:1:1: the text is empty");
        row("only comments", "# a\n", "t:2:1: the text is empty");
        row("JSON", "{\"a\": 1,\n \"a\": 2}", "t:2:2: the name 'a' occurs twice");
        row("JSON cut off", "{\"a\": [1,", "t:1:10: ");
    }
    void malformedTexts_areRefusedWithTheirPlace() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, start);
        const std::string error = refusal(text.toStdString());
        QVERIFY2(error.starts_with(start.toStdString()), error.c_str());
    }

    void hostileTexts_endInErrors() {
        const auto repeated = [](const char* piece, int times) {
            std::string text;
            for (int i = 0; i < times; ++i) text += piece;
            return text;
        };
        const auto refuses = [](const std::string& text, const char* why) {
            return QString::fromStdString(refusal(text)).contains(why);
        };
        QVERIFY(refuses(repeated("[", 1'000'000), "nested deeper than 200"));
        QVERIFY(refuses(repeated("{a: ", 1'000'000), "nested deeper than 200"));
        QVERIFY(refuses(repeated("{\"a\":", 1'000'000), "nested deeper than 200"));
        QVERIFY(refuses(repeated("- a\n", 1'000'000), "names and values"));
        QVERIFY(refuses(std::string(kLargestSource + 1, '#'), "larger than 64 MiB"));
        std::string bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n";
        for (char c = 'b'; c < 'l'; ++c)
            bomb += std::string(1, c) + ": &" + c + " [" +
                    repeated(("*" + std::string(1, char(c - 1)) + ",").c_str(), 9) + "]\n";
        QVERIFY(refuses(bomb, "aliases repeat each other"));
        std::string deep = "a0: &a0 x\n";
        for (int i = 1; i < 300; ++i)
            deep += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [*a" + std::to_string(i - 1) + "]\n";
        QVERIFY(refuses(deep, "aliases repeat each other"));
        std::string merges = "a: &a {" + repeated("", 0);
        for (int i = 0; i < 1000; ++i) merges += "k" + std::to_string(i) + ": 1, ";
        merges += "}\nb:\n" + repeated("  <<: *a\n", 2000);
        QVERIFY(refuses(merges, "aliases repeat each other"));
    }

    void realTemplates_haveAPlaceForEveryValue() {
        const std::string folder = tests::conformanceFolder();
        if (folder.empty()) QSKIP("the shared conformance cases are not here");
        int files = 0;
        int values = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder + "/templates")) {
            if (!entry.is_regular_file()) continue;
            const std::string text = tests::readFile(entry.path().string());
            const Result<SourceText> source = parseSource(text, entry.path().string());
            QVERIFY2(source.ok(), source.ok() ? "" : source.error().text().c_str());
            QCOMPARE(source->text(), text);
            values += checkPlaces(*source, source->value(), "", {0, text.size()});
            ++files;
        }
        QVERIFY(files > 100);
        QVERIFY(values > 10'000);
    }
};

QTEST_APPLESS_MAIN(SourceTest)
#include "source_test.moc"
