// SPDX-License-Identifier: MIT
// Names that the plan derives from the author's: environment variables and their cases.
#pragma once

#include <string>
#include <string_view>

namespace cascade {

/// ASCII only, as names of nodes are.
std::string upperCase(std::string_view text);
std::string lowerCase(std::string_view text);

/// "CreateOrder2" -> "CREATE_ORDER2", "HTTPApi" -> "HTTP_API".
std::string snakeCase(std::string_view name);

/// NODE_ATTRIBUTE: ("Orders", "TABLE_NAME") -> "ORDERS_TABLE_NAME". A word that would stand twice stands once:
/// ("OrdersQueue", "QUEUE_URL") -> "ORDERS_QUEUE_URL". Always a name that Lambda allows.
std::string variableName(std::string_view node, std::string_view attribute);

}  // namespace cascade
