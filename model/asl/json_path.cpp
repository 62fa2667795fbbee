// SPDX-License-Identifier: MIT
// Looking paths up in data, and setting the value at a reference path.
#include "model/asl/json_path.h"

#include <algorithm>

#include "model/asl/path_filter.h"

namespace cascade::asl {
namespace {

/// Several steps of one path, each applied to all that the one before found.
class Walk {
public:
    Walk(const PathData& data, Selection& selection) : m_data(data), m_selection(selection) {}

    void run(const Path& path, const Json& root) {
        std::vector<const Json*> current{&root};
        for (const PathStep& step : path.steps) {
            if (const auto* function = std::get_if<FunctionStep>(&step.what)) return apply(*function, current);
            m_next.clear();
            for (const Json* value : current) step.deep ? deepApply(step, *value) : apply(step, *value);
            current.swap(m_next);
        }
        for (const Json* value : current) m_selection.add(*value);
    }

private:
    void deepApply(const PathStep& step, const Json& value) {
        apply(step, value);
        if (!value.is_structured()) return;
        for (const Json& inner : value) deepApply(step, inner);
    }

    void apply(const PathStep& step, const Json& value) {
        std::visit([&](const auto& what) { find(what, value); }, step.what);
    }

    void find(const NameStep& step, const Json& value) {
        for (const std::string& name : step.names)
            if (const Json* found = member(value, name)) m_next.push_back(found);
    }
    void find(const IndexStep& step, const Json& value) {
        if (!value.is_array()) return;
        const auto size = static_cast<std::int64_t>(value.size());
        for (const std::int64_t index : step.indexes) {
            const std::int64_t at = index < 0 ? size + index : index;
            if (at >= 0 && at < size) m_next.push_back(&value[static_cast<std::size_t>(at)]);
        }
    }
    void find(const SliceStep& step, const Json& value) {
        if (!value.is_array()) return;
        const auto size = static_cast<std::int64_t>(value.size());
        const auto bound = [&](std::int64_t at) {
            return std::clamp<std::int64_t>(at < 0 ? size + at : at, 0, size);
        };
        const std::int64_t end = bound(step.to.value_or(size));
        for (std::int64_t at = bound(step.from.value_or(0)); at < end; at += step.stride)
            m_next.push_back(&value[static_cast<std::size_t>(at)]);
    }
    void find(const WildcardStep&, const Json& value) {
        if (!value.is_structured()) return;
        for (const Json& inner : value) m_next.push_back(&inner);
    }
    void find(const FilterStep& step, const Json& value) {
        if (value.is_array()) {
            for (const Json& inner : value)
                if (holds(*step.filter, inner, m_data)) m_next.push_back(&inner);
        } else if (value.is_object() && holds(*step.filter, value, m_data)) {
            m_next.push_back(&value);
        }
    }
    void find(const FromEndStep& step, const Json& value) { find(IndexStep{{-step.distance}}, value); }
    void find(const FunctionStep&, const Json&) {}

    /// A function sees the one value of a definite path, else the list of what was found.
    void apply(const FunctionStep& step, const std::vector<const Json*>& current) {
        Json list = Json::array();
        if (current.size() == 1 && current.front()->is_structured())
            list = *current.front();
        else if (current.size() == 1 && step.function == PathFunction::Length && current.front()->is_string())
            return m_selection.add(Json(current.front()->get_ref<const std::string&>().size()));
        else
            for (const Json* value : current) list.push_back(*value);
        if (current.empty()) return;
        compute(step.function, list);
    }

    void compute(PathFunction function, const Json& list) {
        switch (function) {
            case PathFunction::Length:
            case PathFunction::Size: return m_selection.add(Json(list.size()));
            case PathFunction::Keys: return addKeys(list);
            case PathFunction::First:
                if (!list.empty()) m_selection.add(Json(list.front()));
                return;
            case PathFunction::Last:
                if (!list.empty()) m_selection.add(Json(list.back()));
                return;
            default: return aggregate(function, list);
        }
    }

    void addKeys(const Json& object) {
        if (!object.is_object()) return;
        Json keys = Json::array();
        for (const auto& entry : object.items()) keys.push_back(entry.key());
        m_selection.add(std::move(keys));
    }

    void aggregate(PathFunction function, const Json& list) {
        std::vector<Json> numbers;
        for (const Json& value : list)
            if (value.is_number()) numbers.push_back(value);
        if (numbers.empty()) return;
        if (function == PathFunction::Min) return m_selection.add(Json(*std::ranges::min_element(numbers)));
        if (function == PathFunction::Max) return m_selection.add(Json(*std::ranges::max_element(numbers)));
        double sum = 0;
        for (const Json& number : numbers) sum += number.get<double>();
        m_selection.add(Json(function == PathFunction::Sum ? sum : sum / static_cast<double>(numbers.size())));
    }

    const PathData& m_data;
    Selection& m_selection;
    std::vector<const Json*> m_next;
};

bool namesOne(const PathStep& step) {
    if (step.deep) return false;
    if (const auto* names = std::get_if<NameStep>(&step.what)) return names->names.size() == 1;
    if (const auto* indexes = std::get_if<IndexStep>(&step.what)) return indexes->indexes.size() == 1;
    return std::holds_alternative<FromEndStep>(step.what);
}

bool descend(Json*& place, const NameStep& step) {
    if (place->is_null()) *place = Json::object();
    if (!place->is_object()) return false;
    place = &(*place)[step.names.front()];
    return true;
}

bool descend(Json*& place, const IndexStep& step) {
    if (!place->is_array()) return false;
    const auto size = static_cast<std::int64_t>(place->size());
    const std::int64_t index = step.indexes.front() < 0 ? size + step.indexes.front() : step.indexes.front();
    if (index < 0 || index >= size) return false;
    place = &(*place)[static_cast<std::size_t>(index)];
    return true;
}

}  // namespace

bool Path::definite() const {
    for (const PathStep& step : steps)
        if (!namesOne(step) && !std::holds_alternative<FunctionStep>(step.what)) return false;
    return true;
}

bool Path::isReference() const {
    return std::ranges::all_of(steps, [](const PathStep& step) {
        return namesOne(step) && !std::holds_alternative<FromEndStep>(step.what);
    });
}

void Selection::add(Json&& computed) {
    m_computed.push_back(std::make_shared<const Json>(std::move(computed)));
    m_found.push_back(m_computed.back().get());
    m_definite = true;
}

Json Selection::value() const {
    if (m_definite) return *m_found.front();
    Json list = Json::array();
    for (const Json* value : m_found) list.push_back(*value);
    return list;
}

Selection select(const Path& path, const PathData& data) {
    Selection selection(path.definite());
    if (const Json* root = data.root(path.root, path.variable)) Walk(data, selection).run(path, *root);
    return selection;
}

bool assignAt(Json& target, const Path& path, Json value) {
    Json* place = &target;
    for (const PathStep& step : path.steps) {
        const auto* names = std::get_if<NameStep>(&step.what);
        const auto* indexes = std::get_if<IndexStep>(&step.what);
        if (names ? !descend(place, *names) : !indexes || !descend(place, *indexes)) return false;
    }
    *place = std::move(value);
    return true;
}

}  // namespace cascade::asl
