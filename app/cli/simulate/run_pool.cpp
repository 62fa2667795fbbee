// SPDX-License-Identifier: MIT
// Threads that take the next run until none is left. Each run is its own; they share what never changes.
#include "app/cli/simulate/run_pool.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "app/cli/progress_line.h"

namespace cascade::app {
namespace {

class RunPool {
public:
    RunPool(const std::vector<Point>& points, const std::vector<Job>& jobs, const Interrupt& interrupt)
        : m_points(points), m_jobs(jobs), m_interrupt(interrupt), m_reports(jobs.size()) {}

    /// Runs everything on this many threads and waits, telling how far it is.
    void run(std::size_t threads) {
        std::vector<std::jthread> workers;
        m_working = threads;
        for (std::size_t i = 0; i < threads; ++i) workers.emplace_back([this] { work(); });
        ProgressLine line("simulating");
        std::unique_lock lock(m_mutex);
        while (!m_idle.wait_for(lock, std::chrono::milliseconds(100), [this] { return m_working == 0; }))
            line.show(static_cast<double>(m_done) / static_cast<double>(m_jobs.size()),
                      std::to_string(m_done) + " of " + std::to_string(m_jobs.size()) + " runs, " +
                          roundCount(static_cast<double>(m_events)) + " events");
    }

    Result<std::vector<std::optional<Json>>> take() && {
        if (m_error) return *m_error;
        return std::move(m_reports);
    }

private:
    void work() {
        for (std::size_t job; (job = m_next++) < m_jobs.size() && !m_interrupt.flag() && !m_failed;) runOne(job);
        const std::scoped_lock lock(m_mutex);
        if (--m_working == 0) m_idle.notify_all();
    }

    void runOne(std::size_t number) {
        const Point& point = m_points[m_jobs[number].point];
        simulator::Scenario scenario = point.scenario;
        scenario.seed += m_jobs[number].seedOffset;
        simulator::Watch watch;
        watch.cancel = &m_interrupt.flag();
        watch.progress = [this, seen = std::uint64_t{0}](Nanoseconds, std::uint64_t events) mutable {
            m_events += events - seen;
            seen = events;
        };
        const auto report = simulator::simulate(point.architecture, builtinCatalog(), scenario, watch);
        std::optional<Json> json;
        if (report && !report->cancelled) json = simulator::toJson(*report);
        const std::scoped_lock lock(m_mutex);
        ++m_done;
        m_reports[number] = std::move(json);
        if (report || m_failed) return;
        m_failed = true;
        m_error = report.error();
    }

    const std::vector<Point>& m_points;
    const std::vector<Job>& m_jobs;
    const Interrupt& m_interrupt;
    std::atomic<std::size_t> m_next = 0;
    std::atomic<std::uint64_t> m_events = 0;
    std::atomic<bool> m_failed = false;
    std::mutex m_mutex;  // guards what follows
    std::condition_variable m_idle;
    std::size_t m_working = 0;
    std::size_t m_done = 0;
    std::vector<std::optional<Json>> m_reports;
    std::optional<Error> m_error;
};

}  // namespace

Result<std::vector<std::optional<Json>>> runAll(const std::vector<Point>& points, const std::vector<Job>& jobs,
                                                unsigned threads, const Interrupt& interrupt) {
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    RunPool pool(points, jobs, interrupt);
    pool.run(std::clamp<std::size_t>(threads == 0 ? cores : threads, 1, std::max<std::size_t>(jobs.size(), 1)));
    return std::move(pool).take();
}

}  // namespace cascade::app
