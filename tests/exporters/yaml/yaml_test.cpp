// SPDX-License-Identifier: MIT
// YAML as we write it: short forms, quotes, comments, and that any reader gets back what was meant.
#include <yaml-cpp/yaml.h>

#include <QTest>

#include "exporters/yaml/yaml.h"

using namespace cascade;
using namespace cascade::exporters;

namespace {

std::string written(const char* json) {
    Yaml map = Yaml::map();
    map.add("K", Json::parse(json));
    return writeYaml(map).text;
}

}  // namespace

class YamlTest : public QObject {
    Q_OBJECT
private slots:
    void values_data() {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("yaml");
        const auto row = [](const char* name, const char* json, const char* yaml) {
            QTest::newRow(name) << QString::fromUtf8(json) << QString::fromUtf8(yaml);
        };
        row("Ref", R"({"Ref": "X"})", "K: !Ref X\n");
        row("GetAtt", R"({"Fn::GetAtt": ["X", "Arn"]})", "K: !GetAtt X.Arn\n");
        row("Sub", R"({"Fn::Sub": "${AWS::StackName}-x"})", "K: !Sub ${AWS::StackName}-x\n");
        row("Sub with values", R"({"Fn::Sub": ["${A}", {"A": {"Ref": "B"}}]})",
            "K: !Sub\n  - ${A}\n  - A: !Ref B\n");
        row("short in short", R"({"Fn::Base64": {"Fn::Sub": "x"}})", "K:\n  Fn::Base64: !Sub x\n");
        row("in a list", R"({"Fn::Select": [1, {"Fn::Split": ["-", {"Ref": "X"}]}]})",
            "K: !Select [1, !Split [\"-\", !Ref X]]\n");
        row("number as text", R"("012")", "K: \"012\"\n");
        row("date as text", R"("2012-10-17")", "K: \"2012-10-17\"\n");
        row("boolean as text", R"("Yes")", "K: \"Yes\"\n");
        row("empty text", R"("")", "K: \"\"\n");
        row("colon at the end", R"("a:")", "K: \"a:\"\n");
        row("star", R"("*")", "K: \"*\"\n");
        row("number", "1.5", "K: 1.5\n");
        row("boolean", "true", "K: true\n");
        row("empty map", "{}", "K: {}\n");
        row("empty list", "[]", "K: []\n");
        row("short list", R"(["a", "b"])", "K: [a, b]\n");
        row("list of maps", R"([{"A": 1, "B": {"C": 2}}])", "K:\n  - A: 1\n    B:\n      C: 2\n");
        row("list of lists", R"([[1, {"A": 2}]])", "K:\n  -\n    - 1\n    - A: 2\n");
    }

    void values() {
        QFETCH(QString, json);
        QFETCH(QString, yaml);
        QCOMPARE(QString::fromStdString(written(json.toUtf8().constData())), yaml);
    }

    void comments_standAbove_andLinesKnowTheirOrigin() {
        Yaml list = Yaml::list();
        list.push(Json{{"A", 1}}, "of the item");
        Yaml inner = Yaml::map();
        inner.add("List", std::move(list), "of the list\ntwo lines", Origin{NodeId{7}, {}});
        Yaml map = Yaml::map();
        map.add("First", Json(1)).add("Second", std::move(inner), "of the second").apart();
        const YamlText text = writeYaml(map);
        QCOMPARE(QString::fromStdString(text.text), QStringLiteral("First: 1\n\n# of the second\nSecond:\n"
                                                                   "  # of the list\n  # two lines\n  List:\n"
                                                                   "    # of the item\n    - A: 1\n"));
        QCOMPARE(text.origins.size(), std::size_t(1));
        QCOMPARE(text.origins.front().first, 5);
        QCOMPARE(text.origins.front().last, 9);
    }

    /// Texts that other readers take for something else come back as the same text.
    void texts_surviveReading() {
        for (const char* text :
             {"a: b", "# no comment", "- x", "[a]", "{a}", "!Ref", "&a",  "*a",   "a\nb\n", " a ",  "'", "\"", "\\",
              "%",    "@a",           "`",   "|",   ">",   "0x1f", "1e3", "1:30", "~",      "null", "=", "<<", "é",
              "\t"}) {
            Yaml map = Yaml::map();
            map.add("K", Json(text)).add("L", Json::array({text, text}));
            const YAML::Node read = YAML::Load(writeYaml(map).text);
            QCOMPARE(read["K"].as<std::string>(), std::string(text));
            QCOMPARE(read["L"][1].as<std::string>(), std::string(text));
        }
    }
};

QTEST_APPLESS_MAIN(YamlTest)
#include "yaml_test.moc"
