// SPDX-License-Identifier: MIT
// Terraform: the table of types against the schema of the AWS provider, refusals by name, texts that stay texts.
#include <QTest>
#include <algorithm>

#include "exporters/exporter.h"
#include "exporters/terraform/hcl.h"
#include "exporters/terraform/resources.h"
#include "tests/helpers/paths.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::exporters;
using namespace cascade::tests;

namespace {

/// Walks the specs of the table beside the provider's schema and collects what the schema does not know.
class TableCheck {
public:
    explicit TableCheck(const Json& schema) : m_schema(schema["resources"]) {}

    std::string run(const Json& table) {
        for (const auto& [type, entry] : table.items()) {
            m_place = type;
            if (entry.contains("part_of")) continue;
            const Json& known = m_schema[entry["resource"].get<std::string>()];
            expectReadable(known, entry["ref"].get<std::string>());
            const Json attributes = entry.value("attributes", Json::object());
            for (const auto& [name, attribute] : attributes.items())
                expectReadable(known, attribute.get<std::string>());
            if (const Json* named = member(entry, "named")) expectAttribute(known, named->get<std::string>());
            body(entry, known);
        }
        return m_faults;
    }

private:
    static bool holds(const Json& list, const std::string& name) {
        return std::find(list.begin(), list.end(), name) != list.end();
    }
    void fault(const std::string& what) { m_faults += m_place + ": " + what + "\n"; }

    void expectAttribute(const Json& known, const std::string& name) {
        if (!holds(known["attributes"], name)) fault("no attribute " + name);
    }
    /// "{arn}:*" reads arn.
    void expectReadable(const Json& known, std::string name) {
        if (const std::size_t brace = name.find('{'); brace != std::string::npos)
            name = name.substr(brace + 1, name.find('}') - brace - 1);
        if (!holds(known["attributes"], name) && !holds(known["computed"], name)) fault("nothing to read: " + name);
    }

    void body(const Json& spec, const Json& known) {
        const Json constants = spec.value("constants", Json::object());
        for (const auto& [name, value] : constants.items()) expectAttribute(known, name);
        const Json properties = spec.value("properties", Json::object());
        for (const auto& [name, inner] : properties.items()) one(inner, known);
    }

    void one(const Json& spec, const Json& known) {
        if (spec.is_null()) return;
        if (spec.is_string()) {
            const std::string text = spec.get<std::string>();
            if (!text.ends_with(" archive")) expectAttribute(known, text.substr(0, text.find(' ')));
        } else if (const Json* block = member(spec, "block")) {
            const Json blocks = known.value("blocks", Json::object());
            const Json* inner = member(blocks, block->get<std::string>());
            if (!inner) return fault("no block " + block->dump());
            body(spec, *inner);
        } else if (const Json* pick = member(spec, "pick")) {
            for (const auto& [key, name] : (*pick)["into"].items()) expectAttribute(known, name.get<std::string>());
        } else if (const Json* child = member(spec, "child")) {
            ofChild(spec, m_schema[child->get<std::string>()]);
        } else {
            body(spec, known);
        }
    }

    void ofChild(const Json& spec, const Json& known) {
        for (const auto& [name, attribute] : spec["parent"].items()) expectAttribute(known, name);
        if (const Json* value = member(spec, "value")) return expectAttribute(known, value->get<std::string>());
        const Json* inside = member(spec, "inside");
        Json rest = spec;
        rest.erase("constants");
        body(rest, inside ? known["blocks"][inside->get<std::string>()] : known);
    }

    const Json m_schema;
    std::string m_place;
    std::string m_faults;
};

std::string mainFileOf(const Design& design) {
    const auto files = exportDesign(*findFormat("terraform"), design, builtinCatalog());
    if (!files) return "refused: " + files.error().text();
    const auto main = std::find_if(files->begin(), files->end(),
                                   [](const GeneratedFile& file) { return file.path == "main.tf"; });
    return main->text;
}

}  // namespace

class TerraformTest : public QObject {
    Q_OBJECT
private slots:
    void theTable_holdsOnlyWhatTheProviderKnows() {
        const Json schema = Json::parse(readFile(dataFolder() + "/terraform/aws_provider.json"));
        const Json table = Json::parse(readFile(CASCADE_SOURCE_DIR "/resources/terraform/aws.json"));
        QVERIFY(table.size() > 40);
        const std::string faults = TableCheck(schema).run(table);
        QVERIFY2(faults.empty(), faults.c_str());
    }

    void typesAndPropertiesThatTheTableLacks_areRefusedByName() {
        Expanded expanded{{Resource{"Odd", "AWS::Odd::Thing"}}, {}};
        terraform::Values values(expanded);
        terraform::HclBody file;
        auto error = terraform::addResources(expanded, values, file);
        QVERIFY(error && error->what.find("Odd (AWS::Odd::Thing)") != std::string::npos);
        expanded.resources = {Resource{"Queue", "AWS::SQS::Queue", {{"Colour", "red"}}}};
        terraform::Values others(expanded);
        error = terraform::addResources(expanded, others, file);
        QVERIFY(error && error->what.find("Colour") != std::string::npos);
    }

    void equalSigns_standInAColumn_whereLinesFollowEachOther() {
        terraform::HclBody body;
        body.set("a", terraform::quotedText("1"));
        body.set("long_name", terraform::inlineOf("2"));
        body.add("block", {"x"}).set("b", terraform::inlineOf("3"));
        QCOMPARE(terraform::writeHcl("f", body).text,
                 std::string("a         = \"1\"\nlong_name = 2\n\nblock \"x\" {\n  b = 3\n}\n"));
    }

    void textsOfTheAuthor_stayTexts() {
        QCOMPARE(terraform::escaped("${a} %{b} $c \"d\" \\\n\x01"),
                 std::string("$${a} %%{b} $c \\\"d\\\" \\\\\\n\\u0001"));
        const std::string text = mainFileOf(sketch("F function environment={\"A_B\":\"${aws_x.y.z} %{if}\"}"));
        QVERIFY2(text.find("A_B = \"$${aws_x.y.z} %%{if}\"") != std::string::npos, text.c_str());
    }

    void namesThatAreOneInSnakeCase_getAddressesOfTheirOwn() {
        const std::string text =
            mainFileOf(sketch("OrdersQueue sqs-queue; Ordersqueue sqs-queue; ORDERSQueue sqs-queue"));
        QCOMPARE(QString::fromStdString(text).count(QStringLiteral("resource \"aws_sqs_queue\" \"orders_queue\"")),
                 1);
    }

    void gradualDeployments_leaveTheAliasToCodeDeploy() {
        const std::string text = mainFileOf(sketch("F function deployment=canary-10-percent-5-minutes"));
        QVERIFY(text.find("ignore_changes = [function_version]") != std::string::npos);
        QVERIFY(text.find("CodeDeployDefault.LambdaCanary10Percent5Minutes") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TerraformTest)
#include "terraform_test.moc"
