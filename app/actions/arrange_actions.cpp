// SPDX-License-Identifier: MIT
// One arrangement is one step of the history, whatever the engine moved.
#include "app/actions/arrange_actions.h"

#include <QMenu>
#include <QMessageBox>
#include <QToolBar>
#include <unordered_map>

#include "app/actions/action.h"
#include "app/canvas/canvas_view.h"
#include "app/document.h"

namespace cascade::app {

ArrangeActions::ArrangeActions(Document& document, CanvasView& view)
    : QObject(&view),
      m_document(document),
      m_view(view),
      m_arrange(makeAction(this,
                           {tr("&Arrange"), tr("Arrange the nodes from left to right"), Qt::CTRL | Qt::Key_L,
                            QStringLiteral("layout")},
                           [this] { arrange("dot"); })) {
    for (const std::string& engine : layoutEngines()) m_engines << engineAction(engine);
    connect(&m_graphviz, &Graphviz::finished, this, &ArrangeActions::take);
    connect(&m_graphviz, &Graphviz::failed, this, [this](const Error& error) {
        emit message(QString());
        QMessageBox::warning(&m_view, tr("Arrange"), QString::fromStdString(error.text()));
    });
}

QAction* ArrangeActions::engineAction(const std::string& engine) {
    static const std::unordered_map<std::string, QString> kTitles = {
        {"dot", tr("From &Left to Right (dot)")}, {"neato", tr("By &Springs (neato)")},
        {"fdp", tr("By &Forces (fdp)")},          {"sfdp", tr("By Forces, for &Many Nodes (sfdp)")},
        {"circo", tr("In &Circles (circo)")},     {"twopi", tr("In &Rings around the Centre (twopi)")},
    };
    return makeAction(this, {kTitles.at(engine), tr("Arrange the nodes with Graphviz's %1").arg(engine.c_str())},
                      [this, engine] { arrange(engine); });
}

void ArrangeActions::addTo(QMenu& menu) {
    menu.addAction(m_arrange);
    menu.addMenu(tr("Arrange &Otherwise"))->addActions(m_engines);
}

void ArrangeActions::addTo(QToolBar& bar) { bar.addAction(m_arrange); }

void ArrangeActions::arrange(const std::string& engine) {
    if (m_graphviz.isRunning()) m_graphviz.cancel();
    emit message(tr("Arranging…"));
    LayoutOptions options;
    options.engine = engine;
    m_graphviz.start(m_document.architecture(), options);
}

void ArrangeActions::take(const Placement& placement) {
    const Result<Changes> changes =
        m_document.perform(tr("Arrange"), [&](Design& design) { return applyPlacement(design, placement); });
    if (!changes) return emit message(tr("The design changed while it was arranged; arrange it again."));
    emit message(QString());
    m_view.fit();
}

}  // namespace cascade::app
