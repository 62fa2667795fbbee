// SPDX-License-Identifier: MIT
// PropertyForm: a head, and titled sections of parameter fields, each bound to a path of the edited object.
#pragma once

#include <QIcon>
#include <QWidget>
#include <functional>
#include <string>
#include <vector>

#include "model/catalog/catalog.h"

class QVBoxLayout;

namespace cascade::app {

class ParameterField;

class PropertyForm final : public QWidget {
    Q_OBJECT
public:
    using Path = std::vector<std::string>;
    struct Line {
        ParameterField* field;
        Path path;
    };

    explicit PropertyForm(QWidget* parent = nullptr);

    void addHead(const QIcon& icon, const QString& title, const QString& subtitle);
    /// Running text, wrapped; links open in the browser.
    void addText(const QString& text);
    void addSection(const QString& title);
    void add(const Parameter& parameter, const Path& path);
    /// Gives what is left of the height to nobody. Call it last.
    void close();

    const std::vector<Line>& lines() const { return m_lines; }
    ParameterField* field(const Path& path) const;

signals:
    void edited(const std::vector<std::string>& path, const cascade::Json& value);

private:
    QVBoxLayout* m_layout;
    std::vector<Line> m_lines;
};

}  // namespace cascade::app
