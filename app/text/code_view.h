// SPDX-License-Identifier: MIT
// CodeView: a text to read, with line numbers, some lines marked; a click says which line.
#pragma once

#include <QPlainTextEdit>
#include <vector>

#include "app/theme.h"
#include "exporters/provenance/provenance.h"

namespace cascade::app {

class SyntaxHighlighter;

class CodeView final : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit CodeView(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    /// Keeps the place where the reader is, if it is the same file. Returns whether it is another one.
    bool setCode(const QString& path, const QString& text);
    void mark(const std::vector<exporters::LineRange>& ranges);
    const std::vector<exporters::LineRange>& marked() const { return m_marked; }
    /// Scrolls to the first marked line when none is in sight.
    void revealMarked();

signals:
    void lineClicked(int line);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    friend class LineNumbers;
    int numbersWidth() const;
    void paintNumbers(QPaintEvent* event);
    void showMarks();

    QWidget* m_numbers;
    SyntaxHighlighter* m_highlighter;
    const Theme* m_theme = &lightTheme();
    QString m_path;
    std::vector<exporters::LineRange> m_marked;
};

/// The font of code, in the size of the window's texts.
QFont codeFont();

}  // namespace cascade::app
