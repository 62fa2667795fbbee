// SPDX-License-Identifier: MIT
// Records of invocations, built when somebody looks.
#include "simulator/parts/results.h"

#include "simulator/parts/record_view.h"

namespace cascade::simulator {
namespace {

class InvocationResult : public Recipe {
public:
    InvocationResult(std::shared_ptr<const Network> network, std::string condition)
        : m_network(std::move(network)), m_condition(std::move(condition)) {}

    Json payload(const Ingredients& from) const override {
        return eventView(*m_network, from.passage, *from.parent);
    }
    Json beside(const Ingredients& from) const override {
        return {{"condition", m_condition}, {"attempts", from.sequence}};
    }
    bool looksAtParent() const override { return true; }

private:
    std::shared_ptr<const Network> m_network;
    std::string m_condition;
};

}  // namespace

std::shared_ptr<const Recipe> makeResult(std::shared_ptr<const Network> network, std::string condition) {
    return std::make_shared<const InvocationResult>(std::move(network), std::move(condition));
}

}  // namespace cascade::simulator
