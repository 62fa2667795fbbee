// SPDX-License-Identifier: MIT
// What a design needs when deployed: settings, events, permissions, names; and never a circular dependency.
#include <QTest>

#include "model/plan/dependencies.h"
#include "model/plan/plan.h"
#include "tests/helpers/sketch.h"
#include "tests/helpers/smallest_design.h"

using namespace cascade;
using namespace cascade::tests;

namespace {

Plan planOf(std::string_view text) { return makePlan(sketch(text).architecture(), builtinCatalog()); }

const Resource* resource(const Plan& plan, std::string_view id) {
    for (const Resource& found : plan.resources)
        if (found.logicalId == id) return &found;
    return nullptr;
}

std::string circle(const Plan& plan) {
    std::string text;
    for (const auto& component : circlesOf(dependenciesOf(plan)))
        for (const std::string& id : component) text += id + " ";
    return text;
}

}  // namespace

class PlanTest : public QObject {
    Q_OBJECT
private slots:
    void aFunction_getsAVariableAndAPermission_forWhatItUses() {
        const Plan plan = planOf("CreateOrder(function) -> Orders(dynamodb-table) write");
        const FunctionPlan& function = plan.functions.front();
        QCOMPARE(function.environment.size(), std::size_t(1));
        QCOMPARE(function.environment.front().name, std::string("ORDERS_TABLE_NAME"));
        QCOMPARE(function.environment.front().value.dump(), std::string(R"({"Ref":"Orders"})"));
        QCOMPARE(function.statements.size(), std::size_t(1));
        const Statement& statement = function.statements.front();
        QCOMPARE(statement.actions, builtinCatalog().find("function", "dynamodb-table", "write")->actions);
        QCOMPARE(statement.resources.front().dump(), std::string(R"({"Fn::GetAtt":["Orders","Arn"]})"));
        QVERIFY(statement.origin.connection);
    }

    void aQueue_hidesMessages_sixTimesAsLongAsItsFunctionWorks() {
        const Plan plan = planOf("Pack function timeout=20s; Orders(sqs-queue) -> Pack");
        QCOMPARE(resource(plan, "Orders")->properties["VisibilityTimeout"].dump(), std::string("120"));
        QCOMPARE(plan.functions.front().events.front().settings["FunctionResponseTypes"].dump(),
                 std::string(R"(["ReportBatchItemFailures"])"));
    }

    void aTable_streams_onlyWhenItTriggersAFunction() {
        QVERIFY(!resource(planOf("T dynamodb-table"), "T")->properties.contains("StreamSpecification"));
        QVERIFY(
            resource(planOf("T(dynamodb-table) -> F(function)"), "T")->properties.contains("StreamSpecification"));
    }

    void aMapping_tellsTheFunctionsFailureDestination_ofBatchesThatItGivesUp() {
        const Plan plan =
            planOf("S(kinesis-stream) -> F(function) tumbling_window=1m; F -> Failed(sqs-queue) on-failure");
        const Json& settings = plan.functions.front().events.front().settings;
        QCOMPARE(settings["DestinationConfig"].dump(),
                 std::string(R"({"OnFailure":{"Destination":{"Fn::GetAtt":["Failed","Arn"]}}})"));
        QCOMPARE(settings["TumblingWindowInSeconds"].dump(), std::string("60"));
    }

    void enhancedFanOut_isAConsumer_thatTheFunctionMaySubscribeTo() {
        const Plan plan = planOf("S kinesis-stream; F function; S -> F enhanced_fan_out=true");
        QCOMPARE(resource(plan, "FOfS")->type, std::string("AWS::Kinesis::StreamConsumer"));
        const FunctionPlan& function = plan.functions.front();
        QCOMPARE(function.events.front().settings["Stream"].dump(),
                 std::string(R"({"Fn::GetAtt":["FOfS","ConsumerARN"]})"));
        QCOMPARE(function.statements.back().actions, std::vector<std::string>{"kinesis:SubscribeToShard"});
    }

    void capacity_isWrittenAsItIsPaid() {
        const Plan plan = planOf(
            "S kinesis-stream mode=ON_DEMAND max_record_size=2048; "
            "T dynamodb-table billing_mode=PROVISIONED write_capacity=9");
        QVERIFY(!resource(plan, "S")->properties.contains("ShardCount"));
        QCOMPARE(resource(plan, "S")->properties["MaxRecordSizeInKiB"].dump(), std::string("2048"));
        QCOMPARE(resource(plan, "T")->properties["ProvisionedThroughput"].dump(),
                 std::string(R"({"ReadCapacityUnits":5,"WriteCapacityUnits":9})"));
    }

    void retriesOfRulesAndSchedules_areWritten_whereTheyDifferFromAws() {
        const auto retriesOf = [](const Plan& plan) {
            return plan.functions.front().events.front().settings.value("RetryPolicy", Json()).dump();
        };
        const std::string few = R"({"MaximumEventAgeInSeconds":86400,"MaximumRetryAttempts":3})";
        QCOMPARE(retriesOf(planOf("B(event-bus) -> F(function) trigger")), std::string("null"));
        QCOMPARE(retriesOf(planOf("B(event-bus) -> F(function) trigger maximum_retry_attempts=3")), few);
        QCOMPARE(retriesOf(planOf("S schedule maximum_retry_attempts=3; S -> F(function)")), few);
        const Plan toQueue = planOf("S schedule maximum_retry_attempts=3; S -> Q(sqs-queue)");
        QCOMPARE(resource(toQueue, "S")->properties["Target"]["RetryPolicy"].dump(), few);
    }

    void schedules_haveTheirTimes() {
        const Plan plan = planOf("S schedule start=2026-03-01T00:00:00 flexible_window=15m; S -> Q(sqs-queue)");
        const Json& properties = resource(plan, "S")->properties;
        QCOMPARE(properties["StartDate"].dump(), std::string(R"("2026-03-01T00:00:00Z")"));
        QVERIFY(!properties.contains("EndDate"));
        QCOMPARE(properties["FlexibleTimeWindow"].dump(),
                 std::string(R"({"Mode":"FLEXIBLE","MaximumWindowInMinutes":15})"));
    }

    void aBus_hasAnArchive_whenAsked() {
        QVERIFY(!resource(planOf("B event-bus"), "BArchive"));
        const Plan plan = planOf("B event-bus archive=7d");
        QCOMPARE(resource(plan, "BArchive")->properties["RetentionDays"].dump(), std::string("7"));
    }

    void fifoNames_endInFifo() {
        QCOMPARE(resource(planOf("Q sqs-queue fifo=true"), "Q")->properties["QueueName"].dump(),
                 std::string(R"({"Fn::Sub":"${AWS::StackName}-Q.fifo"})"));
    }

    void namesThatClash_areToldApart() {
        const Plan plan = planOf("F(function) -> Orders(dynamodb-table); F -> OrdersTable(dynamodb-table)");
        const auto& environment = plan.functions.front().environment;
        QCOMPARE(environment.size(), std::size_t(2));
        QVERIFY(environment[0].name != environment[1].name);
        // SAM calls the mapping of Orders by Queue "OrdersQueue", which is another node here.
        const Plan mapping = planOf("Queue(sqs-queue) -> Orders(function); OrdersQueue sqs-queue");
        QCOMPARE(mapping.functions.front().events.front().name, std::string("QueueEvent"));
    }

    void whatCannotBeWritten_isRefused_withItsName() {
        const Plan firehose = planOf("F(function) -> Archive(firehose)");
        QCOMPARE(firehose.refusals.size(), std::size_t(1));
        QVERIFY(firehose.refusals.front().what.starts_with("Archive: "));
        const Plan routes =
            planOf("Api(http-api) -> F(function) route=\"GET /a\"; Api -> G(function) route=\"GET /a\"");
        QCOMPARE(routes.refusals.size(), std::size_t(1));
        QVERIFY(routes.refusals.front().what.find("GET /a") != std::string::npos);
    }

    void circles_takeTheirSafeShape_data() {
        QTest::addColumn<QString>("design");
        QTest::newRow("bucket and its function") << "B(s3-bucket) -> F(function); F -> B read";
        QTest::newRow("two functions") << "A(function) -> B(function); B -> A";
        QTest::newRow("a function and itself") << "A(function) -> A invoke; A -> A on-failure";
        QTest::newRow("destinations both ways") << "A(function) -> B(function) on-success; B -> A on-failure";
        QTest::newRow("state machine and function") << "M(state-machine) -> F(function); F -> M";
        QTest::newRow("HTTP API and its function") << "A(http-api) -> F(function); F -> A";
        QTest::newRow("REST API and its function") << "A(rest-api) -> F(function); F -> A";
        QTest::newRow("API, machine, function") << "A(http-api) -> M(state-machine); M -> F(function); F -> A";
        QTest::newRow("Firehose and its transform") << "D(firehose) -> F(function); D -> B(s3-bucket); F -> D";
        QTest::newRow("Firehose, bucket, function") << "D(firehose) -> B(s3-bucket); B -> F(function); F -> D";
        QTest::newRow("ring of dead letters") << "A(sqs-queue) -> B(sqs-queue); B -> A";
        QTest::newRow("queue and itself") << "A(sqs-queue) -> A";
    }

    void circles_takeTheirSafeShape() {
        QFETCH(QString, design);
        const Plan plan = planOf(design.toStdString());
        QCOMPARE(QString::fromStdString(circle(plan)), QString());
        QVERIFY(plan.refusals.empty());
    }

    void theCheck_findsCircles() {
        QCOMPARE(circlesOf({{"A", {"B"}}, {"B", {"C"}}, {"C", {"A"}}, {"D", {"A"}}}).size(), std::size_t(1));
        QCOMPARE(circlesOf({{"A", {"A"}}}).size(), std::size_t(1));
        QVERIFY(circlesOf({{"A", {"B", "C"}}, {"B", {"C"}}}).empty());
        QCOMPARE(referencesIn(
                     Json::parse(R"({"Fn::Sub": ["${A.Arn}/${X}/${!B}/${AWS::Region}", {"X": {"Ref": "C"}}]})")),
                 (std::set<std::string>{"A", "C"}));
    }

    void everyConnection_changesThePlan_withoutCircles() {
        for (const ConnectionType& type : builtinCatalog().connections()) {
            const SmallestDesign design = smallestDesign(type);
            const Plan plan = makePlan(design.with.architecture(), builtinCatalog());
            QVERIFY2(plan.refusals.empty(), describe(type).c_str());
            QVERIFY2(circle(plan).empty(), describe(type).c_str());
        }
    }

    void randomDesigns_haveNoCircles_andEveryReferenceIsThere();
};

namespace {

/// A small generator of our own: the same designs on every machine.
struct Dice {
    std::uint64_t state;
    std::size_t below(std::size_t bound) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>(state >> 33) % bound;
    }
};

Design randomDesign(Dice& dice) {
    Design design;
    const Catalog& catalog = builtinCatalog();
    const std::size_t nodes = 3 + dice.below(10);
    for (std::size_t i = 0; i < nodes; ++i) {
        const Kind& kind = catalog.kinds()[dice.below(catalog.kinds().size())];
        [[maybe_unused]] const bool added =
            design.addNode(dice.below(3) == 0 ? "function" : kind.name, "N" + std::to_string(i)).ok();
    }
    for (int i = 0; i < 60; ++i) {
        const Node from = design.architecture().nodes()[dice.below(nodes)];
        const Node to = design.architecture().nodes()[dice.below(nodes)];
        const auto types = catalog.between(from.kind, to.kind);
        if (types.empty()) continue;
        [[maybe_unused]] const bool connected =
            design.connect(from.id, to.id, types[dice.below(types.size())]->role).ok();
    }
    return design;
}

}  // namespace

void PlanTest::randomDesigns_haveNoCircles_andEveryReferenceIsThere() {
    Dice dice{1};
    for (int run = 0; run < 300; ++run) {
        const Plan plan = makePlan(randomDesign(dice).architecture(), builtinCatalog());
        const DependencyGraph graph = dependenciesOf(plan);
        QVERIFY2(circlesOf(graph).empty(), (std::to_string(run) + ": " + circle(plan)).c_str());
        if (!plan.refusals.empty()) continue;
        std::set<std::string> known;
        for (const auto& [id, needs] : graph) known.insert(id);
        for (const FunctionPlan& function : plan.functions) known.insert(function.name + "Logs");
        for (const TemplateParameter& parameter : plan.parameters) known.insert(parameter.name);
        for (const auto& [id, needs] : graph)
            for (const std::string& need : needs)
                QVERIFY2(known.contains(need), (std::to_string(run) + ": " + id + " needs " + need).c_str());
    }
}

QTEST_APPLESS_MAIN(PlanTest)
#include "plan_test.moc"
