// SPDX-License-Identifier: MIT
// The properties of what is selected - nodes, connections, or with nothing selected the application - from the
// catalog.
#pragma once

#include <QScrollArea>

#include "app/document.h"
#include "app/selection.h"
#include "app/theme.h"

namespace cascade::app {

class PropertyForm;

class PropertiesPanel final : public QScrollArea {
    Q_OBJECT
public:
    explicit PropertiesPanel(Document& document, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setSelection(const Selection& selection);
    const Selection& selection() const { return m_selection; }
    PropertyForm& form() { return *m_form; }
    /// Puts the keyboard into the first field.
    void focusFirstField();

private:
    using Path = std::vector<std::string>;

    void rebuild();
    void buildApplication();
    void buildNodes();
    void buildConnections();
    /// Drops what no longer exists from the selection, and shows the values of the rest.
    void refresh();
    std::vector<Json> values(const Path& path) const;
    void edit(const Path& path, const Json& value);
    Result<Changes> editApplication(const Path& path, const Json& value);

    Document& m_document;
    const Theme* m_theme;
    Selection m_selection;
    PropertyForm* m_form = nullptr;
    std::string m_shape;  ///< What the form was built for: names, kinds and roles of the selection.
};

}  // namespace cascade::app
