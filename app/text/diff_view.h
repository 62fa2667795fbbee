// SPDX-License-Identifier: MIT
// DiffView: what would change in a file, line by line, added ones green and removed ones red.
#pragma once

#include <QPlainTextEdit>
#include <string>

#include "app/theme.h"

namespace cascade::app {

class DiffView final : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit DiffView(QWidget* parent = nullptr);

    void setTheme(const Theme& theme) { m_theme = &theme; }
    /// The changed lines with their surroundings; the whole text where nothing changes.
    void show(const std::string& before, const std::string& after);
    using QWidget::show;

private:
    const Theme* m_theme = &lightTheme();
};

}  // namespace cascade::app
