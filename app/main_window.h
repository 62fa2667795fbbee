// SPDX-License-Identifier: MIT
// The window: the canvas in the middle, panels around it, and the menus. A frame that holds parts and joins them.
#pragma once

#include <QMainWindow>

#include "app/document.h"
#include "app/selection.h"
#include "app/theme.h"
#include "model/rules/problem.h"

class QDockWidget;
class QLabel;
class QMenu;
class QToolBar;
class QToolButton;

namespace cascade::app {

class ArrangeActions;
class CanvasScene;
class CanvasView;
class EditActions;
class ExportActions;
class FileActions;
class PalettePanel;
class Playback;
class ProblemFinder;
class ProblemsPanel;
class PropertiesPanel;
class RunPanel;
class TemplatePanel;
class ViewActions;

class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(const Catalog& catalog);
    ~MainWindow() override;

    Document& document() { return m_document; }
    CanvasScene& scene() { return *m_scene; }
    CanvasView& view() { return *m_view; }
    PropertiesPanel& properties() { return *m_properties; }
    PalettePanel& palettePanel() { return *m_palette; }
    FileActions& files() { return *m_files; }
    Playback& playback() { return *m_playback; }
    RunPanel& runPanel() { return *m_run; }
    TemplatePanel& templatePanel() { return *m_template; }

    /// Makes everything look like this, the application's own palette included.
    void setTheme(const Theme& theme);
    const Theme& theme() const { return *m_theme; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QDockWidget* addDock(const QString& name, const QString& title, QWidget* content, Qt::DockWidgetArea area);
    void makeDocks();
    void makeMenus();
    void makeToolBar();
    void makeStatusBar();
    void joinParts();
    void followAppearance();
    void showTitle();
    void showHint(const QString& text);
    void showProblems(const std::vector<Problem>& problems);
    void goTo(const Problem& problem);
    void choose(const Selection& selection);
    void showAbout();

    Document m_document;
    const Theme* m_theme = nullptr;
    QPalette m_systemPalette;
    CanvasScene* m_scene;
    CanvasView* m_view;
    PalettePanel* m_palette;
    PropertiesPanel* m_properties;
    ProblemsPanel* m_problems;
    ProblemFinder* m_finder;
    Playback* m_playback;
    RunPanel* m_run;
    TemplatePanel* m_template;
    FileActions* m_files;
    EditActions* m_edits;
    ViewActions* m_views;
    ArrangeActions* m_arrange;
    ExportActions* m_exports;
    QMenu* m_panelsMenu = nullptr;
    QDockWidget* m_problemsDock = nullptr;
    QDockWidget* m_runDock = nullptr;
    QToolBar* m_toolBar = nullptr;
    QLabel* m_hint = nullptr;
    QLabel* m_zoom = nullptr;
    QToolButton* m_problemCount = nullptr;
};

}  // namespace cascade::app
