// SPDX-License-Identifier: MIT
// Records of invocations, built when somebody looks.
#include "simulator/parts/results.h"

#include "simulator/parts/record_view.h"

namespace cascade::simulator {
namespace {

class InvocationResult : public Recipe {
public:
    InvocationResult(std::shared_ptr<const Network> network, LinkIndex link, std::string condition)
        : m_network(std::move(network)), m_link(link), m_condition(std::move(condition)) {}

    Json payload(const Ingredients& from) const override { return told(from).payload; }
    Json beside(const Ingredients& from) const override { return told(from).beside; }
    bool looksAtParent() const override { return true; }

private:
    Letter told(const Ingredients& from) const {
        const Letter letter{eventView(*m_network, from.passage, *from.parent),
                            {{"condition", m_condition}, {"attempts", from.sequence}}};
        const Passage passage{m_link, from.passage.number, from.now};
        return m_network->link(m_link).envelope->handedOn(letter, hopOf(*m_network, passage));
    }

    std::shared_ptr<const Network> m_network;
    LinkIndex m_link;
    std::string m_condition;
};

}  // namespace

std::shared_ptr<const Recipe> makeResult(std::shared_ptr<const Network> network, LinkIndex link,
                                         std::string condition) {
    return std::make_shared<const InvocationResult>(std::move(network), link, std::move(condition));
}

}  // namespace cascade::simulator
