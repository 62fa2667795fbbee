// SPDX-License-Identifier: MIT
// PickList: a small box that asks one question by typing or pointing: which kind to add, which node, which role.
#pragma once

#include <QFrame>
#include <QIcon>
#include <functional>

class QLabel;
class QLineEdit;
class QListWidget;

namespace cascade::app {

class PickList final : public QFrame {
    Q_OBJECT
public:
    struct Choice {
        QString title;
        QString detail;
        QIcon icon;
        QString keywords;  ///< Also found by these.
    };

    explicit PickList(QWidget* parent);

    /// Opens at a point of the screen, with the first choice current. `picked` gets the index of the choice;
    /// nothing happens when the box is left otherwise.
    void ask(const QString& question, const std::vector<Choice>& choices, const QPoint& at,
             std::function<void(std::size_t)> picked);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& text);
    void accept();
    void resizeToChoices();

    QLineEdit* m_field;
    QListWidget* m_list;
    QLabel* m_detail;
    std::function<void(std::size_t)> m_picked;
};

}  // namespace cascade::app
