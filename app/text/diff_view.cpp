// SPDX-License-Identifier: MIT
// Each line is a block with a background of its own, so that the colour goes from edge to edge.
#include "app/text/diff_view.h"

#include <QTextBlock>

#include "app/text/code_view.h"
#include "exporters/revision/line_diff.h"

namespace cascade::app {
namespace {

using Kind = exporters::DiffLine::Kind;

constexpr int kMostLines = 5000;  // nobody reads on; the view would be slow

QColor translucent(QColor color) {
    color.setAlpha(44);
    return color;
}

class LineWriter {
public:
    LineWriter(QPlainTextEdit& view, const Theme& theme) : m_cursor(view.document()), m_theme(theme) {}

    void write(const QString& text, QColor color, QColor background = Qt::transparent) {
        if (m_lines++ > 0) m_cursor.insertBlock();
        QTextBlockFormat block;
        if (background.alpha() > 0) block.setBackground(background);
        m_cursor.setBlockFormat(block);
        QTextCharFormat format;
        format.setForeground(color);
        m_cursor.insertText(text, format);
    }

    void write(const exporters::DiffLine& line) {
        std::string_view text = line.text;
        while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
        const QString words = QString::fromUtf8(text.data(), qsizetype(text.size()));
        if (line.kind == Kind::Same)
            write(QStringLiteral("  ") + words, m_theme.text);
        else if (line.kind == Kind::Added)
            write(QStringLiteral("+ ") + words, m_theme.text, translucent(m_theme.success));
        else
            write(QStringLiteral("− ") + words, m_theme.text, translucent(m_theme.error));
    }

    int lines() const { return m_lines; }

private:
    QTextCursor m_cursor;
    const Theme& m_theme;
    int m_lines = 0;
};

}  // namespace

DiffView::DiffView(QWidget* parent) : QPlainTextEdit(parent) {
    setReadOnly(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFont(codeFont());
    setUndoRedoEnabled(false);
}

void DiffView::show(const std::string& before, const std::string& after) {
    clear();
    LineWriter writer(*this, *m_theme);
    const std::vector<exporters::DiffLine> lines = exporters::diffLines(before, after);
    const int context = before == after ? static_cast<int>(lines.size()) : 3;
    std::vector<exporters::Hunk> hunks = exporters::hunksOf(lines, context);
    if (before == after) hunks.push_back({1, 1, lines});
    for (const exporters::Hunk& hunk : hunks) {
        if (hunks.size() > 1) writer.write(QString::fromStdString(hunk.header()), m_theme->hint);
        for (const exporters::DiffLine& line : hunk.lines) {
            if (writer.lines() >= kMostLines) return writer.write(tr("… and more"), m_theme->muted);
            writer.write(line);
        }
    }
    moveCursor(QTextCursor::Start);
}

}  // namespace cascade::app
