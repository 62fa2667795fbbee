// SPDX-License-Identifier: MIT
// Names of stacks.
#include "exporters/stack_name.h"

#include "model/plan/names.h"

namespace cascade::exporters {

std::string stackName(const std::string& application, const std::string& stage) {
    std::string name;
    for (const char c : lowerCase(application + "-" + stage)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain)
            name += c;
        else if (!name.empty() && name.back() != '-')
            name += '-';
    }
    if (name.empty() || !(name.front() >= 'a' && name.front() <= 'z')) name.insert(0, "app-");
    return name.substr(0, 128);
}

}  // namespace cascade::exporters
