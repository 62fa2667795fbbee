// SPDX-License-Identifier: MIT
// Running the simulator off the window's thread. The thread touches its own copies and three atomics, nothing else.
#include "app/playback/rehearsal_runner.h"

#include <QElapsedTimer>
#include <algorithm>

namespace cascade::app {
namespace {

constexpr int kProgressMilliseconds = 60;

/// Passes facts on to the recording and tells how far the run is.
class Watcher final : public simulator::Observer {
public:
    Watcher(Recording& recording, std::atomic<Nanoseconds>& now, std::atomic<std::uint64_t>& facts)
        : m_recording(recording), m_now(now), m_facts(facts) {}

    void observe(const simulator::Fact& fact) override {
        m_recording.observe(fact);
        if (++m_count % 256 != 0) return;
        m_now.store(fact.time, std::memory_order_relaxed);
        m_facts.store(m_count, std::memory_order_relaxed);
    }

private:
    Recording& m_recording;
    std::atomic<Nanoseconds>& m_now;
    std::atomic<std::uint64_t>& m_facts;
    std::uint64_t m_count = 0;
};

/// All that was simulated, but for a run that was stopped or told more than was kept.
Nanoseconds endOf(const Rehearsal& rehearsal) {
    const auto& facts = rehearsal.recording.facts();
    const Nanoseconds last = facts.empty() ? 0 : facts.back().time;
    const bool whole = !rehearsal.report.cancelled && rehearsal.recording.dropped() == 0;
    return whole ? std::max(last, rehearsal.scenario.duration) : last;
}

}  // namespace

RehearsalRunner::RehearsalRunner(const Catalog& catalog, QObject* parent) : QObject(parent), m_catalog(catalog) {
    m_timer.setInterval(kProgressMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &RehearsalRunner::tellProgress);
}

RehearsalRunner::~RehearsalRunner() {
    stop();
    if (m_thread.joinable()) m_thread.join();
}

void RehearsalRunner::start(const Architecture& architecture, const simulator::Scenario& scenario) {
    m_cancel = false;
    m_now = 0;
    m_facts = 0;
    m_duration = std::max<Nanoseconds>(scenario.duration, 1);
    auto rehearsal = std::make_shared<Rehearsal>();
    rehearsal->architecture = architecture;
    rehearsal->scenario = scenario;
    m_timer.start();
    m_thread = std::jthread([this, rehearsal] {
        QElapsedTimer wall;
        wall.start();
        Watcher watcher(rehearsal->recording, m_now, m_facts);
        Result<simulator::Report> report =
            simulator::simulate(rehearsal->architecture, m_catalog, rehearsal->scenario, {&watcher, &m_cancel});
        std::optional<Error> error;
        if (report) {
            rehearsal->report = std::move(*report);
            rehearsal->wallSeconds = static_cast<double>(wall.nsecsElapsed()) / kSecond;
            rehearsal->end = endOf(*rehearsal);
            rehearsal->story = StoryTime(rehearsal->recording.facts(), rehearsal->end);
        } else {
            error = report.error();
        }
        QMetaObject::invokeMethod(
            this, [this, rehearsal, error] { take(rehearsal, error); }, Qt::QueuedConnection);
    });
}

void RehearsalRunner::stop() { m_cancel = true; }

void RehearsalRunner::take(const std::shared_ptr<Rehearsal>& rehearsal, const std::optional<Error>& error) {
    m_thread.join();
    m_timer.stop();
    if (error)
        emit failed(*error);
    else
        emit finished(rehearsal);
}

void RehearsalRunner::tellProgress() {
    emit progressed(std::min(1.0, static_cast<double>(m_now) / static_cast<double>(m_duration)), m_facts);
}

}  // namespace cascade::app
