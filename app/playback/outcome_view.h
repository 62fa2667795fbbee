// SPDX-License-Identifier: MIT
// OutcomeView: what a rehearsal came to: expectations, how long events took from end to end, cost, notices.
#pragma once

#include <QTreeWidget>

#include "app/playback/rehearsal.h"

namespace cascade::app {

class OutcomeView final : public QTreeWidget {
    Q_OBJECT
public:
    explicit OutcomeView(QWidget* parent = nullptr);
    void show(const Rehearsal& rehearsal);

private:
    QTreeWidgetItem* addGroup(const QString& title);
    void addExpectations(const simulator::Report& report);
    void addLatency(const simulator::Report& report);
    void addCost(const simulator::Report& report);
    void addNotices(const Rehearsal& rehearsal);
};

}  // namespace cascade::app
