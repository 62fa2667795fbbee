// SPDX-License-Identifier: MIT
// Putting the parts together.
#include "app/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QStatusBar>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>
#include <cmath>

#include "app/actions/action.h"
#include "app/actions/arrange_actions.h"
#include "app/actions/edit_actions.h"
#include "app/actions/export_actions.h"
#include "app/actions/file_actions.h"
#include "app/actions/view_actions.h"
#include "app/canvas/canvas_scene.h"
#include "app/canvas/canvas_view.h"
#include "app/canvas/icons.h"
#include "app/dialogs/shortcuts_dialog.h"
#include "app/document_file.h"
#include "app/panels/palette/palette_panel.h"
#include "app/panels/problems/problem_finder.h"
#include "app/panels/problems/problems_panel.h"
#include "app/panels/properties/properties_panel.h"
#include "app/panels/template/template_panel.h"
#include "app/playback/run_panel.h"
#include "app/settings.h"

namespace cascade::app {

MainWindow::MainWindow(const Catalog& catalog)
    : m_document(catalog),
      m_systemPalette(QApplication::palette()),
      m_scene(new CanvasScene(m_document, this)),
      m_view(new CanvasView(*m_scene)),
      m_palette(new PalettePanel(catalog)),
      m_properties(new PropertiesPanel(m_document)),
      m_problems(new ProblemsPanel(m_document)),
      m_finder(new ProblemFinder(m_document, this)),
      m_playback(new Playback(*m_scene, this)),
      m_run(new RunPanel(m_document, *m_playback)),
      m_template(new TemplatePanel(m_document)),
      m_files(new FileActions(m_document, *this)),
      m_edits(new EditActions(*m_scene, *m_view)),
      m_views(new ViewActions(*m_view)),
      m_arrange(new ArrangeActions(m_document, *m_view)),
      m_exports(new ExportActions(m_document, *this)) {
    setCentralWidget(m_view);
    makeDocks();
    makeMenus();
    makeToolBar();
    makeStatusBar();
    joinParts();
    followAppearance();
    showTitle();
    m_view->fit();
    resize(1440, 900);
}

/// The parts look at the document, and the children of a QObject outlive its members.
MainWindow::~MainWindow() {
    m_scene->disconnect(this);
    delete m_finder;
    qDeleteAll(findChildren<QDockWidget*>());
    delete m_playback;
    delete takeCentralWidget();
    delete m_scene;
}

QDockWidget* MainWindow::addDock(const QString& name, const QString& title, QWidget* content,
                                 Qt::DockWidgetArea area) {
    auto* dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setWidget(content);
    addDockWidget(area, dock);
    return dock;
}

void MainWindow::makeDocks() {
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    QDockWidget* left = addDock(QStringLiteral("palette"), tr("Services"), m_palette, Qt::LeftDockWidgetArea);
    QDockWidget* right =
        addDock(QStringLiteral("properties"), tr("Properties"), m_properties, Qt::RightDockWidgetArea);
    m_problemsDock = addDock(QStringLiteral("problems"), tr("Problems"), m_problems, Qt::BottomDockWidgetArea);
    m_runDock = addDock(QStringLiteral("run"), tr("Rehearsal"), m_run, Qt::BottomDockWidgetArea);
    QDockWidget* text = addDock(QStringLiteral("template"), tr("Template"), m_template, Qt::BottomDockWidgetArea);
    tabifyDockWidget(m_problemsDock, m_runDock);
    tabifyDockWidget(m_runDock, text);
    for (QDockWidget* dock : {m_problemsDock, m_runDock, text})
        dock->setTitleBarWidget(new QWidget(dock));  // tabs say it
    setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
    m_problemsDock->raise();
    resizeDocks({left, right}, {230, 310}, Qt::Horizontal);
    resizeDocks({m_problemsDock, m_runDock}, {240, 240}, Qt::Vertical);
}

void MainWindow::makeMenus() {
    QMenu* file = menuBar()->addMenu(tr("&File"));
    m_files->addTo(*file);
    m_exports->addTo(*file);
    m_files->addQuitTo(*file);
    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    m_edits->addTo(*edit);
    edit->addSeparator();
    m_arrange->addTo(*edit);
    QMenu* view = menuBar()->addMenu(tr("&View"));
    m_views->addTo(*view);
    view->addSeparator();
    for (const QDockWidget* dock : findChildren<QDockWidget*>()) view->addAction(dock->toggleViewAction());
    menuBar()->addMenu(tr("&Rehearse"))->addActions(m_run->playbackActions());
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    help->addAction(makeAction(this, {tr("&Keyboard and Mouse"), tr("Show all keys and gestures"), Qt::Key_F1},
                               [this] { ShortcutsDialog(*menuBar(), this).exec(); }));
    help->addAction(makeAction(this, {tr("&About Cascade"), tr("What this program is")}, [this] { showAbout(); }));
}

void MainWindow::makeToolBar() {
    m_toolBar = addToolBar(tr("Tools"));
    m_toolBar->setObjectName(QStringLiteral("tools"));
    m_toolBar->setMovable(false);
    m_toolBar->setIconSize({20, 20});
    m_files->addTo(*m_toolBar);
    m_toolBar->addSeparator();
    m_edits->addTo(*m_toolBar);
    m_toolBar->addSeparator();
    m_views->addTo(*m_toolBar);
    m_arrange->addTo(*m_toolBar);
    m_toolBar->addSeparator();
    m_toolBar->addActions(m_run->playbackActions());
    m_toolBar->addSeparator();
    m_exports->addTo(*m_toolBar);
}

void MainWindow::makeStatusBar() {
    m_hint = new QLabel;
    m_hint->setObjectName(QStringLiteral("hint"));
    m_zoom = new QLabel;
    m_problemCount = new QToolButton;
    m_problemCount->setAutoRaise(true);
    m_problemCount->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_problemCount->setToolTip(tr("Show the problems"));
    statusBar()->addWidget(m_hint, 1);
    statusBar()->addPermanentWidget(m_problemCount);
    statusBar()->addPermanentWidget(m_zoom);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::joinParts() {
    connect(&m_document, &Document::pathChanged, this, &MainWindow::showTitle);
    connect(&m_document.undoStack(), &QUndoStack::cleanChanged, this, &MainWindow::showTitle);
    connect(m_scene, &CanvasScene::selectionChanged, this, [this] {
        m_properties->setSelection(m_scene->selection());
        m_template->setSelection(m_scene->selection());
    });
    connect(m_template, &TemplatePanel::chosen, this, &MainWindow::choose);
    connect(m_scene, &CanvasScene::hint, this, &MainWindow::showHint);
    connect(m_view, &CanvasView::zoomChanged, this,
            [this](double zoom) { m_zoom->setText(tr("%1 %").arg(std::lround(zoom * 100))); });
    connect(m_palette, &PalettePanel::kindPicked, this, [this](const Kind& kind) {
        if (const Result<NodeId> node = addNode(m_document, kind, m_view->centre())) m_view->reveal(*node);
    });
    connect(m_finder, &ProblemFinder::found, this, &MainWindow::showProblems);
    connect(m_problems, &ProblemsPanel::problemActivated, this, &MainWindow::goTo);
    connect(m_problemCount, &QToolButton::clicked, m_problemsDock, [this] {
        m_problemsDock->show();
        m_problemsDock->raise();
    });
    connect(m_files, &FileActions::message, this, &MainWindow::showHint);
    connect(m_edits, &EditActions::message, this, &MainWindow::showHint);
    connect(m_edits, &EditActions::propertiesWanted, m_properties, &PropertiesPanel::focusFirstField);
    connect(m_arrange, &ArrangeActions::message, this, &MainWindow::showHint);
    connect(m_exports, &ExportActions::message, this, &MainWindow::showHint);
    connect(m_run, &RunPanel::nodeChosen, m_view, qOverload<NodeId>(&CanvasView::reveal));
    connect(m_playback, &Playback::rehearsed, m_runDock, [this] {
        m_runDock->show();
        m_runDock->raise();
    });
    connect(m_views, &ViewActions::appearanceChanged, this, &MainWindow::followAppearance);
}

void MainWindow::followAppearance() {
    switch (Settings::appearance()) {
        case Appearance::Light: return setTheme(lightTheme());
        case Appearance::Dark: return setTheme(darkTheme());
        case Appearance::System: return setTheme(themeFor(m_systemPalette));
    }
}

void MainWindow::setTheme(const Theme& theme) {
    if (m_theme == &theme) return;
    m_theme = &theme;
    QApplication::setPalette(theme.palette());
    setStyleSheet(theme.styleSheet());
    m_scene->setTheme(theme);
    m_palette->setTheme(theme);
    m_properties->setTheme(theme);
    m_problems->setTheme(theme);
    m_run->setTheme(theme);
    m_template->setTheme(theme);
    updateIcons(m_toolBar->actions(), theme);
    showProblems(m_finder->problems());
}

/// The desktop turned dark or light: its palette came in from outside.
void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() != QEvent::ApplicationPaletteChange || !m_theme) return;
    if (QApplication::palette() == m_theme->palette()) return;
    m_systemPalette = QApplication::palette();
    followAppearance();
}

void MainWindow::showTitle() {
    setWindowTitle(tr("%1[*] – Cascade").arg(documentTitle(m_document)));
    setWindowFilePath(m_document.path());
    setWindowModified(m_document.isModified());
}

void MainWindow::showHint(const QString& text) { m_hint->setText(text); }

void MainWindow::showProblems(const std::vector<Problem>& problems) {
    m_scene->setProblems(problems);
    m_problems->show(problems);
    m_problemCount->setText(m_problems->summary());
    m_problemCount->setIcon(problems.empty() ? actionIcon(QStringLiteral("check"), *m_theme)
                                             : severityIcon(problems.front().severity, *m_theme));
    m_problemsDock->setWindowTitle(problems.empty() ? tr("Problems") : tr("Problems (%1)").arg(problems.size()));
}

void MainWindow::goTo(const Problem& problem) {
    if (!problem.connections.empty())
        m_view->reveal(problem.connections.front());
    else if (!problem.nodes.empty())
        m_view->reveal(problem.nodes.front());
}

void MainWindow::choose(const Selection& selection) {
    if (!selection.connections.empty())
        m_view->reveal(selection.connections.front());
    else if (!selection.nodes.empty())
        m_view->reveal(selection.nodes.front());
}

void MainWindow::showAbout() {
    QMessageBox::about(this, tr("About Cascade"),
                       tr("<h3>Cascade %1</h3><p>Draw, check, rehearse and ship event-driven serverless "
                          "architectures.</p><p>MIT License.</p>")
                           .arg(QApplication::applicationVersion()));
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!m_files->mayClose()) return event->ignore();
    Settings::setWindow(saveGeometry(), saveState());
    event->accept();
}

}  // namespace cascade::app
