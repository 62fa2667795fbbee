// SPDX-License-Identifier: MIT
// The run panel: three rows of controls and three tabs of answers.
#include "app/playback/run_panel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "app/actions/action.h"
#include "app/playback/fact_text.h"

namespace cascade::app {
namespace {

/// The list of events follows playback this often at most.
constexpr qint64 kFollowMilliseconds = 120;

void quieten(QTableView& table) {
    table.setFrameShape(QFrame::NoFrame);
    table.setShowGrid(false);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setWordWrap(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(table.fontMetrics().height() + 8);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

}  // namespace

RunPanel::RunPanel(Document& document, Playback& playback, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_playback(playback),
      m_run(makeAction(this, {tr("&Run"), tr("Rehearse the design and play it"), Qt::Key_F5, QStringLiteral("run")},
                       [this] { run(); })),
      m_scenario(new QComboBox(this)),
      m_seed(new QLineEdit(this)),
      m_duration(new QLineEdit(this)),
      m_progress(new QProgressBar(this)),
      m_message(new QLabel(this)),
      m_transport(new TransportBar(playback, this)),
      m_tabs(new QTabWidget(this)),
      m_outcome(new OutcomeView(this)),
      m_results(new QTableView(this)),
      m_events(new QTableView(this)),
      m_filter(new QLineEdit(this)),
      m_troubleOnly(new QCheckBox(tr("Only trouble"), this)) {
    makeResults();
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_results, tr("Nodes"));
    m_tabs->addTab(makeEvents(), tr("Events"));
    m_tabs->addTab(m_outcome, tr("Outcome"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 4);
    column->addWidget(makeSetup());
    column->addWidget(m_transport);
    column->addWidget(m_tabs, 1);
    connectPlayback();
    setTheme(themeFor(palette()));
    listScenarios();
    say(tr("Run the design to see its events travel."));
}

QWidget* RunPanel::makeSetup() {
    auto* setup = new QWidget(this);
    auto* row = new QHBoxLayout(setup);
    row->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const QString& title, QWidget* field) {
        auto* label = new QLabel(title, setup);
        label->setBuddy(field);
        row->addWidget(label);
        row->addWidget(field);
    };
    m_seed->setMaximumWidth(70);
    m_seed->setToolTip(tr("The same seed gives the same run"));
    m_duration->setMaximumWidth(70);
    m_duration->setToolTip(tr("Virtual time: 30s, 5m, 2h, 1d"));
    m_scenario->setMinimumContentsLength(12);
    m_scenario->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_scenario->setMaximumWidth(280);
    auto* run = new QToolButton(setup);
    run->setDefaultAction(m_run);
    run->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    row->addWidget(run);
    add(tr("S&cenario"), m_scenario);
    add(tr("for"), m_duration);
    add(tr("see&d"), m_seed);
    m_progress->setMaximumWidth(160);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->hide();
    row->addWidget(m_progress);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_message, 1);
    return setup;
}

QWidget* RunPanel::makeEvents() {
    auto* page = new QWidget(this);
    auto* filters = new QHBoxLayout;
    m_filter->setPlaceholderText(tr("Filter: a node, or what happens"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setAccessibleName(tr("Filter of events"));
    filters->addWidget(m_filter, 1);
    filters->addWidget(m_troubleOnly);
    m_events->setModel(&m_factModel);
    m_events->setAccessibleName(tr("Events of the run"));
    quieten(*m_events);
    m_events->setColumnWidth(FactModel::Time, 110);
    m_events->setColumnWidth(FactModel::Where, 170);
    m_events->horizontalHeader()->setStretchLastSection(true);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 4, 0, 0);
    column->addLayout(filters);
    column->addWidget(m_events, 1);
    const auto filter = [this] { m_factModel.setFilter(m_filter->text(), m_troubleOnly->isChecked()); };
    connect(m_filter, &QLineEdit::textChanged, this, filter);
    connect(m_troubleOnly, &QCheckBox::toggled, this, filter);
    connect(m_events, &QTableView::clicked, this, &RunPanel::chooseFact);
    connect(m_events, &QTableView::activated, this, &RunPanel::chooseFact);
    return page;
}

void RunPanel::makeResults() {
    m_results->setModel(&m_resultModel);
    m_results->setAccessibleName(tr("Results by node"));
    quieten(*m_results);
    const auto choose = [this](const QModelIndex& index) { emit nodeChosen(m_resultModel.node(index.row())); };
    connect(m_results, &QTableView::clicked, this, choose);
    connect(m_results, &QTableView::activated, this, choose);
}

void RunPanel::connectPlayback() {
    connect(m_scenario, &QComboBox::currentIndexChanged, this, &RunPanel::readScenario);
    connect(m_duration, &QLineEdit::returnPressed, m_run, &QAction::trigger);
    connect(m_seed, &QLineEdit::returnPressed, m_run, &QAction::trigger);
    connect(&m_document, &Document::replaced, this, &RunPanel::listScenarios);
    connect(&m_document, &Document::changed, this, [this](const Change& change) {
        const auto* edited = std::get_if<SectionEdited>(&change);
        if (edited && edited->section == "scenarios") listScenarios();
    });
    connect(&m_playback, &Playback::rehearsed, this, &RunPanel::showOutcome);
    connect(&m_playback, &Playback::rehearsing, this, &RunPanel::showProgress);
    connect(&m_playback, &Playback::moved, this, &RunPanel::followPlayback);
    connect(&m_playback, &Playback::failed, this,
            [this](const Error& error) { say(QString::fromStdString(error.text()), true); });
    connect(&m_playback, &Playback::stateChanged, this, [this] {
        const bool busy = m_playback.state() == Playback::State::Rehearsing;
        m_run->setEnabled(!busy);
        m_progress->setVisible(busy);
    });
}

void RunPanel::setTheme(const Theme& theme) {
    updateIcons({m_run}, theme);
    m_transport->setTheme(theme);
}

void RunPanel::listScenarios() {
    const QSignalBlocker quiet(m_scenario);
    const QString before = m_scenario->currentText();
    m_scenario->clear();
    const Json* scenarios = m_document.design().section("scenarios");
    if (scenarios && scenarios->is_object())
        for (const auto& item : scenarios->items()) m_scenario->addItem(QString::fromStdString(item.key()), true);
    if (m_scenario->count() == 0) m_scenario->addItem(tr("Sample events"), false);
    m_scenario->setCurrentIndex(std::max(0, m_scenario->findText(before)));
    readScenario();
}

Result<simulator::Scenario> RunPanel::chosenScenario() const {
    const bool own = m_scenario->currentData().toBool();
    return simulator::findScenario(m_document.design(), m_document.catalog(),
                                   own ? m_scenario->currentText().toStdString() : std::string());
}

void RunPanel::readScenario() {
    const Result<simulator::Scenario> scenario = chosenScenario();
    if (!scenario) return say(QString::fromStdString(scenario.error().text()), true);
    m_duration->setText(QString::fromStdString(formatDuration(scenario->duration)));
    m_seed->setText(QString::number(scenario->seed));
}

void RunPanel::run() {
    Result<simulator::Scenario> scenario = chosenScenario();
    if (!scenario) return say(QString::fromStdString(scenario.error().text()), true);
    const auto duration = parseDuration(m_duration->text().trimmed().toStdString());
    bool isSeed = false;
    const qulonglong seed = m_seed->text().trimmed().toULongLong(&isSeed);
    if (!duration || *duration <= 0)
        return say(tr("'%1' is no duration; write 30s or 5m").arg(m_duration->text()), true);
    if (!isSeed) return say(tr("'%1' is no seed; write a whole number").arg(m_seed->text()), true);
    scenario.value().duration = *duration;
    scenario.value().seed = seed;
    say(QString());
    m_progress->setValue(0);
    m_playback.rehearse(*scenario);
}

void RunPanel::showOutcome() {
    const Rehearsal& rehearsal = m_playback.player()->rehearsal();
    m_resultModel.setReport(rehearsal.report);
    m_results->resizeColumnsToContents();
    m_factModel.setRehearsal(m_playback.player()->shared());
    m_outcome->show(rehearsal);
    const auto failed =
        std::ranges::count(rehearsal.report.expectations, false, &simulator::ExpectationResult::passed);
    const QString facts = tr("%1 facts in %2")
                              .arg(numberText(static_cast<double>(rehearsal.report.facts)),
                                   durationText(static_cast<Nanoseconds>(rehearsal.wallSeconds * kSecond)));
    if (failed > 0)
        say(tr("%1 of %2 expectations failed; %3").arg(failed).arg(rehearsal.report.expectations.size()).arg(facts),
            true);
    else
        say(facts);
}

void RunPanel::showProgress(double share, qulonglong facts) {
    m_progress->setValue(static_cast<int>(share * 1000));
    say(tr("%1 facts").arg(numberText(static_cast<double>(facts))));
}

void RunPanel::say(const QString& text, bool trouble) {
    m_message->setText(text);
    m_message->setToolTip(text);
    QPalette colors = palette();
    const Theme& theme = themeFor(colors);
    colors.setColor(QPalette::WindowText, trouble ? theme.error : theme.muted);
    m_message->setPalette(colors);
}

void RunPanel::followPlayback() {
    const bool playing = m_playback.state() == Playback::State::Playing;
    if (!m_playback.player() || !m_events->isVisible()) return;
    if (playing && m_sinceFollow.isValid() && m_sinceFollow.elapsed() < kFollowMilliseconds) return;
    m_sinceFollow.start();
    const int row = m_factModel.lastRowOf(m_playback.player()->position());
    if (row >= 0) m_events->selectRow(row);
}

void RunPanel::chooseFact(const QModelIndex& index) {
    const simulator::Fact& fact = m_factModel.fact(index.row());
    m_playback.pause();
    m_playback.seek(fact.time);
    m_events->selectRow(index.row());  // several facts may share the instant
    emit nodeChosen(fact.node);
}

}  // namespace cascade::app
