// SPDX-License-Identifier: MIT
// Thousands of damaged documents: each is read or refused with a place, never a crash, and what is read is written
// and read again as the same text.
#include <QElapsedTimer>
#include <QTest>

#include "model/format/document.h"
#include "tests/helpers/paths.h"
#include "tests/helpers/random.h"

using namespace cascade;

namespace {

/// Cuts, doubles, exchanges or inserts bytes or whole tokens of JSON.
std::string damaged(std::string text, tests::Random& random) {
    static const std::vector<std::string> tokens{
        "{",    "}",    "[",     "]",    ",",        ":",   "\"", "null", "-1", "1e999", "\\u0",
        "\xff", "true", "\"A\"", "[[[[", "\"kind\"", "0.5", "{}", "\"\"", "//", "\n",    "[0, 0]"};
    const std::size_t edits = 1 + random.below(4);
    for (std::size_t i = 0; i < edits; ++i) {
        const std::size_t at = random.below(text.size() + 1);
        const std::size_t length = random.below(30);
        switch (random.below(5)) {
            case 0: text.erase(at, length); break;
            case 1: text.insert(at, random.pick(tokens)); break;
            case 2: text.insert(at, text.substr(random.below(text.size() + 1), length)); break;
            case 3: text.insert(at, 1, static_cast<char>(random.below(256))); break;
            case 4: text.replace(at, std::min(length, text.size() - at), random.pick(tokens)); break;
        }
    }
    if (random.below(20) == 0) text.resize(random.below(text.size() + 1));
    return text;
}

/// Replaces one value of the tree, so that the text stays JSON and the types become wrong.
void damageValue(Json& json, tests::Random& random) {
    static const std::vector<Json> values{
        nullptr, true, -1, 0.5, "", "A", Json::array(), Json::object(), Json::array({1, "x"})};
    if (!json.is_structured() || json.empty() || random.below(4) == 0) {
        json = random.pick(values);
        return;
    }
    auto child = json.begin();
    std::advance(child, static_cast<std::ptrdiff_t>(random.below(json.size())));
    damageValue(*child, random);
}

}  // namespace

class FuzzTest : public QObject {
    Q_OBJECT
private slots:
    void damagedTexts_areReadOrRefused() {
        tests::Random random(1);
        for (int round = 0; round < 5'000; ++round) check(damaged(sample(), random));
        QVERIFY(m_refused > 3'000 && m_read > 50);
    }

    void wrongValues_areReadOrRefused() {
        tests::Random random(2);
        const Json document = Json::parse(sample());
        for (int round = 0; round < 5'000; ++round) {
            Json damagedDocument = document;
            damageValue(damagedDocument, random);
            check(damagedDocument.dump());
        }
        QVERIFY(m_refused > 1'000 && m_read > 1'000);
    }

    void init() { m_refused = m_read = 0; }

private:
    void check(const std::string& text) {
        QElapsedTimer timer;
        timer.start();
        const Result<Design> design = readDocument(text, "fuzz.cascade", builtinCatalog());
        QVERIFY2(timer.elapsed() < 1'000, text.c_str());
        if (!design) {
            ++m_refused;
            QVERIFY2(design.error().line > 0 && design.error().column > 0 && !design.error().what.empty(),
                     text.c_str());
            return;
        }
        ++m_read;
        const std::string written = writeDocument(*design);
        const Result<Design> again = readDocument(written, "written.cascade", builtinCatalog());
        QVERIFY2(again.ok(), again ? "" : again.error().text().c_str());
        QCOMPARE(writeDocument(*again), written);
    }

    static const std::string& sample() {
        static const std::string text = tests::readFile(tests::dataFolder() + "/documents/format-1.cascade");
        return text;
    }

    int m_refused = 0;
    int m_read = 0;
};

QTEST_APPLESS_MAIN(FuzzTest)
#include "fuzz_test.moc"
