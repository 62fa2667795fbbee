// SPDX-License-Identifier: MIT
// Thousands of damaged expressions: each is evaluated or refused within its limits, never a crash.
#include <QTest>
#include <sstream>

#include "model/jsonata/jsonata.h"
#include "tests/helpers/paths.h"
#include "tests/helpers/random.h"

using namespace cascade;

namespace {

std::vector<std::string> expressions() {
    std::vector<std::string> all;
    for (const char* name : {"language", "paths", "functions", "syntax"}) {
        std::istringstream lines(tests::readFile(tests::dataFolder() + "/jsonata/" + name + ".txt"));
        for (std::string line; std::getline(lines, line);)
            if (const std::size_t arrow = line.rfind(" => "); arrow != std::string::npos)
                all.push_back(line.substr(0, arrow));
    }
    return all;
}

/// Cuts, doubles, mixes with another one, or inserts bytes and tokens.
std::string damaged(std::string text, const std::vector<std::string>& all, tests::Random& random) {
    static const std::vector<std::string> tokens{
        "(",   ")",  "[",  "]", "{",   "}", ".",   "..",    "%",  "@$x",
        "#$i", "^(", "~>", "|", ":=",  "?", "**",  "$",     "$$", "function($x){",
        "/",   "\"", "'",  "`", "1e9", ",", "\\u", "$map(", "[]", "nums"};
    const std::size_t edits = 1 + random.below(3);
    for (std::size_t i = 0; i < edits; ++i) {
        const std::size_t at = random.below(text.size() + 1);
        switch (random.below(5)) {
            case 0: text.erase(at, random.below(8)); break;
            case 1: text.insert(at, random.pick(tokens)); break;
            case 2: text.insert(at, 1, static_cast<char>(random.below(256))); break;
            case 3: text.insert(at, random.pick(all)); break;
            case 4: text = random.pick(all) + random.pick(tokens) + text; break;
        }
    }
    return text;
}

}  // namespace

class JsonataFuzzTest : public QObject {
    Q_OBJECT
private slots:
    void damagedExpressions_areEvaluatedOrRefused() {
        const Json input = Json::parse(tests::readFile(tests::dataFolder() + "/jsonata/input.json"));
        const std::vector<std::string> all = expressions();
        tests::Random random(1);
        jsonata::Environment environment;
        environment.limits.steps = 20'000;
        environment.random = [&] { return static_cast<double>(random.below(1000)) / 1000; };
        int parsedCount = 0;
        int answered = 0;
        for (int round = 0; round < 10'000; ++round) {
            const auto expression = jsonata::Expression::parse(damaged(random.pick(all), all, random));
            if (!expression) {
                QVERIFY(jsonata::errorCode(expression.error()) != "");
                continue;
            }
            ++parsedCount;
            const auto result = expression->evaluate(input, environment);
            if (!result) QVERIFY(jsonata::errorCode(result.error()) != "");
            answered += result.ok() ? 1 : 0;
        }
        QVERIFY(parsedCount > 1'000 && answered > 500 && answered < parsedCount);
    }

    void randomBytes_areRefused() {
        tests::Random random(2);
        for (int round = 0; round < 2'000; ++round) {
            std::string text;
            for (std::size_t length = random.below(40); length > 0; --length)
                text += static_cast<char>(random.below(256));
            const auto expression = jsonata::Expression::parse(text);
            if (expression) (void)expression->evaluate(jsonata::Environment());
        }
    }
};

QTEST_APPLESS_MAIN(JsonataFuzzTest)
#include "fuzz_test.moc"
