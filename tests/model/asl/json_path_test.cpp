// SPDX-License-Identifier: MIT
// JSONPath: what paths find, what is no path, and where reference paths put values.
#include <QTest>

#include "model/asl/json_path.h"

using namespace cascade;
using namespace cascade::asl;

namespace {

const Json kStore = Json::parse(R"({
    "store": {"book": [{"title": "A", "price": 8, "tags": ["x", "y"]}, {"title": "B", "price": 12},
                       {"title": "C", "price": 9, "isbn": "1"}], "bicycle": {"price": 19}},
    "a.b": 1, "with space": 2, "list": [1, 2, 3, 4, 5], "@id": 7})");

class Data : public PathData {
public:
    const Json* root(PathRoot root, const std::string& variable) const override {
        if (root == PathRoot::Context) return &m_context;
        if (root == PathRoot::Variable) return variable == "known" ? &m_variable : nullptr;
        return &kStore;
    }

private:
    Json m_context{{"State", {{"Name", "S"}}}};
    Json m_variable{{"x", {1, 2}}};
};

/// What a path finds as JSON text; "missing" and "no path" say so.
std::string find(const std::string& text) {
    const Result<Path> path = parsePath(text);
    if (!path) return "no path";
    const Data data;
    const Selection selection = select(*path, data);
    return selection.missing() ? "missing" : selection.value().dump();
}

}  // namespace

class JsonPathTest : public QObject {
    Q_OBJECT

private slots:
    void findsValues_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("found");
        const char* rows[][2] = {
            {"$.store.bicycle.price", "19"},
            {"$['store']['bicycle']", R"({"price":19})"},
            {"$[\"with space\"]", "2"},
            {"$.a\\.b", "1"},
            {"$.@id", "7"},
            {"$.list[0]", "1"},
            {"$.list[-1]", "5"},
            {"$.list[-2:]", "[4,5]"},
            {"$.list[1:3]", "[2,3]"},
            {"$.list[:2]", "[1,2]"},
            {"$.list[::2]", "[1,3,5]"},
            {"$.list[0,2]", "[1,3]"},
            {"$.list[9]", "missing"},
            {"$.list[(@.length-1)]", "5"},
            {"$.list.length()", "5"},
            {"$.list.min()", "1"},
            {"$.list.sum()", "15.0"},
            {"$.store.book[*].title", R"(["A","B","C"])"},
            {"$..price", "[8,12,9,19]"},
            {"$.store.*.price", "[19]"},
            {"$.store.book[?(@.price < 10)].title", R"(["A","C"])"},
            {"$.store.book[?(@.isbn)].title", R"(["C"])"},
            {"$.store.book[?(@.price > 8 && @.isbn)].title", R"(["C"])"},
            {"$.store.book[?(!(@.price == 12))].title", R"(["A","C"])"},
            {"$.store.book[?(@.title == 'A' || @.title == \"B\")].price", "[8,12]"},
            {"$.store.book[?(@.title in ['A','C'])].price", "[8,9]"},
            {"$.store.book[?(@.tags contains 'x')].price", "[8]"},
            {"$.store.book[?(@.title == A)].price", "[8]"},
            {"$.store.book[?(@.price > 100)]", "[]"},
            {"$.store.book[?(@.price < $.store.bicycle.price)].title", R"(["A","B","C"])"},
            {"$$.State.Name", R"("S")"},
            {"$known.x[1]", "2"},
            {"$unknown", "missing"},
            {"$.nowhere.at.all", "missing"},
            {"$.store['book','bicycle']..title", R"(["A","B","C"])"},
        };
        for (const auto& row : rows) QTest::newRow(row[0]) << row[0] << row[1];
    }
    void findsValues() {
        QFETCH(QString, path);
        QFETCH(QString, found);
        QCOMPARE(QString::fromStdString(find(path.toStdString())), found);
    }

    void refuses_data() {
        QTest::addColumn<QString>("path");
        for (const char* path : {"", "store", "bug$.library", "$.", "$..", "$.a[", "$.a[]", "$.a['b]", "$.a b",
                                 "$.a[?(@.x]", "$.a[?@.x]", "$.a[1,]", "$.a[(@.size)]", "$.a.unknown()", "$.a)",
                                 "$.a\\", "$.a[::0]", "$.list.length().x"})
            QTest::newRow(path) << path;
    }
    void refuses() {
        QFETCH(QString, path);
        QCOMPARE(find(path.toStdString()), "no path");
    }

    void knowsReferencePaths() {
        for (const char* path : {"$", "$.a.b", "$.a[0]['b']", "$$.State.Name", "$.a[-1]"})
            QVERIFY2(parsePath(path)->isReference(), path);
        for (const char* path : {"$.a[*]", "$..a", "$.a[0:1]", "$.a[0,1]", "$.a[?(@.b)]", "$.a.length()"})
            QVERIFY2(!parsePath(path)->isReference(), path);
    }

    void putsValuesAtReferencePaths() {
        Json target = Json::parse(R"({"a": {"b": 1}, "l": [1, 2]})");
        QVERIFY(assignAt(target, *parsePath("$.a.c.d"), 5));
        QVERIFY(assignAt(target, *parsePath("$.l[1]"), "x"));
        QCOMPARE(target.dump(), R"({"a":{"b":1,"c":{"d":5}},"l":[1,"x"]})");
        QVERIFY(!assignAt(target, *parsePath("$.l[7]"), 0));
        QVERIFY(!assignAt(target, *parsePath("$.a.b.c"), 0));
        QVERIFY(assignAt(target, *parsePath("$"), 3));
        QCOMPARE(target.dump(), "3");
    }
};

QTEST_APPLESS_MAIN(JsonPathTest)
#include "json_path_test.moc"
