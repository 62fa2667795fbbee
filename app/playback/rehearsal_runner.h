// SPDX-License-Identifier: MIT
// The thread that makes rehearsals, so that the window never waits for the simulator.
#pragma once

#include <QObject>
#include <QTimer>
#include <atomic>
#include <memory>
#include <thread>

#include "app/playback/rehearsal.h"

namespace cascade::app {

/// Simulates in a thread of its own, one run at a time.
class RehearsalRunner : public QObject {
    Q_OBJECT
public:
    explicit RehearsalRunner(const Catalog& catalog, QObject* parent = nullptr);
    ~RehearsalRunner() override;

    /// REQUIRES: !isRunning()
    void start(const Architecture& architecture, const simulator::Scenario& scenario);
    /// Ends the run early; `finished` follows, with what has happened until then.
    void stop();
    bool isRunning() const { return m_thread.joinable(); }

signals:
    /// Some times a second: how far the run is (0 to 1), and how many facts it has told.
    void progressed(double share, qulonglong facts);
    void finished(std::shared_ptr<const cascade::app::Rehearsal> rehearsal);
    void failed(const cascade::Error& error);

private:
    void take(const std::shared_ptr<Rehearsal>& rehearsal, const std::optional<Error>& error);
    void tellProgress();

    const Catalog& m_catalog;
    std::jthread m_thread;
    std::atomic<bool> m_cancel = false;
    std::atomic<Nanoseconds> m_now = 0;
    std::atomic<std::uint64_t> m_facts = 0;
    Nanoseconds m_duration = 1;
    QTimer m_timer;
};

}  // namespace cascade::app
