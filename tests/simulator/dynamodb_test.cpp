// SPDX-License-Identifier: MIT
// DynamoDB tables: items and their changes, conditions, capacity, expiry, and what the stream tells.
#include <QTest>

#include "tests/helpers/reasons.h"
#include "tests/helpers/rehearse.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;
using simulator::FactType;

namespace {

/// A table whose stream triggers one function for each kind of change.
constexpr const char* kWatched = R"(
    A -> Inserted(function) filter={"eventName":["INSERT"]}
    A -> Modified(function) filter={"eventName":["MODIFY"]}
    A -> Removed(function) filter={"eventName":["REMOVE"]}
)";

Design watched(const std::string& settings = {}) { return sketch("A dynamodb-table " + settings + kWatched); }

std::string at(const std::string& time, const std::string& payload, const std::string& more = {}) {
    return R"({"at": "A", "payload": )" + payload + more + R"(, "arrivals": {"times": [")" + time + R"("]}})";
}

Rehearsal play(const Design& design, const std::vector<std::string>& stimuli, const std::string& duration = "10m") {
    std::string list;
    for (const std::string& stimulus : stimuli) list += (list.empty() ? "" : ", ") + stimulus;
    return rehearse(design, R"({"for": ")" + duration + R"(", "stimuli": [)" + list + "]}");
}

std::string burst(int count, const std::string& payload = R"({"id": "${uuid}"})", const std::string& more = {}) {
    return R"({"at": "A", "payload": )" + payload + more + R"(, "arrivals": {"burst": )" + std::to_string(count) +
           R"(, "at": "10s"}})";
}

/// A text of so many letters, as JSON.
std::string letters(std::size_t count) { return "\"" + std::string(count, 'x') + "\""; }

}  // namespace

class DynamodbTest : public QObject {
    Q_OBJECT
private slots:
    void theItemThatIsThereDecidesWhatAWriteIs() {
        const Rehearsal run =
            play(watched(),
                 {at("1s", R"({"id": "a", "n": 1})"), at("2s", R"({"id": "a", "n": 2})"),
                  at("3s", R"({"id": "b", "n": 1})"), at("4s", R"({"id": "a"})", R"(, "operation": "delete")")});
        QCOMPARE(run.metric("Inserted", "received"), 2.0);
        QCOMPARE(run.metric("Modified", "received"), 1.0);
        QCOMPARE(run.metric("Removed", "received"), 1.0);
        QCOMPARE(run.metric("A", "written"), 4.0);
        QCOMPARE(run.metric("A", "deleted"), 1.0);
    }

    void theSortKeyIsPartOfTheKey() {
        const Design design =
            sketch("A dynamodb-table sort_key=at:N\nA -> F(function) filter={\"eventName\":[\"INSERT\"]}");
        const Rehearsal run =
            play(design, {at("1s", R"({"id": "a", "at": 1})"), at("2s", R"({"id": "a", "at": 2})"),
                          at("3s", R"({"id": "a", "at": 2, "x": 1})")});
        QCOMPARE(run.metric("F", "received"), 2.0);
    }

    void aWriteThatChangesNothingMakesNoRecord() {
        const Design design = sketch("A(dynamodb-table) -> F(function)");
        const Rehearsal run =
            play(design, {at("1s", R"({"id": "a", "n": 1})"), at("2s", R"({"id": "a", "n": 1})")});
        QCOMPARE(run.metric("A", "written"), 2.0);
        QCOMPARE(run.metric("F", "received"), 1.0);
        QCOMPARE(countOf(run, nodeOf(design, "A"), FactType::Handled, "nothing changed in the item"),
                 std::size_t{1});
    }

    void deletingWhatIsNotThereMakesNoRecord() {
        const Design design = sketch("A(dynamodb-table) -> F(function)");
        const Rehearsal run = play(design, {at("1s", R"({"id": "a"})", R"(, "operation": "delete")")});
        QCOMPARE(run.metric("F", "received"), 0.0);
        QCOMPARE(countOf(run, nodeOf(design, "A"), FactType::Handled, "there was no such item to delete"),
                 std::size_t{1});
    }

    void anUpdateKeepsTheOtherAttributes() {
        const Design design = sketch(R"(
            A dynamodb-table
            A -> F(function) filter={"dynamodb":{"NewImage":{"n":{"N":["1"]},"m":{"N":["2"]}}}})");
        const Rehearsal run = play(design, {at("1s", R"({"id": "a", "n": 1})"),
                                            at("2s", R"({"id": "a", "m": 2})", R"(, "operation": "update")")});
        QCOMPARE(run.metric("F", "received"), 1.0);
    }

    void theStreamTellsOfBothImages() {
        const Design design = sketch(R"(
            A dynamodb-table
            A -> F(function) filter={"dynamodb":{"OldImage":{"n":{"N":["1"]}},"NewImage":{"n":{"N":["2"]}}}}
            A -> G(function) filter={"eventName":["REMOVE"],"dynamodb":{"OldImage":{"n":{"N":["2"]}}}})");
        const Rehearsal run = play(design, {at("1s", R"({"id": "a", "n": 1})"), at("2s", R"({"id": "a", "n": 2})"),
                                            at("3s", R"({"id": "a"})", R"(, "operation": "delete")")});
        QCOMPARE(run.metric("F", "received"), 1.0);
        QCOMPARE(run.metric("G", "received"), 1.0);
    }

    void theViewDecidesWhatTheStreamTells() {
        const auto hasOldImage = [](const std::string& view) {
            const Design design =
                sketch("A dynamodb-table stream_view=" + view +
                       "\nA -> F(function) filter={\"dynamodb\":{\"OldImage\":{\"n\":{\"N\":[\"1\"]}}}}");
            return play(design, {at("1s", R"({"id": "a", "n": 1})"), at("2s", R"({"id": "a", "n": 2})")})
                .metric("F", "received");
        };
        QCOMPARE(hasOldImage("NEW_AND_OLD_IMAGES"), 1.0);
        QCOMPARE(hasOldImage("OLD_IMAGE"), 1.0);
        QCOMPARE(hasOldImage("NEW_IMAGE"), 0.0);
        QCOMPARE(hasOldImage("KEYS_ONLY"), 0.0);
    }

    void aConditionThatDoesNotHoldRefusesTheWrite() {
        const Design design = sketch("A dynamodb-table");
        const std::string isNew = R"-(, "condition": "attribute_not_exists(id)")-";
        const std::string isOld = R"-(, "condition": "attribute_exists(id)")-";
        const Rehearsal run =
            play(design, {at("1s", R"({"id": "a", "n": 1})", isNew), at("2s", R"({"id": "a", "n": 2})", isNew),
                          at("3s", R"({"id": "a", "n": 3})", R"(, "condition": {"n": [1]})"),
                          at("4s", R"({"id": "a", "n": 4})", R"(, "condition": {"n": [{"numeric": [">", 5]}]})"),
                          at("5s", R"({"id": "b"})", isOld)});
        QCOMPARE(run.metric("A", "written"), 2.0);
        QCOMPARE(run.metric("A", "rejected"), 3.0);
        QCOMPARE(countOf(run, nodeOf(design, "A"), FactType::Rejected,
                         "ConditionalCheckFailed: the item there is not as demanded"),
                 std::size_t{3});
    }

    void aFailedConditionIsAnErrorOfTheFunctionAndCostsCapacity() {
        const Design design = sketch(R"-(
            F function maximum_retry_attempts=0 simulation.effects=[{"to":"A","payload":{"id":"a","n":"${/n}"},"condition":"attribute_not_exists(id)"}]
            A dynamodb-table billing_mode=PROVISIONED
            F -> A write)-");
        const Rehearsal run = rehearse(design, R"({"for": "10m", "stimuli": [
            {"at": "F", "payload": {"n": "${sequence}"}, "arrivals": {"times": ["1s", "2s"]}}]})");
        QCOMPARE(run.metric("A", "written"), 1.0);
        QCOMPARE(run.metric("A", "rejected"), 1.0);
        QCOMPARE(run.metric("F", "errors"), 1.0);
    }

    void provisionedWritesUseUpTheirReserve() {
        const Design design = sketch("A dynamodb-table billing_mode=PROVISIONED write_capacity=2");
        const Rehearsal run = play(design, {burst(700)});
        QCOMPARE(run.metric("A", "written"), 600.0);  // five minutes of two a second
        QCOMPARE(countOf(run, nodeOf(design, "A"), FactType::Throttled,
                         "ProvisionedThroughputExceeded: the table's write capacity and its reserve are used up"),
                 std::size_t{100});
    }

    void provisionedReadsUseUpTheirReserve() {
        const Design design = sketch("A dynamodb-table billing_mode=PROVISIONED read_capacity=1");
        const auto reads = [&](const std::string& more) {
            return play(design, {burst(700, R"({"id": "a"})", R"(, "operation": "get")" + more)})
                .metric("A", "read");
        };
        QCOMPARE(reads({}), 600.0);  // half a unit each
        QCOMPARE(reads(R"(, "consistent": true)"), 300.0);
        const Rehearsal run = play(design, {burst(700, R"({"id": "a"})", R"(, "operation": "get")")});
        QCOMPARE(countOf(run, nodeOf(design, "A"), FactType::Throttled,
                         "ProvisionedThroughputExceeded: the table's read capacity and its reserve are used up"),
                 std::size_t{100});
    }

    void largeItemsTakeMoreUnits() {
        const Design design = sketch("A dynamodb-table billing_mode=PROVISIONED write_capacity=1");
        const std::string payload = R"({"id": "${uuid}", "text": )" + letters(9500) + R"(})";
        QCOMPARE(play(design, {burst(100, payload)}).metric("A", "written"), 30.0);  // ten units each
    }

    void aPartitionTakesAThousandWritesASecond() {
        const Design design = sketch("A dynamodb-table");
        const Rehearsal hot = play(design, {burst(3000, R"({"id": "hot", "n": "${sequence}"})")});
        QCOMPARE(hot.metric("A", "written"), 1000.0);
        QCOMPARE(countOf(hot, nodeOf(design, "A"), FactType::Throttled,
                         "ThrottlingException: the key's partition takes 1,000 write units a second"),
                 std::size_t{2000});
        QVERIFY(play(design, {burst(3000)}).metric("A", "throttled") < 50);  // keys of their own, four partitions
    }

    void aPartitionGivesThreeThousandReadsASecond() {
        const Design design = sketch("A dynamodb-table");
        const Rehearsal run =
            play(design, {burst(4000, R"({"id": "hot"})", R"(, "operation": "get", "consistent": true)")});
        QCOMPARE(run.metric("A", "read"), 3000.0);
        QCOMPARE(countOf(run, nodeOf(design, "A"), FactType::Throttled,
                         "ThrottlingException: the key's partition gives 3,000 read units a second"),
                 std::size_t{1000});
    }

    void onDemandHasAQuotaPerTable() {
        const Design design = sketch("A dynamodb-table simulation.quota=100");
        const Rehearsal run = play(design, {burst(150), burst(250, R"({"id": "a"})", R"(, "operation": "get")")});
        QCOMPARE(countOf(run, nodeOf(design, "A"), FactType::Throttled,
                         "RequestLimitExceeded: the table's quota of write units is used up this second"),
                 std::size_t{50});
        QCOMPARE(countOf(run, nodeOf(design, "A"), FactType::Throttled,
                         "RequestLimitExceeded: the table's quota of read units is used up this second"),
                 std::size_t{50});
    }

    void anItemHoldsFourHundredKilobytes() {
        const Design design = sketch("A dynamodb-table");
        const std::string payload = R"({"id": "a", "text": )" + letters(410000) + R"(})";
        const Rehearsal run = play(design, {at("1s", payload)});
        QCOMPARE(countOf(run, nodeOf(design, "A"), FactType::Rejected, "the item is larger than 400 KB"),
                 std::size_t{1});
    }

    void expiredItemsGoSomeTimeLater() {
        const Design design = watched(R"(time_to_live=until simulation.expiry_delay=30s
            A -> Expired(function) filter={"userIdentity":{"principalId":["dynamodb.amazonaws.com"]}})");
        const Rehearsal run =
            play(design, {at("1s", R"({"id": "a", "until": 1767225660})"), at("2s", R"({"id": "b"})"),
                          at("3s", R"({"id": "c", "until": 1767225660})"),
                          at("4s", R"({"id": "c", "until": 1767229999})")});
        const NodeId table = nodeOf(design, "A");
        QCOMPARE(countOf(run, table, FactType::Deleted, "its time to live was over"), std::size_t{1});
        QCOMPARE(run.timesOf(table, FactType::Deleted), std::vector<double>{90});
        QCOMPARE(run.metric("Removed", "received"), 1.0);
        QCOMPARE(run.metric("Expired", "received"), 1.0);
    }

    void moreThanTwoReadersOfAStreamAreThrottled() {
        std::string text = "A dynamodb-table simulation.partitions=1\n";
        for (int i = 0; i < 4; ++i) text += "A -> F" + std::to_string(i) + "(function)\n";
        const Design design = sketch(text);
        const Rehearsal run = play(design, {R"({"at": "A", "arrivals": {"every": "50ms"}})"}, "2m");
        QVERIFY(countOf(run, nodeOf(design, "A"), FactType::Throttled,
                        "read throttled: at most two readers may share a shard of a table's stream") > 50);
        QCOMPARE(run.metric("A", "lost"), 0.0);
        const Design two = sketch("A dynamodb-table simulation.partitions=1\nA -> F(function)\nA -> G(function)");
        QCOMPARE(play(two, {R"({"at": "A", "arrivals": {"every": "50ms"}})"}, "2m").metric("A", "throttled"), 0.0);
    }

    void aChangeWaitsOnlyBehindThoseOfItsShard() {
        const Design design = sketch(R"(
            F function simulation.duration=1ms simulation.init=0s
            A dynamodb-table simulation.partitions=2
            A -> F batch_size=1)");
        // The key "a" lies in the first of both partitions, "e" in the second.
        const Rehearsal run = rehearse(design, R"({"for": "10m",
            "faults": [{"at": "F", "type": "error", "when": {"dynamodb": {"NewImage": {"bad": {"BOOL": [true]}}}}}],
            "stimuli": [{"at": "A", "payload": {"id": "a", "bad": true}, "arrivals": {"times": ["1s"]}},
                        {"at": "A", "payload": {"id": "a", "bad": false}, "arrivals": {"times": ["2s"]}},
                        {"at": "A", "payload": {"id": "e", "n": "${sequence}"}, "arrivals": {"times": ["3s", "4s"]}}]})");
        QCOMPARE(run.metric("F", "succeeded"), 2.0);
        QCOMPARE(run.metric("A", "in_flight"), 2.0);
    }

    void capacityHasItsPrice() {
        const auto cost = [](const std::string& text, const std::vector<std::string>& stimuli) {
            const Rehearsal run = play(sketch(text), stimuli, "1h");
            for (const auto& [kind, usd] : run.report.cost)
                if (kind == "dynamodb-table") return usd;
            return 0.0;
        };
        const std::string large = R"({"id": "a", "text": )" + letters(2000) + R"(})";
        QCOMPARE(cost("A dynamodb-table", {at("1s", large)}), 2 * 0.625e-6);
        QCOMPARE(cost("A dynamodb-table billing_mode=PROVISIONED write_capacity=10 read_capacity=20", {}),
                 10 * 0.00065 + 20 * 0.00013);
    }
};

QTEST_APPLESS_MAIN(DynamodbTest)
#include "dynamodb_test.moc"
