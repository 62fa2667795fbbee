// SPDX-License-Identifier: MIT
// The table of types.
#include "exporters/terraform/types.h"

#include <cassert>

#include "model/catalog/embedded.h"

namespace cascade {
std::span<const EmbeddedFile> embeddedTerraform();
}

namespace cascade::exporters::terraform {

const Json* typeEntry(const std::string& type) {
    static const Json kTypes = [] {
        Json types = Json::parse(embeddedTerraform().front().text, nullptr, false);
        assert(types.is_object() && "resources/terraform/aws.json is JSON");
        return types;
    }();
    return member(kTypes, type);
}

}  // namespace cascade::exporters::terraform
