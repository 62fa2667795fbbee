// SPDX-License-Identifier: MIT
// Events of buckets, as notifications
// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html) and as events of
// EventBridge (https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html).
#pragma once

#include <string>

#include "model/envelope/hop.h"
#include "model/envelope/letter.h"

namespace cascade {

struct ObjectChange {
    std::string key = "object";
    std::int64_t size = 0;
    std::string event = "ObjectCreated:Put";  ///< Without "s3:".
    bool versioned = false;

    bool removed() const { return event.starts_with("ObjectRemoved"); }
};

/// The letter's key and size; a payload that names no key is the object's content. `events` is what the
/// notification asks for ("s3:ObjectRemoved:*"): of these is the event, unless the letter says which it was.
ObjectChange objectChangeOf(LetterView letter, const std::string& events, bool versioned = false);

/// Of the hop's source: names of buckets have no capitals.
std::string bucketName(const Hop& hop);

Json s3Record(const Hop& hop, const ObjectChange& change);

/// A letter to a bus: "Object Created", "Object Deleted", … with source and resources beside the detail.
Letter s3Detail(const Hop& hop, const ObjectChange& change);

}  // namespace cascade
