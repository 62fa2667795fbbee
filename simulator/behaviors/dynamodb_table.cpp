// SPDX-License-Identifier: MIT
// DynamoDB table: takes reads and writes; its stream carries every write to the functions it triggers.
#include "simulator/behaviors/factories.h"
#include "simulator/engine/context.h"
#include "simulator/parts/member_text.h"
#include "simulator/parts/settings.h"
#include "simulator/parts/stream_readers.h"

namespace cascade::simulator {
namespace {

/// A small table's stream has one shard; Lambda polls it four times a second and records live for a day
/// (facts 1.2).
constexpr StreamSettings kStream{1, 250 * kMillisecond, kDay};

class Table : public Copyable<Table> {
public:
    Table(const Network& network, NodeIndex node)
        : m_readers(network, node, kStream),
          m_key(MemberText::Where::Payload, keyOf(textOr(network.vertex(node).value("partition_key"), "id"))) {}

    void receive(Context& context, MessageHandle message) override {
        const LinkIndex link = context.message(message).link;
        const std::string_view role = link == kNone ? std::string_view("write") : context.link(link).role;
        if (role != "write") context.fact(FactType::Read, message, {link});
        if (role != "read") context.fact(FactType::Written, message, {link});
        context.reply(message, kOk);
        if (role == "read" || !m_readers.any()) return context.handled(message);
        const auto key = m_key.of(*context.message(message).content);
        m_readers.append(context, message, key ? hashOf(*key) : 0);
    }

    void answer(Context& context, const Answer& answer) override { m_readers.answer(context, answer); }
    void timer(Context& context, const Timer& timer) override { m_readers.timer(context, timer); }

private:
    /// "id" of "id:S".
    static std::string keyOf(const std::string& declared) { return declared.substr(0, declared.find(':')); }

    StreamReaders m_readers;
    MemberText m_key;
};

}  // namespace

std::unique_ptr<Behavior> makeTable(const Network& network, NodeIndex node) {
    return std::make_unique<Table>(network, node);
}

}  // namespace cascade::simulator
