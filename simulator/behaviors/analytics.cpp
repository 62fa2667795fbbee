// SPDX-License-Identifier: MIT
// Kinesis Analytics: gathers what it reads in windows and puts one result per window to each output.
#include "simulator/behaviors/factories.h"
#include "simulator/parts/deliveries.h"
#include "simulator/parts/settings.h"

namespace cascade::simulator {
namespace {

class Analytics : public Copyable<Analytics> {
public:
    Analytics(const Network& network, NodeIndex node)
        : m_window(std::max<Nanoseconds>(durationOr(network.vertex(node).simulation("window"), 10 * kSecond),
                                         kMillisecond)),
          m_outputs(network.vertex(node).out) {}

    void receive(Context& context, MessageHandle message) override {
        context.reply(message, kOk);
        if (m_records.empty()) context.after(m_window - context.now() % m_window, {kWindow, 0, 0});
        for (MessageHandle next = kNone; message != kNone; message = next) {
            next = std::exchange(context.message(message).next, kNone);
            m_records.push_back(message);
        }
    }

    void answer(Context& context, const Answer& answer) override { m_deliveries.answer(context, answer); }

    void timer(Context& context, const Timer& timer) override {
        if (timer.tag == kDelivery) return m_deliveries.timer(context, timer);
        // The result follows from the last record; the others end here.
        const MessageHandle last = m_records.back();
        m_records.pop_back();
        const ContentPointer result = makeContent({{"count", m_records.size() + 1}});
        for (const MessageHandle record : m_records) context.handled(record);
        m_records.clear();
        const std::uint32_t batch = m_deliveries.open(last);
        for (const LinkIndex link : m_outputs) m_deliveries.add(context, batch, link, result);
        m_deliveries.close(context, batch);
    }

private:
    enum Tag : std::uint8_t { kWindow, kDelivery };
    Nanoseconds m_window;
    std::vector<LinkIndex> m_outputs;
    std::vector<MessageHandle> m_records;  // of the window that is open
    Deliveries m_deliveries{retryForADay, kDelivery};
};

}  // namespace

std::unique_ptr<Behavior> makeAnalytics(const Network& network, NodeIndex node) {
    return std::make_unique<Analytics>(network, node);
}

}  // namespace cascade::simulator
