// SPDX-License-Identifier: MIT
// Choosing roles by actions.
#include "exporters/cloudformation/role_choice.h"

#include <algorithm>
#include <initializer_list>

namespace cascade::exporters::cloudformation {
namespace {

using Actions = std::set<std::string>;

bool isOutcome(std::string_view role) {
    return role == "on-success" || role == "on-failure" || role == "dead-letter";
}

std::vector<const ConnectionType*> rolesOfUse(const Catalog& catalog, std::string_view from, std::string_view to) {
    auto roles = catalog.between(from, to);
    std::erase_if(roles, [](const ConnectionType* type) {
        return isOutcome(type->role) || type->actions.empty() || type->flow == Flow::Authorization ||
               type->flow == Flow::Polled;
    });
    return roles;
}

bool allowsAny(const Actions& actions, const ConnectionType& type) {
    return std::any_of(type.actions.begin(), type.actions.end(), [&](const std::string& needed) {
        return std::any_of(actions.begin(), actions.end(),
                           [&](const std::string& granted) { return covers(granted, needed); });
    });
}

const ConnectionType* roleNamed(const std::vector<const ConnectionType*>& roles, std::string_view name) {
    const auto found =
        std::find_if(roles.begin(), roles.end(), [&](const ConnectionType* type) { return type->role == name; });
    return found == roles.end() ? nullptr : *found;
}

/// True if the name of an action, behind its service, begins so.
bool hasVerb(const Actions& actions, std::initializer_list<std::string_view> verbs) {
    return std::any_of(actions.begin(), actions.end(), [&](const std::string& action) {
        const std::string_view name = std::string_view(action).substr(action.find(':') + 1);
        return std::any_of(verbs.begin(), verbs.end(),
                           [&](std::string_view verb) { return name.starts_with(verb); });
    });
}

/// What Lambda's poller needs of a table.
bool isStream(const Actions& actions) {
    return hasVerb(actions, {"GetShardIterator", "GetRecords", "ListStreams"});
}

}  // namespace

bool covers(std::string_view granted, std::string_view action) {
    const auto same = [](char a, char b) {
        const auto low = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
        return low(a) == low(b);
    };
    std::size_t g = 0, a = 0, star = std::string_view::npos, resume = 0;
    while (a < action.size()) {
        if (g < granted.size() && granted[g] == '*') {
            star = g++;
            resume = a;
        } else if (g < granted.size() && (granted[g] == '?' || same(granted[g], action[a]))) {
            ++g;
            ++a;
        } else if (star != std::string_view::npos) {
            g = star + 1;
            a = ++resume;
        } else {
            return false;
        }
    }
    while (g < granted.size() && granted[g] == '*') ++g;
    return g == granted.size();
}

const ConnectionType* roleFor(const Catalog& catalog, std::string_view from, std::string_view to,
                              const std::set<std::string>& actions) {
    const auto roles = rolesOfUse(catalog, from, to);
    const ConnectionType* read = roleNamed(roles, "read");
    const ConnectionType* write = roleNamed(roles, "write");
    const ConnectionType* both = roleNamed(roles, "read-write");
    if (read && write && both) {
        // Actions that the catalog does not name are told by their verbs.
        const bool reads =
            allowsAny(actions, *read) || (!isStream(actions) && hasVerb(actions, {"Get", "TransactGet"}));
        const bool writes = allowsAny(actions, *write) || hasVerb(actions, {"Put", "Update", "Delete", "Write",
                                                                            "TransactWrite", "Restore", "Create"});
        return reads && writes ? both : reads ? read : writes ? write : nullptr;
    }
    for (const ConnectionType* type : roles)
        if (allowsAny(actions, *type)) return type;
    return nullptr;
}

}  // namespace cascade::exporters::cloudformation
