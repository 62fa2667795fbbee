// SPDX-License-Identifier: MIT
// IoT's SQL on the examples of AWS's developer guide (iot-sql-*.html), and what is refused.
#include "model/iot/sql.h"

#include <QTest>

using namespace cascade;
using namespace cascade::iot;

class SqlTest : public QObject {
    Q_OBJECT
private slots:
    void selects_data() {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("payload");
        QTest::addColumn<QString>("selected");  // "" where the rule does nothing
        fromTheDeveloperGuide();
        undefinedValues();
        nested();
    }

    void selects() {
        QFETCH(QString, sql);
        QFETCH(QString, payload);
        QFETCH(QString, selected);
        const auto statement = Statement::parse(sql.toStdString());
        QVERIFY2(statement.ok(), statement ? "" : statement.error().text().c_str());
        const auto result = statement->select(message(payload));
        QCOMPARE(
            result ? QString::fromStdString(result->payload.dump()) : QString(),
            selected.isEmpty() ? selected : QString::fromStdString(Json::parse(selected.toStdString()).dump()));
    }

    void expressions_data() {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("value");  // "undefined", or JSON
        operators();
        texts();
        numbers();
        collections();
        times();
    }

    void expressions() {
        QFETCH(QString, expression);
        QFETCH(QString, value);
        const auto statement = Statement::parse("SELECT " + expression.toStdString() + " AS v FROM 'a/b'");
        QVERIFY2(statement.ok(), statement ? "" : statement.error().text().c_str());
        const auto result = statement->select(message(R"({"n": null, "t": "text", "o": {"a": "b"}})"));
        const Json* found = member(result->payload, "v");
        QCOMPARE(found ? QString::fromStdString(found->dump()) : QString("undefined"), value);
    }

    void theMessage_isSeen() {
        const auto statement = Statement::parse(
            "SELECT topic() AS topic, topic(2) AS second, topic(9) AS none, timestamp() AS ts, clientId() AS "
            "client, "
            "accountid() AS account, newuuid() AS id, newuuid() AS other FROM 'x/#'");
        Message seen = message("{}");
        seen.topic = "x/y/z";
        seen.clientId = "sensor";
        seen.accountId = "123456789012";
        seen.milliseconds = 1481825251155;
        const Json payload = statement->select(seen)->payload;
        QVERIFY(payload["topic"] == "x/y/z" && payload["second"] == "y" && !payload.contains("none"));
        QVERIFY(payload["ts"] == 1481825251155 && payload["client"] == "sensor");
        QCOMPARE(payload["id"].get<std::string>().size(), std::size_t(36));
        QVERIFY(payload["id"] != payload["other"]);
        QVERIFY(statement->select(seen)->payload == payload);  // the same message, the same answer
        seen.topic = "$aws/rules/R/Buildings/5";
        QVERIFY(statement->select(seen)->payload["topic"] == "Buildings/5");
    }

    void from_decidesWhichTopics() {
        const auto statement = Statement::parse("SELECT * FROM 'devices/+/telemetry'");
        QVERIFY(statement->listensTo("devices/1/telemetry"));
        QVERIFY(!statement->listensTo("devices/1/other"));
        QVERIFY(statement->listensTo("$aws/rules/R/anything", "R"));
        QVERIFY(!statement->listensTo("$aws/rules/R/anything", "S"));
        QVERIFY(!Statement::parse("SELECT *")->listensTo("a"));
    }

    void bytes_goThroughAStar() {
        Message binary;
        binary.bytes = "\x01\x02";
        const auto all = Statement::parse("SELECT * FROM 'a/b'")->select(binary);
        QVERIFY(all && all->raw && all->payload == "\x01\x02");
        const auto encoded = Statement::parse("SELECT encode(*, 'base64') AS data FROM 'a/b'")->select(binary);
        QVERIFY(encoded && !encoded->raw && encoded->payload["data"] == "AQI=");
        QVERIFY(!Statement::parse("SELECT * FROM 'a/b' WHERE device_type = 'thermostat'")->select(binary));
        QVERIFY(!Statement::parse("SELECT *, timestamp() AS ts FROM 'a/b'")->select(binary));
    }

    void substitutions_areFilledIn() {
        const auto statement = Statement::parse("SET @x = a + 1 SELECT a AS alias FROM 'in/#'");
        Message seen = message(R"({"a": 1, "id": "d"})");
        seen.topic = "in/here";
        const auto filled = [&](const char* text) { return Substitution::parse(text)->fill(seen, *statement); };
        QCOMPARE(filled("republished/${topic()}"), std::string("republished/in/here"));
        QCOMPARE(filled("d/${id}/${@x}${alias}"), std::string("d/d/2"));
        QCOMPARE(filled("${get({'k': '}'}, 'k')}"), std::string("}"));
        QCOMPARE(filled("no expression"), std::string("no expression"));
        QVERIFY(!Substitution::parse("a/${topic(").ok());
        QCOMPARE(Substitution::parse("a/${topik()}").error().text(),
                 std::string("1:5: there is no function topik; did you mean topic?"));
    }

    void refusals_data() {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("error");  // its beginning
        const auto row = [](const char* sql, const char* error) {
            QTest::newRow(sql) << QString(sql) << QString(error);
        };
        row("", "1:1: a statement begins with SELECT");
        row("UPDATE x", "1:1: a statement begins with SELECT, not with 'UPDATE'");
        row("SELECT * FROM devices", "1:15: FROM is followed by a topic filter in quotes");
        row("SELECT * FROM 'a/#/b'", "1:18: # is the last level");
        row("SELECT a FROM 'a' WHERE", "1:24: an expression is expected");
        row("SELECT a,\n  upper(b FROM 'a'", "2:11: ')' is expected");
        row("SELECT aws_lambda('arn', *) AS x FROM 'a'", "1:8: the function aws_lambda asks another service");
        row("SELECT get_thing_shadow('t', 'r') FROM 'a'", "1:8: the function get_thing_shadow asks");
        row("SELECT uper(a) FROM 'a'", "1:8: there is no function uper; did you mean upper?");
        row("SELECT upper() FROM 'a'", "1:8: upper takes 1 argument, not 0");
        row("SELECT a[0] FROM 'a'", "1:9: elements of lists have no [ ] here; write get(list, 0)");
        row("SELECT 'a FROM b", "1:8: a text has no end");
        row("SELECT cast(a AS Date) FROM 'a'", "1:18: there is no type 'Date'");
        row("SELECT CASE a THEN 1 END FROM 'a'", "1:15: CASE has no WHEN");
        row("SELECT @x FROM 'a'", "1:8: the variable @x is not set");
        row("SET @x = 1, @x = 2 SELECT * FROM 'a'", "1:13: the variable @x is set twice");
        row("SELECT * FROM 'a' WHERE a = 1 GROUP BY a", "1:31: the statement goes on with 'GROUP'");
        row("SELECT a # b FROM 'a'", "1:10: '#' means nothing in a statement");
        row("SELECT VALUE a, b FROM 'a'", "1:19: SELECT VALUE takes one expression");
    }

    void refusals() {
        QFETCH(QString, sql);
        QFETCH(QString, error);
        const auto statement = Statement::parse(sql.toStdString());
        QVERIFY(!statement.ok());
        QVERIFY2(QString::fromStdString(statement.error().text()).startsWith(error),
                 statement.error().text().c_str());
        QVERIFY(!statement.error().mend.empty());
    }

    void deepNesting_isRefused() {
        QVERIFY(!Statement::parse("SELECT " + std::string(10'000, '(') + "1" + std::string(10'000, ')')).ok());
        QVERIFY(!Statement::parse("SELECT " + std::string(10'000, '-') + "1").ok());
    }

private:
    static Message message(const QString& payload) {
        Message message;
        message.payload = Json::parse(payload.toStdString());
        message.topic = "a/b";
        return message;
    }
    static void select(const char* sql, const char* payload, const char* selected) {
        QTest::newRow(sql) << QString(sql) << QString(payload) << QString(selected);
    }
    static void is(const char* expression, const char* value) {
        QTest::newRow(expression) << QString(expression) << QString(value);
    }

    static void fromTheDeveloperGuide() {
        const char* color = R"({"color":"red", "temperature":50})";
        select("SELECT * FROM 'a/b'", color, color);
        select("SELECT color FROM 'a/b'", color, R"({"color":"red"})");
        select("SELECT color AS my_color FROM 'a/b'", color, R"({"my_color":"red"})");
        select("SELECT color as my_color, temperature as fahrenheit FROM 'a/b'", color,
               R"({"my_color":"red","fahrenheit":50})");
        select("SELECT *, 15 as speed FROM 'a/b'", color, R"({"color":"red","temperature":50,"speed":15})");
        select("SELECT VALUE color FROM 'a/b'", color, R"("red")");
        select("SELECT color.red as red_value FROM 'a/b'",
               R"({"color":{"red":255,"green":0,"blue":0}, "temperature":50})", R"({"red_value":255})");
        select("SELECT (temperature - 32) * 5 / 9 AS celsius, upper(color) as my_color FROM 'a/b'", color,
               R"({"celsius":10,"my_color":"RED"})");
        select("SELECT color AS my_color FROM 'a/b' WHERE temperature > 50 AND color <> 'red'",
               R"({"color":"red", "temperature":40})", "");
        select("SELECT {'latitude': get(lat_long, 0),'longitude':get(lat_long, 1)} as lat_long FROM 'a/b'",
               R"({"lat_long": [47.606,-122.332]})", R"({"lat_long":{"latitude":47.606,"longitude":-122.332}})");
        select("SELECT [lat,long] as lat_long FROM 'a/b'", R"({"lat": 47.696, "long": -122.332})",
               R"({"lat_long": [47.696,-122.332]})");
        select(
            "SELECT CASE color WHEN 'green' THEN 'go' WHEN 'yellow' THEN 'caution' WHEN 'red' THEN 'stop' ELSE "
            "'you are not at a stop light' END as instructions FROM 'a/b'",
            R"({"color":"yellow"})", R"({"instructions":"caution"})");
        select("SELECT temp, md5(deviceid) AS hashed_id FROM 'topic/#'", R"({"deviceid":"iot123","temp":54.98})",
               R"({"temp":54.98,"hashed_id":"e37f81fb397e595c4aeb5645b8cbbbd1"})");
        select("SELECT * from 'iot/rules' WHERE get(get(get(mydata,\"item2\"),\"0\"),\"my-key\") = \"myValue\"",
               R"({"mydata":{"item2":{"0":{"my-key":"myValue"}}}})",
               R"({"mydata":{"item2":{"0":{"my-key":"myValue"}}}})");
        select("SELECT decode(encoded_temp,\"base64\").temperature AS temp from 'topic/subtopic'",
               R"({"encoded_temp":"eyAidGVtcGVyYXR1cmUiOiAzMyB9Cg=="})", R"({"temp":33})");
        select("SET @celsius = (f - 32) * 5 / 9 SELECT @celsius AS celsius, humidity FROM 'device/data'",
               R"({"f": 212, "humidity": 60})", R"({"celsius":100,"humidity":60})");
    }

    static void undefinedValues() {
        select("SELECT foo, bar FROM 'a'", R"({"foo": null})", R"({"foo": null})");
        select("SELECT * FROM 'a' WHERE absent > 3", R"({"a": 1})", "");
        select("SELECT * FROM 'a' WHERE absent <> 3", R"({"a": 1})", "");
        select("SELECT * FROM 'a' WHERE isUndefined(absent) OR absent > 3", R"({"a": 1})", R"({"a": 1})");
        select("SELECT a FROM 'a' WHERE NOT (a = 2)", R"({"a": 1})", R"({"a": 1})");
        select("SELECT a FROM 'a' WHERE a", R"({"a": 1})", "");
        select("SELECT a FROM 'a' WHERE a", R"({"a": "TRUE"})", R"({"a": "TRUE"})");
    }

    static void nested() {
        const char* senml = R"({"e": [{"n": "temperature", "u": "Cel", "t": 1234, "v": 22.5},
            {"n": "light", "u": "lm", "t": 1235, "v": 135}, {"n": "acidity", "u": "pH", "t": 1235, "v": 7}]})";
        select("SELECT (SELECT VALUE n FROM e) as sensors FROM 'my/topic'", senml,
               R"({"sensors": ["temperature", "light", "acidity"]})");
        select("SELECT (SELECT v FROM e WHERE n = 'temperature') as temperature FROM 'my/topic'", senml,
               R"({"temperature": [{"v": 22.5}]})");
        select("SELECT get((SELECT v FROM e WHERE n = 'temperature'), 0).v as temperature FROM 'topic'", senml,
               R"({"temperature": 22.5})");
        select("SELECT 'x' AS y FROM 'topic' WHERE EXISTS (SELECT * FROM e WHERE v > 100)", senml, R"({"y": "x"})");
        select("SELECT 'x' AS y FROM 'topic' WHERE 'light' IN (SELECT VALUE n FROM e)", senml, R"({"y": "x"})");
        select("SELECT 'x' AS y FROM 'topic' WHERE 'noise' IN (SELECT VALUE n FROM e)", senml, "");
        const char* values = R"({"attributes": {"data1": 1, "data2": 2}, "values": [{"a": 3}, {"b": 4}]})";
        select("select value transform(\"enrichArray\", attributes, values) from 'A/B'", values,
               R"([{"a":3,"data1":1,"data2":2},{"b":4,"data1":1,"data2":2}])");
        select("select value transform(\"enrichArray\", {\"key\": attributes.data1}, values) from 'A/B'", values,
               R"([{"a":3,"key":1},{"b":4,"key":1}])");
        select(
            "select value transform('enrichArray', (select a, b from data2), (select value c from data2)) from "
            "'A/B'",
            R"({"data2": {"a": "first", "b": "second", "c": [{"y": true}, {"y": false}]}})",
            R"([{"y":true,"a":"first","b":"second"},{"y":false,"a":"first","b":"second"}])");
    }

    static void operators() {
        is("1 + 2 * 3", "7");
        is("(1 + 2) * 3", "9");
        is("7 / 2", "3");
        is("7 / 2.0", "3.5");
        is("7 / 0", "undefined");
        is("7 % 4", "3");
        is("- 2 - -3", "1");
        is("'7' - '2.5'", "4.5");
        is("'a' + 1", R"("a1")");
        is("1 + n", "undefined");
        is("9223372036854775807 + 1", "9.223372036854776e+18");
        is("'10' > 9", "true");
        is("'a' > 9", "undefined");
        is("1 = 1.0", "true");
        is("1 = '1'", "false");
        is("1 <> '1'", "true");
        is("[1, 2] = [1, 2]", "true");
        is("{'a': 1, 'b': 2} = {'b': 2, 'a': 1}", "true");
        is("n = NULL", "true");
        is("true AND 'TRUE'", "true");
        is("true AND 1", "undefined");
        is("false OR NOT false", "true");
        is("2 IN [1, 2]", "true");
        is("CASE 3 WHEN 1 THEN 'a' END", "undefined");
        is("CASE t WHEN 'text' THEN 'a' ELSE 'b' END", R"("a")");
        is("'it''s'", R"("it's")");
    }

    static void texts() {
        is(R"(upper("hello"))", R"("HELLO")");
        is(R"(upper(["hello"]))", "\"[\\\"HELLO\\\"]\"");
        is(R"(lower("HELLO"))", R"("hello")");
        is(R"(length("hi"))", "2");
        is("length(false)", "5");
        is("length('\u20AC')", "1");
        is("numbytes('\u20AC')", "3");
        is(R"(substring("012345", 2))", R"("2345")");
        is(R"(substring("012345", 2.745))", R"("2345")");
        is("substring(123, 2)", R"("3")");
        is(R"(substring("012345", -1))", R"("012345")");
        is("substring(true, 1.2)", R"("rue")");
        is("substring(false, -2.411E247)", R"("false")");
        is(R"(substring("012345", 1, 3))", R"("12")");
        is(R"(substring("012345", -50, 50))", R"("012345")");
        is(R"(substring("012345", 3, 1))", R"("")");
        is(R"(startswith("ranger","ran"))", "true");
        is(R"(endswith("cat","at"))", "true");
        is("endswith('cat', n)", "undefined");
        is(R"(indexof("abcd", "bc"))", "1");
        is(R"(replace("abcdabcd", "b", "x"))", R"("axcdaxcd")");
        is(R"(lpad("hello", 2))", R"("  hello")");
        is("rpad(1, 3)", R"("1   ")");
        is(R"(trim(" hi "))", R"("hi")");
        is(R"(ltrim(" h i "))", R"("h i ")");
        is(R"(rtrim(" h i "))", R"(" h i")");
        is("chr(65)", R"("A")");
        is("chr(300)", "undefined");
        is(R"(md5("hello"))", R"("5d41402abc4b2a76b9719d911017c592")");
        is(R"(sha1("hello"))", R"("aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d")");
        is(R"(regexp_matches("aaaa", "a{2,}"))", "true");
        is(R"(regexp_matches("aaaa", "b"))", "false");
        is(R"(regexp_matches("a/b", "a/b$"))", "true");
        is(R"(regexp_matches("aaaa", "("))", "undefined");
        is(R"(regexp_substr("hihihello", "hi"))", R"("hi")");
        is(R"(regexp_substr("hihihello", "(hi)*"))", R"("hihi")");
        is(R"(regexp_replace("abcd", "bc", "x"))", R"("axd")");
        is(R"(regexp_replace("abcd", "b(.*)d", "$1"))", R"("ac")");
        is("encode('hello', 'base64')", R"("aGVsbG8=")");
        is("decode('aGVsbG8=', 'base64')", R"("hello")");
        is("decode('?', 'base64')", "null");
    }

    static void numbers() {
        is("abs(-5)", "5");
        is("abs('-5.123')", "5.123");
        is("abs(true)", "undefined");
        is("ceil(1.2)", "2");
        is("ceil(-1.2)", "-1");
        is("floor(-1.2)", "-2");
        is("floor([1,2,3])", "undefined");
        is("Round(1.5)", "2");
        is("Round(-1.1)", "-1");
        is("Round(-1.5)", "-2");
        is("trunc(2.3123, 2)", "2.31");
        is("trunc(2.888, 2)", "2.88");
        is("trunc(2.3, 0)", "2");
        is("mod(8, 3)", "2");
        is("remainder(8, 3)", "2");
        is("power(2, 5)", "32.0");
        is("sqrt(9)", "3.0");
        is("sqrt(-1)", "undefined");
        is("log(100)", "2.0");
        is("acos(0)", "1.5707963267948966");
        is("cosh(2.3)", "5.037220649268761");
        is("sinh(2.3)", "4.936961805545957");
        is("tan(3)", "-0.1425465430742778");
        is("sign(-7)", "-1");
        is("bitand(13, 5)", "5");
        is("bitor(8, 5)", "13");
        is("bitxor(13, 5)", "8");
        is("cast(true as Int)", "1");
        is("cast('12.7' as Int)", "12");
        is("cast('x' as Int)", "undefined");
        is("cast(0 as Boolean)", "false");
        is("cast('TRUE' as Boolean)", "true");
        is("cast(12 as String)", R"("12")");
        is("cast(n as String)", "undefined");
    }

    static void collections() {
        is(R"(get(["a", "b", "c"], 1))", R"("b")");
        is(R"(get({"a":"b"}, "a"))", R"("b")");
        is("get('abc', 0)", R"("a")");
        is("get([1], 5)", "undefined");
        is("o.a", R"("b")");
        is("o.a.b", "undefined");
        is("concat()", "undefined");
        is("concat([1, 2, 3], 4)", "[1,2,3,4]");
        is(R"(concat([1, 2, 3], "hello", [4, 5, 6]))", R"([1,2,3,"hello",4,5,6])");
        is(R"(concat(1, "hello"))", R"("1hello")");
        is(R"(concat("he","is","man"))", R"("heisman")");
        is("isNull(5)", "false");
        is("isNull(Null)", "true");
        is("isUndefined(floor([1,2,3]))", "true");
        is("isUndefined(5)", "false");
        is("nanvl(8, 3)", "8");
        is("nanvl(absent, 3)", "3");
        is("sql_version()", R"("2016-03-23")");
    }

    static void times() {
        is("parse_time(\"yyyy.MM.dd G 'at' HH:mm:ss z\", 100000000)", R"("1970.01.02 AD at 03:46:40 UTC")");
        is("parse_time(\"yyyy-MM-dd'T'HH\", 0)", "\"1970-01-01T00\"");
        is("parse_time('yyyy-MM-ddT', 0)", "undefined");
        is("parse_time('EEE, d MMM yyyy h:mm a', 1450396800000)", R"("Fri, 18 Dec 2015 12:00 AM")");
        is("parse_time('HH:mm:ss.SSSZ', 1234, '+01:30')", R"("01:30:01.234+0130")");
        is("parse_time('yyyy', 0, 'Mars')", "undefined");
        is("time_to_epoch('2020-04-03 09:45:18 UTC+01:00', 'yyyy-MM-dd HH:mm:ss VV')", "1585903518000");
        is("time_to_epoch('18 December 2015', 'dd MMMM yyyy')", "1450396800000");
        is("time_to_epoch('2007-12-03 18:15:30.592', 'yyyy-MM-dd HH:mm:ss.SSS')", "1196705730592");
        is("time_to_epoch('2015', 'dd MMMM yyyy')", "undefined");
        is("time_to_epoch('31 February 2015', 'dd MMMM yyyy')", "undefined");
    }
};

QTEST_APPLESS_MAIN(SqlTest)
#include "sql_test.moc"
