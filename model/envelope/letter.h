// SPDX-License-Identifier: MIT
// What a message says, apart from its envelope: the payload and what its sender put beside it.
#pragma once

#include <string>
#include <string_view>

#include "model/json.h"

namespace cascade {

/// `payload` means what a stimulus's payload means: an API's body; a queue's, topic's or stream's message; a bus
/// event's detail; a bucket's {key, size}; a table's item. `beside` is an object; which members count depends on
/// who takes the letter:
///
///   APIs          route, headers, query, cookies, stage_variables
///   queues        group, deduplication, attributes, dead_letter_source
///   topics        group, deduplication, attributes, subject
///   buses         source, detail_type, resources
///   buckets       event ("ObjectRemoved:Delete")
///   tables        old (the item before), event (INSERT, MODIFY, REMOVE), expired (removed by its time to live)
///   streams       partition_key
///   IoT rules     topic; failures, for their error action
///   destinations  condition, attempts, response, error
struct Letter {
    Json payload;
    Json beside = Json::object();
};

/// A letter that somebody else keeps.
struct LetterView {
    const Json& payload;
    const Json& beside;

    LetterView(const Json& payloadOfLetter, const Json& besideOfLetter)
        : payload(payloadOfLetter), beside(besideOfLetter) {}
    LetterView(const Letter& letter) : payload(letter.payload), beside(letter.beside) {}

    /// What stands beside under this name; nullptr if nothing (or null) does.
    const Json* says(std::string_view name) const {
        const Json* value = member(beside, name);
        return value && !value->is_null() ? value : nullptr;
    }
    /// The same where it is text, else `otherwise`.
    std::string text(std::string_view name, std::string otherwise = {}) const {
        const Json* value = says(name);
        return value && value->is_string() ? value->get<std::string>() : std::move(otherwise);
    }
};

}  // namespace cascade
