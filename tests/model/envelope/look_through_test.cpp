// SPDX-License-Identifier: MIT
// Looking through texts, and filling in templates.
#include "model/envelope/look_through.h"

#include <QTest>

#include "model/envelope/encoding.h"
#include "model/envelope/placeholders.h"

using namespace cascade;

namespace {

class Counted : public Generators {
public:
    Counted() : Generators(0, 7) {}
    std::string uuid() override { return "id-" + std::to_string(++m_count); }

private:
    int m_count = 0;
};

const Json kInner{{"id", "a/b"}, {"items", {{{"n", 1}}, {{"n", 2}}}}};
const Json kEvent{{"body", kInner.dump()},
                  {"kinesis", {{"data", base64(kInner.dump())}}},
                  {"plain", "text"},
                  {"number", "42"},
                  {"odd~name/x", true}};

}  // namespace

class LookThroughTest : public QObject {
    Q_OBJECT
private slots:
    void pointers_lookThroughTexts_data() {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("found");
        const auto row = [](const char* pointer, const char* found) { QTest::newRow(pointer) << pointer << found; };
        row("/body/id", R"("a/b")");
        row("/body/items/1/n", "2");
        row("/kinesis/data/items/0", R"({"n":1})");
        row("/odd~0name~1x", "true");
        row("/plain", R"("text")");
        row("/plain/x", "null");  // a text that holds no JSON
        row("/number/x", "null");
        row("/body/items/2", "null");
        row("/body/items/-1", "null");
        row("/body/items/99999999999", "null");
        row("/nothing/at/all", "null");
    }

    void pointers_lookThroughTexts() {
        QFETCH(QString, pointer);
        QFETCH(QString, found);
        QCOMPARE(lookThrough(kEvent, pointer.toStdString()).dump(), found.toStdString());
    }

    void records_open() {
        const Json open = opened(kEvent);
        QVERIFY(open["body"] == kInner && open["kinesis"]["data"] == kInner);
        QVERIFY(open["plain"] == "text" && open["number"] == "42");
        const Json twice{{"a", Json{{"b", kInner.dump()}}.dump()}};
        QVERIFY(opened(twice)["a"]["b"] == kInner);
    }

    void placeholders_areFilledIn() {
        Counted generators;
        const Json form{{"whole", "${/body/items}"}, {"part", "order ${/body/id}!"},
                        {"one", "${uuid}"},          {"two", "${uuid}"},
                        {"now", "${now}"},           {"n", "${sequence}"},
                        {"none", "<${/x}>"},         {"unknown", "${what}"},
                        {"open", "${/body"}};
        const Json filled = fillIn(form, kEvent, generators);
        QVERIFY(filled["whole"] == kInner["items"] && filled["part"] == "order a/b!");
        QVERIFY(filled["one"] == "id-1" && filled["two"] == "id-2" && filled["n"] == 7);
        QVERIFY(filled["now"] == "1970-01-01T00:00:00.000Z" && filled["none"] == "<>");
        QVERIFY(filled["unknown"] == "${what}" && filled["open"] == "${/body");
        QVERIFY(holdsText(form, "${/") && !holdsText(Json{{"a", "b"}}, "${"));
    }
};

QTEST_APPLESS_MAIN(LookThroughTest)
#include "look_through_test.moc"
