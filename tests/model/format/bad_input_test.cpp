// SPDX-License-Identifier: MIT
// Every way in which a document can be bad has a clear error with its place, in bounded time and stack.
#include <QElapsedTimer>
#include <QTest>

#include "model/format/document.h"

using namespace cascade;

class BadInputTest : public QObject {
    Q_OBJECT
private slots:
    void isRefusedWithItsPlace_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("place");  // "LINE:COLUMN: " and how the message begins
        const auto row = [](const char* name, const QByteArray& text, const char* place) {
            QTest::newRow(name) << text << QString(place);
        };

        // No text, no UTF-8, no JSON
        row("empty", "", "1:1: the text is empty");
        row("only blanks", " \n ", "2:2: the text is empty");
        row("binary", QByteArray("\x89PNG\r\n\x1a\n\0\0", 10), "1:1: the text is not UTF-8");
        row("binary that is UTF-8",
            QByteArray("\x7f"
                       "ELF\2\1\1\0\0",
                       9),
            "1:1: a value is expected, not the byte 0x7F");
        row("NUL in a text", QByteArray("{\"a\": \"b\0\"}", 11), "1:9: a text holds the byte 0x00");
        row("UTF-16 with mark", QByteArray("\xff\xfe{\0}\0", 6), "1:1: the text is encoded as UTF-16");
        row("UTF-16 without mark", QByteArray("{\0}\0", 4), "1:1: the text is encoded as UTF-16");
        row("Latin-1",
            "{\n \"name\": \"gr\xf6\xdf"
            "e\"}",
            "2:13: the text is not UTF-8");
        row("overlong", "[\"\xc0\xaf\"]", "1:3: the text is not UTF-8");
        row("surrogate in UTF-8", "[\"\xed\xa0\x80\"]", "1:3: the text is not UTF-8");
        row("half a surrogate pair", "[\"\\ud83d\"]", "1:3: half of a surrogate pair");
        row("cut inside a character", "[\"\xe2\x82", "1:3: the text is not UTF-8");
        row("truncated object", "{\"cascade\": 1,\n \"nodes\": {\"A\": {",
            "2:18: the text ends inside the object that begins "
            "at line 2, column 17: it was cut off");
        row("truncated list", "[1, 2", "1:6: the text ends inside the list that begins at line 1, column 1");
        row("truncated text", "{\"cascade", "1:10: the text ends inside the text that begins at line 1, column 2");
        row("truncated after colon", "{\"a\":", "1:6: the text ends where a value should follow");
        row("truncated word", "[tru", "1:2: a value is expected, not 't'");
        row("two documents", "{}\n{}", "2:1: there is more text after the end of the document: '{'");
        row("trailing comma in object", "{\"a\": 1,\n}", "2:1: a comma is not followed by another member");
        row("trailing comma in list", "[1,\n]", "2:1: a value is expected before ']'");
        row("comment", "{\n // nodes\n}", "2:2: a member's name in double quotes is expected, not '/'");
        row("comment for a value", "[ /* */ 1]", "1:3: a comment, which JSON does not have");
        row("single quotes", "['a']", "1:2: text in single quotes");
        row("missing colon", "{\"ä\" 1}", "1:6: ':' is expected after the name 'ä', not '1'");
        row("missing comma", "[1 2]", "1:4: ',' or ']' is expected, not '2'");
        row("line break in a text", "[\"a\nb\"]", "1:4: a text holds the byte 0x0A");
        row("bad escape", "[\"\\x\"]", "1:3: an unknown escape in a text: \\ before 'x'");
        row("bad hexadecimal", "[\"\\u12g4\"]", "1:3: \\u is not followed by four");
        row("leading zero", "[012]", "1:2: a number begins with 0");
        row("no digit", "[-]", "1:3: a digit is expected, not ']'");
        row("no digit after the point", "[1.]", "1:4: a digit is expected after the decimal point");
        row("no digit in the exponent", "[1e]", "1:4: a digit is expected in the exponent");
        row("integer too large", "[18446744073709551616]", "1:2: the number '18446744073709551616' does not fit");
        row("number too large", "[1e999]", "1:2: the number '1e999' is out of range");
        row("not a number", "[NaN]", "1:2: a value is expected, not 'N'");
        row("YAML", "AWSTemplateFormatVersion: x", "1:1: a value is expected, not 'A'");
        row("duplicate name",
            "{\"cascade\": 1,\n\"nodes\": {\"A\": {\"kind\": \"client\"},\n  \"A\": {\"kind\": \"client\"}}}",
            "3:3: the name 'A' occurs twice in this object, first at line 2, column 11");

        // JSON, but no document that this version can read
        row("list", "[]", "1:1: a Cascade document is an object");
        row("no format number", "\n{\"nodes\": {}}", "2:1: this is no Cascade document");
        row("format is a text", "{\"cascade\": \"1\"}", "1:13: \"cascade\" must be the number");
        row("format 0", "{\"cascade\": 0}", "1:13: \"cascade\" must be the number");
        row("future format", "{\"cascade\": 2}", "1:13: this document has format 2, written by a newer Cascade");
        row("name", "{\"cascade\": 1, \"name\": 5}", "1:24: \"name\" must be a text, not a number");
        row("nodes", "{\"cascade\": 1, \"nodes\": []}", "1:25: \"nodes\" must be an object, not a list");
        row("node", "{\"cascade\": 1, \"nodes\": {\"A\": 1}}",
            "1:31: the node 'A' must be an object, not a number");
        row("no kind", "{\"cascade\": 1, \"nodes\": {\"A\": {}}}", "1:26: the node 'A' has no kind");
        row("kind", "{\"cascade\": 1, \"nodes\": {\"A\": {\"kind\": null}}}",
            "1:40: \"kind\" of the node 'A' must be a text");
        row("unknown kind", "{\"cascade\": 1, \"nodes\": {\"A\": {\"kind\": \"functoin\"}}}",
            "1:40: unknown kind 'functoin' of the node 'A'; did you mean 'function'?");
        row("hopeless kind", "{\"cascade\": 1, \"nodes\": {\"A\": {\"kind\": \"zzzzzzz\"}}}",
            "1:40: unknown kind 'zzzzzzz' of the node 'A'; 'cascade kinds' lists the kinds");
        row("parameters", node("\"parameters\": []"),
            "2:26: \"parameters\" of the node 'A' must be an object, not a list");
        row("simulation", node("\"simulation\": \"x\""),
            "2:26: \"simulation\" of the node 'A' must be an object, not a text");
        row("description", node("\"description\": {}"),
            "2:27: \"description\" of the node 'A' must be a text, not an object");
        row("connections", "{\"cascade\": 1, \"connections\": {}}",
            "1:31: \"connections\" must be a list, not an object");
        row("connection", connection("7"), "3:17: a connection must be an object, not a number");
        row("no from", connection("{\"to\": \"A\"}"), "3:17: a connection has no \"from\"");
        row("from", connection("{\"from\": [], \"to\": \"A\"}"),
            "3:26: \"from\" of a connection must be a text, not a list");
        row("dangling from", connection("{\"from\": \"B\", \"to\": \"A\"}"),
            "3:26: \"from\" of a connection names 'B', but there is no such node");
        row("dangling to", connection("{\"from\": \"A\", \"to\": \"Orderz\"}"),
            "3:37: \"to\" of a connection names 'Orderz', but there is no such node; did you mean 'Orders'?");
        row("role", connection("{\"from\": \"A\", \"to\": \"A\", \"role\": 1}"),
            "3:50: \"role\" of the connection from 'A' to 'A'");
        row("id", connection("{\"from\": \"A\", \"to\": \"A\", \"id\": 1}"),
            "3:48: \"id\" of the connection from 'A' to 'A'");
        row("duplicate id",
            connection("{\"from\":\"A\",\"to\":\"A\",\"id\":\"c\"}, {\"from\":\"A\",\"to\":\"A\",\"id\":\"c\"}"),
            "3:75: the id 'c' belongs to another connection already");
        row("parameters of a connection", connection("{\"from\": \"A\", \"to\": \"A\", \"parameters\": 1}"),
            "3:56: \"parameters\" of the connection from 'A' to 'A' must be an object, not a number");
        row("layout", layout("[]"), "3:11: \"layout\" must be an object, not a list");
        row("dangling layout", layout("{\"B\": [0, 0]}"), "3:12: the layout places 'B', but there is no such node");
        row("place", layout("{\"A\": [0]}"), "3:17: the place of 'A' must be a list of two numbers");
        row("place of texts", layout("{\"A\": [\"0\", 0]}"),
            "3:17: the place of 'A' must be a list of two numbers");
        row("place beyond the canvas", layout("{\"A\": [0, 1e300]}"),
            "3:17: the place of 'A' must be a list of two numbers");
        row("application", section("application", "1"), "2:15: \"application\" must be an object, not a number");
        row("tags", section("application", "{\"tags\": []}"), "2:24: \"tags\" must be an object, not a list");
        row("stages", section("application", "{\"stages\": [1]}"), "2:27: an entry of \"stages\" must be a text");
        row("groups", section("groups", "[]"), "2:10: \"groups\" must be an object");
        row("group", section("groups", "{\"G\": 1}"), "2:16: the group 'G' must be an object");
        row("members", section("groups", "{\"G\": {\"members\": [1]}}"),
            "2:29: an entry of \"members\" must be a text");
        row("notes", section("notes", "{}"), "2:9: \"notes\" must be a list of objects");
        row("note", section("notes", "[1]"), "2:10: an entry of \"notes\" must be an object");
        row("note at", section("notes", "[{\"at\": 1}]"), "2:17: \"at\" of a note must be a list of two numbers");
        row("scenarios", section("scenarios", "[]"), "2:13: \"scenarios\" must be an object");
        row("scenario", section("scenarios", "{\"s\": 1}"), "2:19: the scenario 's' must be an object");
        row("for", section("scenarios", "{\"s\": {\"for\": 10}}"), "2:27: \"for\" of a scenario must be a text");
        row("seed", section("scenarios", "{\"s\": {\"seed\": -1}}"),
            "2:28: \"seed\" must be a whole number from 0");
        row("stimuli", section("scenarios", "{\"s\": {\"stimuli\": {}}}"),
            "2:31: \"stimuli\" must be a list of objects");
        row("fault", section("scenarios", "{\"s\": {\"faults\": [1]}}"),
            "2:31: an entry of \"faults\" must be an object");
    }

    void isRefusedWithItsPlace() {
        QFETCH(QByteArray, text);
        QFETCH(QString, place);
        const std::string_view view(text.constData(), static_cast<std::size_t>(text.size()));
        const Result<Design> design = readDocument(view, "bad.cascade", builtinCatalog());
        QVERIFY(!design.ok());
        const QString error = QString::fromStdString(design.error().text());
        QVERIFY2(error.startsWith("bad.cascade:" + place), qPrintable(error));
        QVERIFY2(!design.error().mend.empty(), qPrintable(error));
    }

    void depthIsBounded() {
        for (const char* bracket : {"[", "{\"a\":"}) {
            std::string text;
            for (int i = 0; i < 1'000'000; ++i) text += bracket;
            const Result<PositionedJson> json = parseJson(text, "deep.cascade");
            QVERIFY(!json.ok());
            QCOMPARE(json.error().what, std::string("values are nested deeper than 200 levels"));
            QCOMPARE(json.error().line, 1);
        }
        const std::string justFits = std::string(200, '[') + std::string(200, ']');
        QVERIFY(parseJson(justFits, "").ok());
    }

    void sizeIsBounded() {
        const std::string huge(kLargestJson + 1, ' ');
        const Result<PositionedJson> tooLarge = parseJson(huge, "huge.cascade");
        QVERIFY(!tooLarge.ok());
        QCOMPARE(tooLarge.error().what, std::string("the text is larger than 64 MiB"));

        std::string many = "[0";
        for (std::size_t i = 0; i < kMostJsonValues; ++i) many += ",0";
        const Result<PositionedJson> tooMany = parseJson(many + "]", "many.cascade");
        QVERIFY(!tooMany.ok());
        QCOMPARE(tooMany.error().what, std::string("the text holds more than 4 million values"));
    }

    void manyNamesAndSections_takeLinearTime() {
        QElapsedTimer timer;
        timer.start();
        std::string text = "{\"cascade\": 1";
        for (int i = 0; i < 100'000; ++i) text += ", \"section" + std::to_string(i) + "\": 0";
        const Result<Design> design = readDocument(text + "}", "wide.cascade", builtinCatalog());
        QVERIFY(design.ok());
        QVERIFY(readDocument(writeDocument(*design), "again.cascade", builtinCatalog()).ok());
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    }

private:
    static QByteArray node(const QByteArray& field) {
        return "{\"cascade\": 1, \"nodes\": {\"A\": {\"kind\": \"function\",\n           " + field + "}}}";
    }
    static QByteArray connection(const QByteArray& entry) {
        return "{\"cascade\": 1,\n \"nodes\": {\"A\": {\"kind\": \"function\"}, \"Orders\": {\"kind\": "
               "\"function\"}},\n"
               "\"connections\":[ " +
               entry + "]}";
    }
    static QByteArray layout(const QByteArray& value) {
        return "{\"cascade\": 1,\n \"nodes\": {\"A\": {\"kind\": \"function\"}},\n\"layout\": " + value + "}";
    }
    static QByteArray section(const QByteArray& name, const QByteArray& value) {
        return "{\"cascade\": 1,\n\"" + name + "\":" + value + "}";
    }
};

QTEST_APPLESS_MAIN(BadInputTest)
#include "bad_input_test.moc"
