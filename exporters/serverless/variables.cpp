// SPDX-License-Identifier: MIT
// Filling in variables.
#include "exporters/serverless/variables.h"

#include <algorithm>
#include <map>

#include "exporters/cloudformation/files.h"
#include "exporters/source/source_text.h"

namespace cascade::exporters::serverless {
namespace {

/// Variables that lead to others, and values inside values.
constexpr int kDeepest = 64;
/// Bounds what variables that repeat others can make of a small file.
constexpr std::size_t kMostSteps = 200'000;

std::string trimmed(const std::string& text) {
    const std::size_t start = text.find_first_not_of(" \t\n");
    return start == std::string::npos ? "" : text.substr(start, text.find_last_not_of(" \t\n") - start + 1);
}

/// The end of "${…}" that starts here, with those inside it; npos where it has none.
std::size_t endOfVariable(const std::string& text, std::size_t start) {
    int open = 0;
    for (std::size_t i = start; i < text.size(); ++i) {
        if (text.compare(i, 2, "${") == 0) {
            ++open;
            ++i;
        } else if (text[i] == '}' && --open == 0) {
            return i;
        }
    }
    return std::string::npos;
}

/// "a, 'b, c', ${d, e}" in its parts.
std::vector<std::string> alternatives(const std::string& text) {
    std::vector<std::string> parts{""};
    int open = 0;
    char quote = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quote) {
            if (c == quote) quote = 0;
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (c == '{' || c == '(') {
            ++open;
        } else if (c == '}' || c == ')') {
            --open;
        }
        if (c == ',' && !quote && open == 0)
            parts.emplace_back();
        else
            parts.back() += c;
    }
    for (std::string& part : parts) part = trimmed(part);
    return parts;
}

/// A member of an object, or an element of a list by its number.
const Json* inner(const Json& value, const std::string& key) {
    if (!value.is_array()) return member(value, key);
    const bool number = !key.empty() && key.size() < 6 && key.find_first_not_of("0123456789") == std::string::npos;
    const std::size_t index = number ? std::stoul(key) : value.size();
    return index < value.size() ? &value.at(index) : nullptr;
}

class Filler {
public:
    Filler(const Json& service, const ReadFile& readFile) : m_service(service), m_readFile(readFile) {}

    Json of(const Json& value, int depth = 0) {
        if (depth > kDeepest || ++m_steps > kMostSteps) return value;
        if (value.is_string()) return ofText(value.get_ref<const std::string&>(), depth);
        if (!value.is_structured()) return value;
        if (value.is_array()) {
            Json list = Json::array();
            for (const Json& item : value) list.push_back(of(item, depth + 1));
            return list;
        }
        Json::object_t members;
        for (const auto& item : value.items()) members.emplace_back(item.key(), of(item.value(), depth + 1));
        return members;
    }

private:
    /// A text that is one variable becomes its value, of whatever type; in longer texts values become text.
    Json ofText(const std::string& text, int depth) {
        std::string result;
        std::size_t from = 0;
        for (std::size_t start = text.find("${"); start != std::string::npos; start = text.find("${", from)) {
            const std::size_t end = endOfVariable(text, start);
            if (end == std::string::npos) break;
            const std::string whole = text.substr(start, end - start + 1);
            const Json value = variable(whole.substr(2, whole.size() - 3), depth + 1);
            if (start == 0 && end + 1 == text.size()) return value.is_discarded() ? Json(text) : value;
            result += text.substr(from, start - from);
            if (value.is_discarded() || value.is_structured())
                result += whole;
            else if (!value.is_null())
                result += value.is_string() ? value.get<std::string>() : value.dump();
            from = end + 1;
        }
        return result + text.substr(from);
    }

    /// Discarded where nothing is known.
    Json variable(const std::string& text, int depth) {
        if (depth > kDeepest) return Json(Json::value_t::discarded);
        for (const std::string& part : alternatives(text))
            if (Json value = alternative(part, depth); !value.is_discarded()) return value;
        return Json(Json::value_t::discarded);
    }

    Json alternative(const std::string& written, int depth) {
        const Json discarded(Json::value_t::discarded);
        if (written.size() >= 2 && (written.front() == '\'' || written.front() == '"') &&
            written.back() == written.front())
            return written.substr(1, written.size() - 2);
        if (const Json literal = Json::parse(written, nullptr, false);
            !literal.is_discarded() && literal.is_primitive())
            return literal;
        if (written.starts_with("${")) return of(written, depth + 1);
        // A variable may hold others: "self:custom.${opt:stage, 'dev'}".
        const Json filled = written.find("${") == std::string::npos ? Json(written) : ofText(written, depth + 1);
        if (!filled.is_string()) return discarded;
        const std::string text = filled.get<std::string>();
        if (text.starts_with("self:")) return at(m_service, trimmed(text.substr(5)), depth);
        if (text.starts_with("sls:stage")) return stage(depth);
        if (text == "opt:stage") return discarded;
        if (text.starts_with("file(")) return fromFile(text, depth);
        if (text.starts_with("aws:region")) return at(m_service, "provider.region", depth);
        return discarded;
    }

    /// The value at "custom.names.source", where the way may lead through variables itself.
    Json at(const Json& root, const std::string& path, int depth) {
        Json held;
        const Json* found = &root;
        for (std::size_t start = 0; found && start < path.size();) {
            if (found->is_string()) {
                Json filled = of(*found, depth + 1);
                held = std::move(filled);
                found = &held;
            }
            const std::size_t end = std::min(path.find('.', start), path.size());
            found = inner(*found, path.substr(start, end - start));
            start = end + 1;
        }
        return found ? of(*found, depth + 1) : Json(Json::value_t::discarded);
    }

    Json stage(int depth) {
        const Json value = at(m_service, "provider.stage", depth);
        return value.is_string() && value.get_ref<const std::string&>().find("${") == std::string::npos
                   ? value
                   : Json("dev");
    }

    /// "file(./config.yml):key.inner"
    Json fromFile(const std::string& text, int depth) {
        const std::size_t end = text.find(')');
        if (end == std::string::npos) return Json(Json::value_t::discarded);
        std::string path = trimmed(text.substr(5, end - 5));
        if (path.starts_with("./")) path.erase(0, 2);
        const auto [known, isNew] = m_files.try_emplace(path, Json(Json::value_t::discarded));
        if (isNew && m_readFile && cloudformation::staysInside(path)) {
            if (auto content = m_readFile(path))
                if (const auto source = parseSource(std::move(*content), path)) m_files[path] = source->value();
        }
        const Json& file = m_files[path];
        if (file.is_discarded()) return file;
        const std::string key =
            end + 2 <= text.size() && text[end + 1] == ':' ? text.substr(end + 2) : std::string();
        return at(file, key, depth);
    }

    const Json& m_service;
    const ReadFile& m_readFile;
    std::map<std::string, Json> m_files;
    std::size_t m_steps = 0;
};

}  // namespace

Json withVariables(const Json& service, const ReadFile& readFile) { return Filler(service, readFile).of(service); }

}  // namespace cascade::exporters::serverless
