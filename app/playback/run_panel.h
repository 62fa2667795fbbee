// SPDX-License-Identifier: MIT
// RunPanel: choose a scenario, run it, watch it, read what came of it.
#pragma once

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QTabWidget>
#include <QTableView>
#include <QWidget>

#include "app/playback/fact_model.h"
#include "app/playback/outcome_view.h"
#include "app/playback/playback.h"
#include "app/playback/result_model.h"
#include "app/playback/transport_bar.h"

namespace cascade::app {

class RunPanel final : public QWidget {
    Q_OBJECT
public:
    RunPanel(Document& document, Playback& playback, QWidget* parent = nullptr);

    /// Run, play or pause, stop: for the menu and the toolbar.
    QList<QAction*> playbackActions() const {
        return {m_run, m_transport->playAction(), m_transport->stopAction()};
    }
    void setTheme(const Theme& theme);

signals:
    /// A row that speaks of this node was chosen.
    void nodeChosen(cascade::NodeId node);

private:
    QWidget* makeSetup();
    QWidget* makeEvents();
    void makeResults();
    void connectPlayback();
    void listScenarios();
    Result<simulator::Scenario> chosenScenario() const;
    void readScenario();
    void run();
    void showOutcome();
    void showProgress(double share, qulonglong facts);
    void say(const QString& text, bool trouble = false);
    void followPlayback();
    void chooseFact(const QModelIndex& index);

    Document& m_document;
    Playback& m_playback;
    QAction* m_run;
    QComboBox* m_scenario;
    QLineEdit* m_seed;
    QLineEdit* m_duration;
    QProgressBar* m_progress;
    QLabel* m_message;
    TransportBar* m_transport;
    QTabWidget* m_tabs;
    OutcomeView* m_outcome;
    QTableView* m_results;
    QTableView* m_events;
    QLineEdit* m_filter;
    QCheckBox* m_troubleOnly;
    ResultModel m_resultModel;
    FactModel m_factModel;
    QElapsedTimer m_sinceFollow;
};

}  // namespace cascade::app
