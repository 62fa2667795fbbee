// SPDX-License-Identifier: MIT
// Parallel and Map: several flows at the same time, and what becomes of their results and failures.
#include <algorithm>

#include "model/asl/execution.h"
#include "model/asl/map_items.h"

namespace cascade::asl {
namespace {

const MapState* mapOf(const Branch& branch) { return std::get_if<MapState>(&branch.state->what); }

bool inlineMap(const Branch& branch) {
    const MapState* map = mapOf(branch);
    return map && !map->distributed;
}

/// Failures of a distributed Map that do not yet fail it.
std::size_t tolerance(std::optional<std::int64_t> count, std::optional<double> percentage, std::size_t items) {
    if (!count && !percentage) return 0;
    std::size_t most = items;
    if (count) most = std::min(most, static_cast<std::size_t>(*count));
    if (percentage) most = std::min(most, static_cast<std::size_t>(static_cast<double>(items) * *percentage / 100));
    return most;
}

}  // namespace

void Execution::executeParallel(Branch& branch) {
    const auto& parallel = std::get<ParallelState>(branch.state->what);
    note(branch, "ParallelStateStarted");
    Fan fan;
    fan.items.assign(parallel.branches.size(), Item{branch.effective});
    fan.concurrency = fan.items.size();
    startFan(branch, std::move(fan));
}

void Execution::executeMap(Branch& branch) {
    const MapState& map = *mapOf(branch);
    Scope scope = scopeOf(branch);
    scope.input = branch.selected.get();
    if (map.reader && map.distributed) {
        TaskOrder order;
        order.purpose = TaskOrder::Purpose::ItemReader;
        order.resource = map.reader->resource;
        Outcome<Json> arguments = Json::object();
        if (map.reader->arguments) arguments = map.reader->arguments->evaluate(scope, "ItemReader");
        if (!arguments) return handle(branch, explained(branch, arguments.fault()));
        order.payload = share(*std::move(arguments));
        return this->order(branch, std::move(order));
    }
    if (!map.items) return fanOut(branch, *branch.selected);
    const Outcome<Json> items = map.items->evaluate(scope, branch.state->jsonata ? "Items" : "ItemsPath");
    if (!items) return handle(branch, explained(branch, items.fault()));
    fanOut(branch, *items);
}

/// Starts a Map over these data.
void Execution::fanOut(Branch& branch, const Json& data) {
    const MapState& map = *mapOf(branch);
    const auto refuse = [&](const Fault& fault) { handle(branch, explained(branch, fault)); };
    Outcome<std::vector<Item>> items = std::vector<Item>();
    if (map.reader && map.distributed) {
        const auto most = numberOf(branch, map.reader->maxItems, "MaxItems");
        if (!most) return refuse(most.fault());
        const Outcome<Json> read = readItems(data, map.reader->config, *most);
        if (!read) return refuse(read.fault());
        items = itemsOf(*read, errors::kItemReaderFailed);
    } else {
        items = itemsOf(data, branch.state->jsonata ? errors::kQueryEvaluationError : errors::kRuntime);
    }
    if (!items) return refuse(items.fault());
    const auto concurrency = numberOf(branch, map.maxConcurrency, "MaxConcurrency");
    const auto count = numberOf(branch, map.toleratedCount, "ToleratedFailureCount");
    const auto percentage = amountOf(branch, map.toleratedPercentage, "ToleratedFailurePercentage");
    for (const auto* number : {&concurrency, &count})
        if (!*number) return refuse(number->fault());
    if (!percentage) return refuse(percentage.fault());
    Fan fan;
    fan.items = *std::move(items);
    if (const std::optional<Fault> fault = selectItems(branch, fan.items)) return refuse(*fault);
    if (const std::optional<Fault> fault = batchItems(branch, fan.items)) return refuse(*fault);
    const std::size_t most = map.distributed ? kMostChildren : kMostInline;
    const std::size_t wanted = static_cast<std::size_t>(concurrency->value_or(0));
    fan.concurrency = wanted == 0 ? most : std::min(wanted, most);
    if (map.distributed) fan.tolerated = tolerance(*count, *percentage, fan.items.size());
    Json details;
    if (notes(branch)) details = {{"length", fan.items.size()}};
    if (map.distributed)
        note(branch, "MapRunStarted", "mapRunStartedEventDetails", {{"mapRunArn", mapRunArn(branch)}});
    else
        note(branch, "MapStateStarted", "mapStateStartedEventDetails", std::move(details));
    startFan(branch, std::move(fan));
}

/// ItemSelector, or Parameters by its older name: what each item becomes.
std::optional<Fault> Execution::selectItems(Branch& branch, std::vector<Item>& items) {
    const MapState& map = *mapOf(branch);
    if (!map.itemSelector) return std::nullopt;
    for (std::size_t i = 0; i < items.size(); ++i) {
        Scope scope = scopeOf(branch);
        scope.input = branch.selected.get();
        m_context = contextOf(branch);
        (*m_context)["Map"] = {{"Item", {{"Index", i}, {"Value", *items[i].value}}}};
        if (!items[i].key.empty()) (*m_context)["Map"]["Item"]["Key"] = items[i].key;
        Outcome<Json> selected = map.itemSelector->evaluate(scope, "ItemSelector");
        if (!selected) return selected.fault();
        items[i].input = share(*std::move(selected));
    }
    return std::nullopt;
}

std::optional<Fault> Execution::batchItems(Branch& branch, std::vector<Item>& items) {
    const MapState& map = *mapOf(branch);
    if (!map.batcher || !map.distributed) return std::nullopt;
    const auto most = numberOf(branch, map.batcher->maxItems, "MaxItemsPerBatch");
    if (!most) return most.fault();
    const auto bytes = numberOf(branch, map.batcher->maxBytes, "MaxInputBytesPerBatch");
    if (!bytes) return bytes.fault();
    std::optional<Json> input;
    if (map.batcher->batchInput) {
        Scope scope = scopeOf(branch);
        scope.input = branch.selected.get();
        Outcome<Json> value = map.batcher->batchInput->evaluate(scope, "BatchInput");
        if (!value) return value.fault();
        input = *std::move(value);
    }
    items = batched(items, *most, *bytes, input);
    return std::nullopt;
}

void Execution::startFan(Branch& branch, Fan fan) {
    fan.results.assign(fan.items.size(), nullptr);
    branch.fan = std::move(fan);
    if (branch.fan->items.empty()) return endFan(branch);
    startBranches(branch.id);
}

/// Starts as many as may run at the same time.
void Execution::startBranches(BranchId id) {
    Branch& parent = at(id);
    const MapState* map = mapOf(parent);
    while (parent.fan->started < parent.fan->items.size() && parent.fan->alive.size() < parent.fan->concurrency) {
        const std::size_t index = parent.fan->started++;
        Branch& branch = m_branches[++m_lastBranch];
        branch.id = m_lastBranch;
        branch.parent = id;
        branch.index = index;
        branch.flow = map ? &map->processor.front() : &std::get<ParallelState>(parent.state->what).branches[index];
        branch.root = map && map->distributed ? branch.id : parent.root;
        branch.item = parent.fan->items[index];
        // Child executions do not see the variables of the machine that started them.
        branch.variables = branch.root == branch.id ? std::make_shared<const Variables>()
                                                    : std::make_shared<const Variables>(parent.variables);
        branch.lastEvent = parent.lastEvent;
        parent.fan->alive.push_back(branch.id);
        if (inlineMap(parent)) noteIteration(branch, *parent.state, "Started", index);
        enter(branch, branch.flow->startAt, branch.item.input);
    }
}

void Execution::branchEnded(BranchId parent, std::size_t index, const Value& output, EventId last) {
    Branch& branch = at(parent);
    Fan& fan = *branch.fan;
    std::erase_if(fan.alive, [this](BranchId id) { return !m_branches.contains(id); });
    fan.results[index] = output;
    ++fan.done;
    branch.lastEvent = last;
    if (inlineMap(branch)) noteIteration(branch, *branch.state, "Succeeded", index);
    if (fan.done == fan.items.size()) return endFan(branch);
    startBranches(parent);
}

void Execution::branchFailed(BranchId parent, std::size_t index, Fault fault, EventId last) {
    Branch& branch = at(parent);
    Fan& fan = *branch.fan;
    const MapState* map = mapOf(branch);
    std::erase_if(fan.alive, [this](BranchId id) { return !m_branches.contains(id); });
    ++fan.done;
    ++fan.failed;
    if (!map || !map->distributed) branch.lastEvent = last;
    if (inlineMap(branch)) noteIteration(branch, *branch.state, "Failed", index);
    if (map && map->distributed) {
        if (fan.failed <= fan.tolerated)
            return fan.done == fan.items.size() ? endFan(branch) : startBranches(parent);
        fault = {errors::kToleranceExceeded, "The specified tolerated failure threshold was exceeded"};
    }
    stopFan(branch);
    note(branch, map ? map->distributed ? "MapRunFailed" : "MapStateFailed" : "ParallelStateFailed");
    handle(branch, std::move(fault), FaultOrigin::Branch);
}

/// All have ended: the results in order, without those that failed and were tolerated.
void Execution::endFan(Branch& branch) {
    const MapState* map = mapOf(branch);
    Json results = Json::array();
    for (const Value& result : branch.fan->results)
        if (result) results.push_back(*result);
    branch.fan.reset();
    note(branch, map ? map->distributed ? "MapRunSucceeded" : "MapStateSucceeded" : "ParallelStateSucceeded");
    if (!map || !map->writer || !map->distributed || map->writer->resource.empty())
        return complete(branch, share(std::move(results)));
    Scope scope = scopeOf(branch);
    scope.input = branch.selected.get();
    Outcome<Json> place = Json::object();
    if (map->writer->arguments) place = map->writer->arguments->evaluate(scope, "ResultWriter");
    if (!place) return handle(branch, explained(branch, place.fault()));
    const Json* prefix = member(*place, "Prefix");
    const Json* bucket = member(*place, "Bucket");
    const std::string folder = prefix && prefix->is_string() ? prefix->get<std::string>() + "/" : "";
    complete(
        branch,
        share({{"MapRunArn", mapRunArn(branch)},
               {"ResultWriterDetails",
                {{"Bucket", bucket ? *bucket : Json("")}, {"Key", folder + m_settings.name + "/manifest.json"}}}}));
}

/// Stops what still runs in the fan.
void Execution::stopFan(Branch& branch) {
    const bool iterations = inlineMap(branch);
    for (const BranchId id : branch.fan->alive) {
        const std::size_t index = at(id).index;
        drop(id);
        if (iterations) noteIteration(branch, *branch.state, "Aborted", index);
    }
    branch.fan.reset();
}

void Execution::noteIteration(Branch& branch, const State& map, std::string_view what, std::size_t index) {
    const std::string rest = "apIteration" + std::string(what);
    note(branch, "M" + rest, "m" + rest + "EventDetails", {{"name", map.name}, {"index", index}});
}

void Execution::drop(BranchId id) {
    Branch& branch = at(id);
    if (branch.fan) stopFan(branch);
    m_tasks.erase(branch.task);
    m_branches.erase(id);
}

std::string Execution::mapRunArn(const Branch& branch) const {
    const std::string& label = mapOf(branch)->label;
    return "arn:aws:states:" + m_settings.region + ":" + m_settings.account + ":mapRun:" + m_settings.machine +
           "/" + (label.empty() ? branch.state->name : label) + ":" + m_settings.name;
}

}  // namespace cascade::asl
