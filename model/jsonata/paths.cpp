// SPDX-License-Identifier: MIT
// Building paths. A % climbs from where it stands to the step whose input it means, one level for each % in a row.
#include "model/jsonata/paths.h"

#include "model/jsonata/failure.h"

namespace cascade::jsonata {

namespace {

NodePtr make(Node::Content content, std::size_t offset) {
    return std::make_unique<Node>(Node{.content = std::move(content), .offset = offset});
}

void climb(Node& node, ParentSlot& slot, const SlotPtr& shared);

void climbPath(Node& node, const SlotPtr& slot) {
    NodeList& steps = as<PathNode>(node)->steps;
    node.tuple = true;
    std::size_t index = steps.size();
    do climb(*steps[--index], *slot, slot);
    while (slot->level > 0 && index > 0);
}

void climbBlock(Node& node, const SlotPtr& slot) {
    NodeList& expressions = as<BlockNode>(node)->expressions;
    if (expressions.empty()) return;
    node.tuple = true;
    climb(*expressions.back(), *slot, slot);
}

/// The step binds its input; several % that mean the same step share a label.
void bindTo(Node& step, const SlotPtr& slot) {
    if (--slot->level > 0) return;
    if (step.ancestor) slot->label = step.ancestor->label;
    step.ancestor = slot;
    step.tuple = true;
}

void climb(Node& node, ParentSlot& slot, const SlotPtr& shared) {
    if (as<NameNode>(node) || as<WildcardNode>(node)) return bindTo(node, shared);
    if (as<ParentNode>(node)) {
        ++slot.level;
        return;
    }
    if (as<BlockNode>(node)) return climbBlock(node, shared);
    if (as<PathNode>(node)) return climbPath(node, shared);
    throw Failure{"S0217", "% cannot be told from this step", "use % after steps that are names or wildcards",
                  node.offset};
}

/// From the step before the last; what does not find its step is left to the path around.
void resolveParents(Node& path) {
    NodeList& steps = as<PathNode>(path)->steps;
    for (const SlotPtr& slot : std::exchange(steps.back()->parents, {})) {
        std::size_t index = steps.size() - 1;
        while (slot->level > 0) {
            if (index == 0) {
                path.parents.push_back(slot);
                break;
            }
            Node* step = steps[--index].get();
            // Steps that bind a focus in a row all have the same input.
            while (index > 0 && !step->focus.empty() && !steps[index - 1]->focus.empty())
                step = steps[--index].get();
            climb(*step, *slot, slot);
        }
    }
}

/// A string is the name of a field here; other literals have nothing to say.
void checkStep(Node& step) {
    const LiteralNode* literal = as<LiteralNode>(step);
    // What is absent is what misses at the end of the text, which is said later.
    if (!literal || literal->value.isFunction() || literal->value.isAbsent()) return;
    if (!literal->value.isString())
        throw Failure{"S0213", "a number, true, false or null is no step of a path",
                      "quote it with ` if it names a field", step.offset};
    std::string name = literal->value.text();
    step.content = NameNode{std::move(name)};
}

void markConstructed(Node& step) {
    if (ArrayNode* array = as<ArrayNode>(step)) array->constructed = true;
}

NodeList& stepsOf(Node& path) { return as<PathNode>(path)->steps; }

/// The step that what follows belongs to.
Node& lastStep(Node& node) { return as<PathNode>(node) ? *stepsOf(node).back() : node; }

void appendStep(Node& path, NodePtr step) {
    for (NodePtr& filter : step->filters) step->stages.push_back(Stage{.filter = std::move(filter), .index = {}});
    step->filters.clear();
    path.keepSingleton = path.keepSingleton || step->keepSingleton;
    stepsOf(path).push_back(std::move(step));
}

}  // namespace

void takeParents(Node& whole, Node& part) {
    for (SlotPtr& slot : part.parents)
        if (slot->level > 0) whole.parents.push_back(std::move(slot));
    part.parents.clear();
}

NodePtr pathOf(NodePtr step) {
    if (as<PathNode>(*step)) return step;
    NodePtr path = make(PathNode{}, step->offset);
    path->height = step->height;
    path->keepSingleton = step->keepSingleton;
    takeParents(*path, *step);
    stepsOf(*path).push_back(std::move(step));
    return path;
}

NodePtr mapOf(NodePtr left, NodePtr right) {
    NodePtr path = pathOf(std::move(left));
    if (as<PathNode>(*right)) {
        path->keepSingleton = path->keepSingleton || right->keepSingleton;
        // The % that the right path could not place are its last step's again: the path has grown on the left.
        takeParents(*stepsOf(*right).back(), *right);
        for (NodePtr& step : stepsOf(*right)) stepsOf(*path).push_back(std::move(step));
    } else {
        appendStep(*path, std::move(right));
    }
    for (NodePtr& step : stepsOf(*path)) checkStep(*step);
    markConstructed(*stepsOf(*path).front());
    markConstructed(*stepsOf(*path).back());
    resolveParents(*path);
    return path;
}

NodePtr filterOf(NodePtr left, NodePtr filter, std::size_t offset) {
    Node& step = lastStep(*left);
    if (step.group)
        throw Failure{"S0209", "a filter cannot follow a grouping", "put the grouping in parentheses: ($a{…})[…]",
                      offset};
    for (const SlotPtr& slot : filter->parents) {
        if (slot->level == 1)
            climb(step, *slot, slot);
        else
            --slot->level;
    }
    takeParents(step, *filter);
    if (as<PathNode>(*left))
        step.stages.push_back(Stage{.filter = std::move(filter), .index = {}});
    else
        step.filters.push_back(std::move(filter));
    return left;
}

NodePtr sortOf(NodePtr left, std::vector<SortTerm> terms, std::size_t offset) {
    NodePtr path = pathOf(std::move(left));
    NodePtr step = make(SortNode{std::move(terms)}, offset);
    for (SortTerm& term : as<SortNode>(*step)->terms) takeParents(*step, *term.expression);
    stepsOf(*path).push_back(std::move(step));
    resolveParents(*path);
    return path;
}

NodePtr focusOf(NodePtr left, std::string name, std::size_t offset) {
    Node& step = lastStep(*left);
    if (!step.stages.empty() || !step.filters.empty())
        throw Failure{"S0215", "@ cannot follow a filter", "bind first, then filter: a@$x[…]", offset};
    if (as<SortNode>(step))
        throw Failure{"S0216", "@ cannot follow an order-by", "bind first, then sort: a@$x^(…)", offset};
    step.focus = std::move(name);
    step.tuple = true;
    return left;
}

NodePtr indexOf(NodePtr left, std::string name) {
    NodePtr path = as<PathNode>(*left) ? std::move(left) : nullptr;
    if (!path) {
        path = make(PathNode{}, left->offset);
        takeParents(*path, *left);
        appendStep(*path, std::move(left));
    }
    Node& step = *stepsOf(*path).back();
    if (step.stages.empty())
        step.index = std::move(name);
    else
        step.stages.push_back(Stage{.filter = nullptr, .index = std::move(name)});
    step.tuple = true;
    return path;
}

NodePtr groupOf(NodePtr left, Group group) {
    if (left->group)
        throw Failure{"S0210", "an expression can be grouped only once", "put the first grouping in parentheses",
                      group.offset};
    left->group = std::move(group);
    return left;
}

NodePtr keepSingletonOf(NodePtr left) {
    left->keepSingleton = true;
    if (as<NameNode>(lastStep(*left))) lastStep(*left).keepSingleton = true;
    return left;
}

NodePtr objectOf(Group group) {
    NodePtr node = make(ObjectNode{}, group.offset);
    for (auto& [key, value] : group.pairs) {
        takeParents(*node, *key);
        takeParents(*node, *value);
    }
    as<ObjectNode>(*node)->group = std::move(group);
    return node;
}

NodePtr blockOf(NodeList expressions, std::size_t offset) {
    NodePtr node = make(BlockNode{}, offset);
    BlockNode& block = *as<BlockNode>(*node);
    for (NodePtr& part : expressions) {
        takeParents(*node, *part);
        const Node& first = as<PathNode>(*part) ? *stepsOf(*part).front() : *part;
        const ArrayNode* array = as<ArrayNode>(first);
        const BlockNode* inner = as<BlockNode>(*part);
        if ((array && array->constructed) || (inner && inner->constructed)) block.constructed = true;
    }
    block.expressions = std::move(expressions);
    return node;
}

NodePtr binaryOf(Operator op, NodePtr left, NodePtr right, std::size_t offset) {
    NodePtr node = make(BinaryNode{op, nullptr, nullptr}, offset);
    takeParents(*node, *left);
    takeParents(*node, *right);
    as<BinaryNode>(*node)->left = std::move(left);
    as<BinaryNode>(*node)->right = std::move(right);
    return node;
}

NodePtr parentOf(std::string label, std::size_t offset) {
    NodePtr node = make(ParentNode{std::make_shared<ParentSlot>(ParentSlot{.label = std::move(label)})}, offset);
    node->parents.push_back(as<ParentNode>(*node)->slot);
    return node;
}

}  // namespace cascade::jsonata
