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

/// NODE_ATTRIBUTE: ("Orders", "TABLE_NAME") -> "ORDERS_TABLE_NAME". Words that would stand twice stand once:
/// ("OrdersQueue", "QUEUE_URL") -> "ORDERS_QUEUE_URL". Always a name that Lambda allows.
std::string variableName(std::string_view node, std::string_view attribute);

/// ("Orders", "Table", "Name") -> "OrdersTableName", and so is ("OrdersTable", "Table", "Name").
std::string joinedName(std::string_view node, std::string_view kind, std::string_view attribute);

/// At most so many bytes, ending with "…" where something was cut off; never half a character of UTF-8.
std::string shortened(std::string text, std::size_t bytes);

}  // namespace cascade
