// SPDX-License-Identifier: MIT
// Line numbers are a widget of their own in the left margin, painted by the view, which knows where its lines are.
#include "app/text/code_view.h"

#include <QApplication>
#include <QFontDatabase>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <algorithm>

#include "app/text/syntax_highlighter.h"

namespace cascade::app {
namespace {

constexpr int kMargin = 8;
constexpr int kMostMarkedLines = 2000;             // beyond it, scrolling would stutter
constexpr qsizetype kLargestColoured = 2'000'000;  // characters; colours take about a second then

}  // namespace

class LineNumbers final : public QWidget {
public:
    explicit LineNumbers(CodeView& view) : QWidget(&view), m_view(view) {}
    QSize sizeHint() const override { return {m_view.numbersWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent* event) override { m_view.paintNumbers(event); }

private:
    CodeView& m_view;
};

QFont codeFont() {
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(QApplication::font().pointSizeF());
    return font;
}

CodeView::CodeView(QWidget* parent)
    : QPlainTextEdit(parent), m_numbers(new LineNumbers(*this)), m_highlighter(new SyntaxHighlighter(document())) {
    setObjectName(QStringLiteral("code"));
    setReadOnly(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFrameShape(QFrame::NoFrame);
    setFont(codeFont());
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    connect(this, &QPlainTextEdit::blockCountChanged, this,
            [this] { setViewportMargins(numbersWidth(), 0, 0, 0); });
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect& area, int dy) {
        if (dy != 0)
            m_numbers->scroll(0, dy);
        else
            m_numbers->update(0, area.y(), m_numbers->width(), area.height());
    });
    setViewportMargins(numbersWidth(), 0, 0, 0);
}

void CodeView::setTheme(const Theme& theme) {
    m_theme = &theme;
    m_highlighter->setTheme(theme);
    showMarks();
    m_numbers->update();
}

bool CodeView::setCode(const QString& path, const QString& text) {
    const bool isSame = path == m_path;
    if (isSame && text == toPlainText()) return false;
    const int place = isSame ? verticalScrollBar()->value() : 0;
    m_path = path;
    m_marked.clear();
    m_highlighter->setFile(text.size() <= kLargestColoured ? path : QString());
    setPlainText(text);
    verticalScrollBar()->setValue(place);
    return !isSame;
}

void CodeView::mark(const std::vector<exporters::LineRange>& ranges) {
    m_marked = ranges;
    showMarks();
    m_numbers->update();
}

void CodeView::revealMarked() {
    if (m_marked.empty()) return;
    const int first = firstVisibleBlock().blockNumber() + 1;
    const int last = first + std::max(1, viewport()->height() / std::max(1, fontMetrics().height())) - 2;
    const bool visible = std::any_of(m_marked.begin(), m_marked.end(), [&](const exporters::LineRange& range) {
        return range.first <= last && range.last >= first;
    });
    if (!visible) verticalScrollBar()->setValue(std::max(0, m_marked.front().first - 2));
}

void CodeView::showMarks() {
    QList<QTextEdit::ExtraSelection> selections;
    QColor color = m_theme->accent;
    color.setAlpha(m_theme->dark ? 60 : 36);
    for (const exporters::LineRange& range : m_marked) {
        for (int line = range.first; line <= range.last && selections.size() < kMostMarkedLines; ++line) {
            QTextEdit::ExtraSelection selection;
            selection.cursor = QTextCursor(document()->findBlockByNumber(line - 1));
            selection.format.setBackground(color);
            selection.format.setProperty(QTextFormat::FullWidthSelection, true);
            selections.push_back(selection);
        }
    }
    setExtraSelections(selections);
}

int CodeView::numbersWidth() const {
    const int digits = std::max<int>(3, static_cast<int>(QString::number(blockCount()).size()));
    return fontMetrics().horizontalAdvance(QLatin1Char('9')) * digits + 2 * kMargin;
}

void CodeView::paintNumbers(QPaintEvent* event) {
    QPainter painter(m_numbers);
    painter.fillRect(event->rect(), m_theme->window);
    painter.setFont(font());
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF area = blockBoundingGeometry(block).translated(contentOffset());
        if (area.top() > event->rect().bottom()) break;
        const int line = block.blockNumber() + 1;
        const bool isMarked = std::any_of(m_marked.begin(), m_marked.end(), [&](const exporters::LineRange& range) {
            return range.first <= line && line <= range.last;
        });
        painter.setPen(isMarked ? m_theme->accent : m_theme->muted);
        painter.drawText(QRectF(0, area.top(), m_numbers->width() - kMargin, area.height()),
                         Qt::AlignRight | Qt::AlignVCenter, QString::number(line));
    }
}

void CodeView::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    const QRect area = contentsRect();
    m_numbers->setGeometry(area.left(), area.top(), numbersWidth(), area.height());
}

void CodeView::mouseReleaseEvent(QMouseEvent* event) {
    QPlainTextEdit::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && !textCursor().hasSelection())
        emit lineClicked(cursorForPosition(event->pos()).blockNumber() + 1);
}

}  // namespace cascade::app
