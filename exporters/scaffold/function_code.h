// SPDX-License-Identifier: MIT
// What one function's starter code is about: which events reach it, and what it uses. Languages write it down.
#pragma once

#include <string>
#include <vector>

#include "exporters/scaffold/pieces.h"
#include "model/catalog/catalog.h"
#include "model/plan/plan.h"

namespace cascade::exporters {

enum class Language { Python, NodeJs };
/// By the runtime's name; nothing for a runtime without starter code.
std::optional<Language> languageOf(std::string_view runtime);

/// One connection that brings events.
struct Trigger {
    const Connection* connection;
    const ConnectionType* type;
    std::string sampleFile;  ///< events/CreateOrder-OrdersApi.json
};
std::vector<Trigger> triggersOf(const Architecture& architecture, const Catalog& catalog,
                                const FunctionPlan& function);

/// Connections that the code itself makes use of, with the variable that names the target.
struct Use {
    const Connection* connection;
    const ConnectionType* type;
    const EnvironmentVariable* variable;
};
std::vector<Use> usesOf(const Architecture& architecture, const Catalog& catalog, const FunctionPlan& function);

/// Everything that the code of one function is put together from.
struct FunctionCode {
    const FunctionPlan* function = nullptr;
    std::vector<std::string> about;  ///< Lines: who runs it, what it uses.
    std::vector<Piece> envelopes;  ///< What the events look like; none for a function that gets its payload itself.
    bool takesPlainPayload = false;  ///< Some trigger hands over the payload as it is.
    std::vector<Piece> uses;
    bool readsParameters = false;  ///< Some variable names a parameter of the Systems Manager.
};
FunctionCode codeOf(const Architecture& architecture, const Catalog& catalog, const Plan& plan,
                    const FunctionPlan& function, Language language);

std::string writePython(const FunctionCode& code);
std::string writeNodeJs(const FunctionCode& code);

}  // namespace cascade::exporters
