// SPDX-License-Identifier: MIT
// Statements and expressions from text.
#pragma once

#include "model/iot/ast.h"
#include "model/result.h"

namespace cascade::iot {

struct ParsedStatement {
    std::optional<std::string> topicFilter;
    std::size_t topicFilterAt = 0;  ///< Its offset in the statement, the quote included.
    std::shared_ptr<const Query> query;
};

Result<ParsedStatement> parseStatement(std::string_view sql);

/// One expression and nothing else, as in "${…}".
Result<NodePointer> parseExpression(std::string_view text);

}  // namespace cascade::iot
