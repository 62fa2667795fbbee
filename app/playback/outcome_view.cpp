// SPDX-License-Identifier: MIT
// A report as a short tree. Passed and failed are told by words as well as by colour.
#include "app/playback/outcome_view.h"

#include <QHeaderView>

#include "app/playback/fact_text.h"
#include "app/theme.h"

namespace cascade::app {

OutcomeView::OutcomeView(QWidget* parent) : QTreeWidget(parent) {
    setColumnCount(2);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::NoSelection);
    setStyleSheet(QStringLiteral("QTreeView::item { padding: 2px 0; }"));
    setAccessibleName(tr("Outcome of the run"));
    header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
}

QTreeWidgetItem* OutcomeView::addGroup(const QString& title) {
    auto* group = new QTreeWidgetItem(this, {title});
    QFont bold = font();
    bold.setBold(true);
    group->setFont(0, bold);
    group->setFirstColumnSpanned(true);
    group->setExpanded(true);
    return group;
}

void OutcomeView::show(const Rehearsal& rehearsal) {
    clear();
    addExpectations(rehearsal.report);
    addLatency(rehearsal.report);
    addCost(rehearsal.report);
    addNotices(rehearsal);
}

void OutcomeView::addExpectations(const simulator::Report& report) {
    if (report.expectations.empty()) return;
    const Theme& theme = themeFor(palette());
    QTreeWidgetItem* group = addGroup(tr("Expectations"));
    for (const simulator::ExpectationResult& expectation : report.expectations) {
        const QString mark = expectation.passed ? tr("✓ held") : tr("✗ failed");
        const QString actual = expectation.actual ? tr("%1: %2").arg(mark, numberText(*expectation.actual)) : mark;
        auto* item = new QTreeWidgetItem(group, {QString::fromStdString(expectation.text), actual});
        item->setForeground(1, expectation.passed ? theme.success : theme.error);
    }
}

void OutcomeView::addLatency(const simulator::Report& report) {
    if (!report.endToEnd) return;
    QTreeWidgetItem* group = addGroup(tr("From end to end"));
    const auto add = [&](const QString& title, double milliseconds) {
        new QTreeWidgetItem(group, {title, durationText(static_cast<Nanoseconds>(milliseconds * kMillisecond))});
    };
    add(tr("Mean"), report.endToEnd->mean);
    add(tr("Half of all events within"), report.endToEnd->p50);
    add(tr("99 % of all events within"), report.endToEnd->p99);
    add(tr("Longest"), report.endToEnd->max);
}

void OutcomeView::addCost(const simulator::Report& report) {
    if (report.cost.empty()) return;
    QTreeWidgetItem* group = addGroup(tr("Cost of the run"));
    for (const auto& [item, usd] : report.cost)
        new QTreeWidgetItem(
            group, {item == "total_usd" ? tr("Total") : metricTitle(item), tr("%1 USD").arg(numberText(usd))});
    for (const auto& [item, usd] : report.costPerMonth)
        if (item == "total_usd")
            new QTreeWidgetItem(group, {tr("A month of this load"), tr("%1 USD").arg(numberText(usd))});
}

void OutcomeView::addNotices(const Rehearsal& rehearsal) {
    QStringList notices;
    for (const std::string& notice : rehearsal.report.notices) notices << QString::fromStdString(notice);
    if (rehearsal.report.cancelled) notices << tr("The run was stopped early.");
    if (const std::size_t dropped = rehearsal.recording.dropped(); dropped > 0)
        notices << tr("Playback ends at %1: the %2 facts after that were counted, but not kept.")
                       .arg(clockText(rehearsal.end), numberText(static_cast<double>(dropped)));
    if (notices.isEmpty()) return;
    QTreeWidgetItem* group = addGroup(tr("Notices"));
    for (const QString& notice : notices) {
        auto* item = new QTreeWidgetItem(group, {notice});
        item->setFirstColumnSpanned(true);
    }
}

}  // namespace cascade::app
