// SPDX-License-Identifier: MIT
// ParameterField: edits one parameter. The default shows as a placeholder; a value that is set can be reset to it.
#pragma once

#include <QWidget>

#include "model/catalog/catalog.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace cascade::app {

class ParameterField final : public QWidget {
    Q_OBJECT
public:
    explicit ParameterField(const Parameter& parameter, QWidget* parent = nullptr);

    const Parameter& parameter() const { return m_parameter; }
    /// null: not set. `mixed`: the selected nodes do not agree.
    void setValue(const Json& value, bool mixed = false);
    /// Takes over what is being typed. False when it is no legal value: the field says so.
    bool commit();
    /// Says why the value was not taken; an empty reason takes that back.
    void complain(const QString& reason);

signals:
    /// null: back to the default.
    void edited(const cascade::Json& value);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeLine();
    void makeChoice();
    void makeText();
    void showValue();
    void setText(const QString& text);
    QString typed() const;
    /// The value that the text stands for; null for an empty one.
    Result<Json> parsed(const QString& text) const;

    Parameter m_parameter;
    Json m_value;
    bool m_mixed = false;
    QLineEdit* m_line = nullptr;
    QComboBox* m_choice = nullptr;
    QPlainTextEdit* m_text = nullptr;
    QToolButton* m_reset;
    QLabel* m_complaint;
};

/// A value as people type it: text without quotes, everything else as JSON.
QString shownValue(const Json& value);

}  // namespace cascade::app
