// SPDX-License-Identifier: MIT
// What one function's starter code is about: which events reach it, and what it uses. An assembly writes it down.
#pragma once

#include <string>
#include <vector>

#include "exporters/scaffold/words.h"
#include "model/catalog/catalog.h"

namespace cascade::exporters {

/// One connection that brings events.
struct Trigger {
    const Connection* connection;
    const ConnectionType* type;
    std::string sampleFile;  ///< events/CreateOrder-OrdersApi.json
};
std::vector<Trigger> triggersOf(const Architecture& architecture, const Catalog& catalog,
                                const FunctionPlan& function);
/// The sample of a function that nothing in the design invokes: events/CreateOrder.json
std::string plainSampleFile(const FunctionPlan& function);

/// Connections that the code itself makes use of, with the variable that names the target; nullptr where what the
/// code was handed says whom to answer.
struct Use {
    const Connection* connection;
    const ConnectionType* type;
    const EnvironmentVariable* variable;
};
std::vector<Use> usesOf(const Architecture& architecture, const Catalog& catalog, const FunctionPlan& function);

/// A sample event, and what its unit test says about the answer.
struct Sample {
    std::string file;
    std::vector<std::string> expected;  ///< Empty: whatever the language expects of a plain payload.
};

/// Everything that the code of one function is put together from.
struct FunctionCode {
    const FunctionPlan* function = nullptr;
    std::vector<std::string> about;  ///< Lines: who runs it, what it uses.
    std::vector<Piece> envelopes;  ///< What the events look like; none for a function that gets its payload itself.
    bool takesPlainPayload = false;  ///< Some trigger hands over the payload as it is.
    std::vector<Piece> uses;
    bool readsParameters = false;  ///< Some variable names a parameter of the Systems Manager.
    std::vector<Sample> samples;
};
FunctionCode codeOf(const Architecture& architecture, const Catalog& catalog, const Plan& plan,
                    const FunctionPlan& function, const Words& words);

/// The piece for an envelope of the catalog, before what its connection says; "" for those that hand over the
/// payload as it is.
std::string envelopePiece(std::string_view envelope);

}  // namespace cascade::exporters
