// SPDX-License-Identifier: MIT
// A field, the choices that match it, and a line about the current one.
#include "app/canvas/pick_list.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QVBoxLayout>

namespace cascade::app {
namespace {

constexpr int kIndexRole = Qt::UserRole;
constexpr int kKeywordsRole = Qt::UserRole + 1;
constexpr int kDetailRole = Qt::UserRole + 2;
constexpr int kWidth = 320;
constexpr int kRowsShown = 9;

}  // namespace

PickList::PickList(QWidget* parent)
    : QFrame(parent, Qt::Popup), m_field(new QLineEdit), m_list(new QListWidget), m_detail(new QLabel) {
    setFrameShape(QFrame::StyledPanel);
    setObjectName(QStringLiteral("pickList"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    layout->addWidget(m_detail);
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setIconSize({24, 24});
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_detail->setWordWrap(true);
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    connect(m_field, &QLineEdit::textChanged, this, &PickList::filter);
    connect(m_list, &QListWidget::itemClicked, this, &PickList::accept);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        m_detail->setText(item ? item->data(kDetailRole).toString() : QString());
    });
}

void PickList::ask(const QString& question, const std::vector<Choice>& choices, const QPoint& at,
                   std::function<void(std::size_t)> picked) {
    m_picked = std::move(picked);
    m_list->clear();
    for (std::size_t i = 0; i < choices.size(); ++i) {
        auto* item = new QListWidgetItem(choices[i].icon, choices[i].title, m_list);
        item->setData(kIndexRole, QVariant::fromValue(i));
        item->setData(kKeywordsRole, choices[i].title + QLatin1Char(' ') + choices[i].keywords);
        item->setData(kDetailRole, choices[i].detail);
        item->setSizeHint({0, 32});
    }
    m_field->clear();
    m_field->setPlaceholderText(question);
    setAccessibleName(question);
    filter({});
    resizeToChoices();
    const QScreen* screen = QGuiApplication::screenAt(at);
    const QRect area = (screen ? screen : QGuiApplication::primaryScreen())->availableGeometry();
    move(qBound(area.left(), at.x(), std::max(area.left(), area.right() - width())),
         qBound(area.top(), at.y(), std::max(area.top(), area.bottom() - height())));
    show();
    m_field->setFocus();
}

void PickList::resizeToChoices() {
    m_list->setFixedHeight(std::min(m_list->count(), kRowsShown) * 32 + 4);
    setFixedWidth(kWidth);
    adjustSize();
}

void PickList::filter(const QString& text) {
    QListWidgetItem* best = nullptr;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem* item = m_list->item(row);
        const bool matches = item->data(kKeywordsRole).toString().contains(text.trimmed(), Qt::CaseInsensitive);
        item->setHidden(!matches);
        if (!matches) continue;
        // A title that starts with what was typed is meant before one that merely holds it.
        const bool starts = item->text().startsWith(text.trimmed(), Qt::CaseInsensitive);
        if (!best || (starts && !best->text().startsWith(text.trimmed(), Qt::CaseInsensitive))) best = item;
    }
    m_list->setCurrentItem(best);
}

void PickList::accept() {
    const QListWidgetItem* item = m_list->currentItem();
    if (!item || item->isHidden()) return;
    const auto picked = std::exchange(m_picked, nullptr);
    hide();
    if (picked) picked(item->data(kIndexRole).value<std::size_t>());
}

bool PickList::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
    const auto& key = static_cast<const QKeyEvent&>(*event);
    switch (key.key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter: accept(); return true;
        case Qt::Key_Escape: hide(); return true;
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown: QCoreApplication::sendEvent(m_list, event); return true;
        default: return QFrame::eventFilter(watched, event);
    }
}

}  // namespace cascade::app
