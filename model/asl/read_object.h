// SPDX-License-Identifier: MIT
// One object of a definition while it is read: its fields by type, complaints with their places.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/asl/payload_template.h"
#include "model/asl/reader.h"

namespace cascade::asl {

using Complaints = std::vector<Complaint>;

/// "/" + key, with "~" and "/" in the key written as RFC 6901 says.
std::string pointerTo(const std::string& parent, std::string_view key);

/// REQUIRES: the value is an object. Getters complain about values of a wrong type and then answer nothing.
class ObjectReader {
public:
    ObjectReader(const Json& object, std::string pointer, Complaints& complaints)
        : m_object(object), m_pointer(std::move(pointer)), m_complaints(complaints) {}

    const Json* find(std::string_view field) const { return member(m_object, field); }
    bool has(std::string_view field) const { return find(field) != nullptr; }
    const Json& object() const { return m_object; }
    const std::string& pointer() const { return m_pointer; }
    std::string pointer(std::string_view field) const { return pointerTo(m_pointer, field); }
    Complaints& complaints() const { return m_complaints; }

    void complain(std::string what, std::string mend) const;
    void complainAt(std::string_view field, std::string what, std::string mend) const;
    void warnAt(std::string_view field, std::string what, std::string mend) const;

    std::optional<std::string> text(std::string_view field) const;
    std::optional<std::string> requiredText(std::string_view field) const;
    std::optional<bool> truth(std::string_view field) const;
    std::optional<std::int64_t> integer(std::string_view field, std::int64_t least, std::int64_t most) const;
    /// A path that must not call functions; `reference` ones must name a single place.
    std::optional<Path> path(std::string_view field, bool reference) const;
    std::optional<Template> payload(std::string_view field, bool jsonata) const;

    /// Complains when more than one of the fields is there.
    void exclusive(std::initializer_list<std::string_view> fields) const;
    /// Complains about every field that is none of `known`.
    void onlyKnows(const std::vector<std::string>& known, const std::string& owner) const;

private:
    const Json& m_object;
    std::string m_pointer;
    Complaints& m_complaints;
};

/// A payload template as JSONPath or JSONata states write it. Nothing when there are complaints.
std::optional<Template> readTemplate(const Json& json, bool jsonata, const std::string& pointer,
                                     Complaints& complaints);

}  // namespace cascade::asl
