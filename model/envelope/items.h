// SPDX-License-Identifier: MIT
// Records of a table's stream. Shape: https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
#pragma once

#include <string>
#include <vector>

#include "model/envelope/hop.h"
#include "model/envelope/letter.h"

namespace cascade {

/// {"S": "x"}, {"N": "1"}, {"M": {…}}: a value as DynamoDB spells it.
Json attributeValue(const Json& value);

struct ItemChange {
    Json before;  ///< Plain JSON objects; null where there is none.
    Json after;
    std::vector<std::string> keys;            ///< Names of the key attributes.
    std::string view = "NEW_AND_OLD_IMAGES";  ///< StreamViewType
    bool expired = false;                     ///< Removed by the table's time to live.
};

/// What a letter to a table did there: its payload is the item (of a removal, the one that went).
ItemChange itemChangeOf(const Hop& hop, LetterView letter, std::vector<std::string> keys, std::string view);

Json dynamodbRecord(const Hop& hop, const ItemChange& change);

}  // namespace cascade
