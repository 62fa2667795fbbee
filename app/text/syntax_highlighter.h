// SPDX-License-Identifier: MIT
// SyntaxHighlighter: colours for what exports are written in, told by the file's name.
#pragma once

#include <QRegularExpression>
#include <QSyntaxHighlighter>
#include <vector>

#include "app/theme.h"

namespace cascade::app {

class SyntaxHighlighter final : public QSyntaxHighlighter {
    Q_OBJECT
public:
    explicit SyntaxHighlighter(QTextDocument* document);

    /// Before the text is set: it is coloured once.
    void setFile(const QString& path);
    void setTheme(const Theme& theme);

protected:
    void highlightBlock(const QString& text) override;

private:
    struct Rule {
        QRegularExpression pattern;
        QColor Theme::*color;
    };
    std::vector<Rule> m_rules;
    const Theme* m_theme = &lightTheme();
};

}  // namespace cascade::app
