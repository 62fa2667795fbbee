// SPDX-License-Identifier: MIT
// Starter code is code: for every connection and in every language it is complete and parses, and where its tools
// are at hand it takes the sample event, and its own unit test passes. CASCADE_LONG=1 builds it with the real
// libraries.
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "exporters/scaffold/starter.h"
#include "exporters/scaffold/use_pieces.h"
#include "tests/helpers/sketch.h"
#include "tests/helpers/smallest_design.h"
#include "tests/helpers/validators.h"

using namespace cascade;
using namespace cascade::exporters;
using namespace cascade::tests;

namespace {

/// What the tools of a language do to the projects in a folder.
struct Check {
    const char* language;
    const char* runtime;
    const char* program;  ///< Looked for in the PATH.
    const char* script;   ///< In tests/exporters/starter, given the folder of the projects.
    bool isLong;          ///< Needs the registries and minutes.
};
constexpr Check kChecks[] = {
    {"python", "python3.14", "python3", "run_handlers.py", false},
    {"python", "python3.14", "python3", "run_unit_tests.py", false},
    {"nodejs", "nodejs24.x", "node", "run_handlers.mjs", false},
    {"ruby", "ruby3.4", "ruby", "run_unit_tests.rb", false},
    {"java", "java17", "java", "ParseAll.java", false},
    {"go", "provided.al2023", "gofmt", "parse_go.sh", false},
    {"nodejs", "nodejs24.x", "npm", "build_nodejs.sh", true},
    {"typescript", "nodejs24.x", "npm", "build_typescript.sh", true},
    {"java", "java17", "mvn", "build_java.sh", true},
    {"go", "provided.al2023", "go", "build_go.sh", true},
    {"dotnet", "dotnet8", "dotnet", "build_dotnet.sh", true},
};

std::vector<GeneratedFile> files(const Design& design) {
    const Architecture& architecture = design.architecture();
    return starterFiles(architecture, builtinCatalog(), makePlan(architecture, builtinCatalog()), "sam");
}

std::string textOf(const std::vector<GeneratedFile>& files, const std::string& path) {
    for (const GeneratedFile& file : files)
        if (file.path == path) return file.text;
    return {};
}

Design inLanguage(Design design, const std::string& runtime, const std::string& language) {
    [[maybe_unused]] const bool ok =
        design.editSection("application", Json{{"runtime", runtime}, {"language", language}}).ok();
    return design;
}

/// Two triggers and two uses that must not get in each other's way, FIFO, whole batches, keys of each type, a
/// secured API, a name that begins with a digit.
std::vector<std::pair<std::string, Design>> specialDesigns() {
    return {{"special--several", sketch(R"(
                Api(http-api) -> Work(function) route="POST /orders/{id}"; Queue(sqs-queue) -> Work
                Topic(sns-topic) -> Work; Changes(dynamodb-table) -> Work; Bus(event-bus) -> Work
                Nightly(schedule) -> Work
                Work -> Orders(dynamodb-table) read; Work -> Orders write; Work -> Bus; Work -> Done(sqs-queue)
            )")},
            {"special--fifo", sketch(R"(
                In sqs-queue fifo=true; Out sqs-queue fifo=true; News sns-topic fifo=true
                In -> Work(function); Work -> Out; Work -> News
            )")},
            {"special--keys", sketch(R"(
                Whole(sqs-queue) -> 1Work(function) report_batch_item_failures=false
                Numbers dynamodb-table partition_key=stamp:N sort_key=part:B
                1Work -> Numbers; 1Work -> Other(function) mode=synchronous
            )")},
            {"special--signed", sketch(R"(
                Users(cognito-identity-pool) -> Api(http-api) -> Inner(function); Outer(function) -> Api
                Loop(http-api) -> Circle(function); Circle -> Loop
            )")}};
}

void writeProjects(const QString& folder, const Check& check) {
    const auto write = [&](const std::string& name, const Design& design) {
        writeFiles(folder.toStdString() + "/" + name, files(inLanguage(design, check.runtime, check.language)));
    };
    for (const ConnectionType& type : builtinCatalog().connections())
        if (type.from == "function" || type.to == "function") write(folderName(type), smallestDesign(type).with);
    for (const auto& [name, design] : specialDesigns()) write(name, design);
}

QString find(const char* program) {
    const std::string validators = validatorsFolder();
    const QString own = QString::fromStdString(validators) + QStringLiteral("/bin/") + QLatin1String(program);
    if (!validators.empty() && QFile::exists(own)) return own;
    const QString found = QStandardPaths::findExecutable(QLatin1String(program));
    const QString go = QStringLiteral("/usr/local/go/bin/") + QLatin1String(program);
    return found.isEmpty() && QFile::exists(go) ? go : found;
}

}  // namespace

class StarterTest : public QObject {
    Q_OBJECT
private slots:
    void everyPiece_existsInEveryLanguage() {
        std::string missing;
        const auto want = [&](const Words& words, const char* folder, const std::string& name,
                              const std::string& why) {
            if (readPiece(words.piecePath(folder, name), words.common())) return;
            missing += "resources/starter/" + words.piecePath(folder, name) + " is missing: " + why + "\n";
        };
        std::set<std::pair<std::string, std::string>> known;  // folder and name, of any language
        for (const Language& language : languages()) {
            for (const char* folder : {"envelopes", "uses"}) {
                const std::string all = Words(language).text("pieces") + "/" + folder;
                for (const std::string& file : starterFilesIn(all))
                    known.insert({folder, file.substr(0, file.rfind('.'))});
            }
        }
        for (const Language& language : languages()) {
            const Words words(language);
            for (const auto& [folder, name] : known) want(words, folder.c_str(), name, "other languages have it");
            for (const char* key : {"S", "N", "B"}) want(words, "keys", key, "tables have such keys");
            for (const ConnectionType& type : builtinCatalog().connections()) {
                const std::string envelope = envelopePiece(type.envelope);
                if (type.to == "function" && !type.envelope.empty() && !envelope.empty())
                    want(words, "envelopes", envelope, describe(type));
                if (type.from != "function" || !isUsedByCode(type.role)) continue;
                const SmallestDesign design = smallestDesign(type);
                const Architecture& architecture = design.with.architecture();
                const Plan plan = makePlan(architecture, builtinCatalog());
                const FunctionPlan& function = *plan.function(architecture.find("From")->id);
                for (const Use& use : usesOf(architecture, builtinCatalog(), function))
                    if (!pieceOf(architecture, builtinCatalog(), plan, function, use, words))
                        missing += "resources/starter/" + words.text("pieces") + "/uses has no piece for " +
                                   describe(type) + "\n";
            }
        }
        QVERIFY2(missing.empty(), missing.c_str());
    }

    void projects_holdNoOpenPlaceholder_andKnowTheirVersions() {
        for (const Check& check : kChecks) {
            for (const auto& [name, design] : specialDesigns()) {
                for (const GeneratedFile& file : files(inLanguage(design, check.runtime, check.language))) {
                    const std::string where = std::string(check.language) + " " + file.path + "\n" + file.text;
                    QVERIFY2(file.text.find("}}\n\n{{") == std::string::npos, where.c_str());
                    for (const char* open :
                         {"{{name}}", "{{variable}}", "{{pascal}}", "{{key}}", "{{+", "{{data}}"})
                        QVERIFY2(file.text.find(open) == std::string::npos, where.c_str());
                    if (file.path.ends_with("go.mod"))
                        QVERIFY2(file.text.find(" \n") == std::string::npos, where.c_str());
                }
            }
        }
    }

    void everyFunction_hasCode_aUnitTest_andASample() {
        const Design design = sketch("Queue(sqs-queue) -> Work(function); Alone function");
        const auto has = [](const std::vector<GeneratedFile>& all, const std::string& path) {
            return std::any_of(all.begin(), all.end(),
                               [&](const GeneratedFile& file) { return file.path == path; });
        };
        struct Paths {
            const char* language;
            const char* runtime;
            std::vector<std::string> paths;
        };
        for (const auto& [language, runtime, paths] : std::vector<Paths>{
                 {"python", "python3.14", {"src/Work/app.py", "tests/test_Work.py"}},
                 {"nodejs",
                  "nodejs24.x",
                  {"src/Work/app.mjs", "src/Work/package.json", "src/Work/test/app.test.mjs"}},
                 {"typescript",
                  "nodejs24.x",
                  {"src/Work/app.ts", "src/Work/tsconfig.json", "src/Work/test/app.test.ts"}},
                 {"java", "java21", {"src/Work/pom.xml", "src/Work/src/main/java/app/App.java"}},
                 {"go", "provided.al2023", {"src/Work/main.go", "src/Work/go.mod", "src/Work/Makefile"}},
                 {"ruby", "ruby3.4", {"src/Work/app.rb", "src/Work/Gemfile", "tests/Work_test.rb"}},
                 {"dotnet",
                  "dotnet8",
                  {"src/Work/Function.cs", "src/Work/App.csproj", "tests/Work/Tests.csproj"}}}) {
            const auto all = files(inLanguage(design, runtime, language));
            for (const std::string& path : paths) QVERIFY2(has(all, path), (std::string(language) + path).c_str());
            QVERIFY(has(all, "events/Work-Queue.json") && has(all, "events/Alone.json"));
        }
    }

    void languages_canBeMixed() {
        const Design design =
            sketch("A function runtime=java21; B function runtime=nodejs24.x language=typescript");
        const auto all = files(design);
        QVERIFY(!textOf(all, "src/A/pom.xml").empty() && !textOf(all, "src/B/app.ts").empty());
        QVERIFY(textOf(all, "README.md").find("mvn --quiet --file src/A test") != std::string::npos);
        QVERIFY(textOf(all, ".gitignore").find("target/\n") != std::string::npos);
    }

    void tools_acceptEveryProject_data() {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < std::size(kChecks); ++i)
            QTest::addRow("%s, %s", kChecks[i].language, kChecks[i].script) << static_cast<int>(i);
    }

    void tools_acceptEveryProject() {
        QFETCH(const int, index);
        const Check& check = kChecks[index];
        if (check.isLong && !qEnvironmentVariableIsSet("CASCADE_LONG"))
            QSKIP(qPrintable(QStringLiteral("%1 builds with its real libraries in make test-long only")
                                 .arg(QLatin1String(check.language))));
        const QString program = find(check.program);
        if (program.isEmpty())
            QSKIP(qPrintable(QStringLiteral("no %1 on this machine").arg(QLatin1String(check.program))));
        const QTemporaryDir projects;
        writeProjects(projects.path(), check);
        const QString script =
            QStringLiteral(CASCADE_SOURCE_DIR "/tests/exporters/starter/") + QLatin1String(check.script);
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        const bool shell = script.endsWith(QLatin1String(".sh"));
        process.start(shell ? QStringLiteral("bash") : program,
                      shell ? QStringList{script, projects.path(), program} : QStringList{script, projects.path()});
        QVERIFY(process.waitForFinished(check.isLong ? 1'200'000 : 120'000));
        const QByteArray output = process.readAllStandardOutput();
        const qsizetype failure = output.indexOf("FAILED");
        QVERIFY2(failure < 0, output.mid(failure, 1800).constData());
        QVERIFY2(process.exitCode() == 0, output.right(1800).constData());
    }

    void severalTriggers_areToldApart() {
        const Design design = sketch(R"(
            api(http-api) -> work(function)
            queue(sqs-queue) -> work
            topic(sns-topic) -> work
        )");
        const std::string code = textOf(files(design), "src/work/app.py");
        QVERIFY(code.find("if \"headers\" in event:\n        return answer_request(event)") != std::string::npos);
        QVERIFY(code.find("if source_of(event) == \"aws:sqs\":") != std::string::npos);
        QVERIFY(code.find("if source_of(event) == \"aws:sns\":") != std::string::npos);
    }

    void wholeBatches_failWithTheirFirstMessage() {
        const Design design = sketch("queue(sqs-queue) -> work(function) report_batch_item_failures=false");
        const std::string code = textOf(files(design), "src/work/app.py");
        QVERIFY(code.find("take_messages") != std::string::npos);
        QVERIFY(code.find("batchItemFailures") == std::string::npos);
        QVERIFY(code.find("except Exception") == std::string::npos);
    }

    void descriptions_cannotBreakOutOfTheirComment() {
        Design design = sketch("work function");
        const NodeId work = design.architecture().nodes().front().id;
        QVERIFY(design.editNode(work, {"description"}, "ends \"\"\" here */ \\ <b> & }}").ok());
        const auto text = [&](const char* runtime, const char* path) {
            return textOf(files(inLanguage(design, runtime, "")), path);
        };
        QVERIFY(text("python3.14", "src/work/app.py").find("ends ''' here */ \\\\") != std::string::npos);
        QVERIFY(text("nodejs24.x", "src/work/app.mjs").find("here * / ") != std::string::npos);
        QVERIFY(text("java21", "src/work/src/main/java/app/App.java").find("here * / ") != std::string::npos);
        QVERIFY(text("dotnet8", "src/work/Function.cs").find("&lt;b&gt; &amp;") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(StarterTest)
#include "starter_test.moc"
