// SPDX-License-Identifier: MIT
// One editor per type of parameter: a line, a choice, or a small text for JSON.
#include "app/panels/properties/parameter_field.h"

#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QToolButton>

#include "app/canvas/icons.h"

namespace cascade::app {
namespace {

QString defaultText(const Parameter& parameter) {
    if (parameter.defaultValue.is_null()) return parameter.required ? QString() : ParameterField::tr("not set");
    return shownValue(parameter.defaultValue);
}

QString yesNo(bool value) { return value ? ParameterField::tr("Yes") : ParameterField::tr("No"); }

QString helpOf(const Parameter& parameter) {
    QString help = QStringLiteral("<p>%1</p>").arg(QString::fromStdString(parameter.help).toHtmlEscaped());
    help += QStringLiteral("<p>") + ParameterField::tr("Default: %1").arg(defaultText(parameter).toHtmlEscaped());
    const QString unit =
        parameter.type == ParameterType::Duration ? QStringLiteral("s") : QString::fromStdString(parameter.unit);
    if (parameter.minimum) help += ParameterField::tr("; at least %1 %2").arg(*parameter.minimum).arg(unit);
    if (parameter.maximum) help += ParameterField::tr("; at most %1 %2").arg(*parameter.maximum).arg(unit);
    return help + QStringLiteral("</p>");
}

}  // namespace

QString shownValue(const Json& value) {
    if (value.is_null()) return {};
    return QString::fromStdString(value.is_string() ? value.get<std::string>() : value.dump());
}

ParameterField::ParameterField(const Parameter& parameter, QWidget* parent)
    : QWidget(parent), m_parameter(parameter), m_reset(new QToolButton), m_complaint(new QLabel) {
    setToolTip(helpOf(parameter));
    m_reset->setAutoRaise(true);
    m_reset->setIcon(actionIcon(QStringLiteral("reset"), themeFor(palette())));
    m_reset->setToolTip(tr("Back to the default (%1)").arg(defaultText(parameter)));
    m_reset->setAccessibleName(tr("Reset %1").arg(QString::fromStdString(parameter.title)));
    m_reset->setFocusPolicy(Qt::TabFocus);
    QSizePolicy keepsRoom = m_reset->sizePolicy();
    keepsRoom.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(keepsRoom);
    m_complaint->setWordWrap(true);
    m_complaint->hide();
    QPalette red = m_complaint->palette();
    red.setColor(QPalette::WindowText, themeFor(palette()).error);
    m_complaint->setPalette(red);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->setColumnStretch(0, 1);
    layout->addWidget(m_reset, 0, 2, Qt::AlignTop);
    layout->addWidget(m_complaint, 1, 0, 1, 3);
    if (parameter.type == ParameterType::Choice || parameter.type == ParameterType::Boolean)
        makeChoice();
    else if (parameter.type == ParameterType::Value)
        makeText();
    else
        makeLine();
    connect(m_reset, &QToolButton::clicked, this, [this] { emit edited(Json()); });
    setValue(Json());
}

void ParameterField::makeLine() {
    m_line = new QLineEdit;
    auto* layout = static_cast<QGridLayout*>(this->layout());
    layout->addWidget(m_line, 0, 0);
    if (!m_parameter.unit.empty()) {
        auto* unit = new QLabel(QString::fromStdString(m_parameter.unit));
        unit->setForegroundRole(QPalette::PlaceholderText);
        layout->addWidget(unit, 0, 1);
    }
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::editingFinished, this, &ParameterField::commit);
    connect(m_line, &QLineEdit::textEdited, this, [this] { complain({}); });
}

void ParameterField::makeChoice() {
    m_choice = new QComboBox;
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(8);
    m_choice->installEventFilter(this);
    if (m_parameter.type == ParameterType::Boolean) {
        m_choice->addItem(yesNo(true));
        m_choice->addItem(yesNo(false));
    }
    for (const std::string& choice : m_parameter.choices) m_choice->addItem(QString::fromStdString(choice));
    static_cast<QGridLayout*>(layout())->addWidget(m_choice, 0, 0);
    setFocusProxy(m_choice);
    connect(m_choice, &QComboBox::activated, this, &ParameterField::commit);
}

void ParameterField::makeText() {
    m_text = new QPlainTextEdit;
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(fontMetrics().height() * 3 + 14);
    QFont font(QStringLiteral("monospace"));
    font.setStyleHint(QFont::Monospace);
    font.setPointSizeF(this->font().pointSizeF() * 0.92);
    m_text->setFont(font);
    m_text->installEventFilter(this);
    static_cast<QGridLayout*>(layout())->addWidget(m_text, 0, 0);
    setFocusProxy(m_text);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] { complain({}); });
}

/// A text is taken over when it is left; a choice does not turn with the wheel while one scrolls past it.
bool ParameterField::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_text && event->type() == QEvent::FocusOut) commit();
    if (watched == m_choice && event->type() == QEvent::Wheel && !m_choice->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ParameterField::setValue(const Json& value, bool mixed) {
    m_value = value;
    m_mixed = mixed;
    m_reset->setVisible(!m_parameter.required && (mixed || !value.is_null()));
    complain({});
    showValue();
}

void ParameterField::showValue() {
    const QString placeholder = m_mixed ? tr("several values") : defaultText(m_parameter);
    if (m_line) m_line->setPlaceholderText(placeholder);
    if (m_text) m_text->setPlaceholderText(placeholder);
    if (!m_choice) return setText(m_mixed ? QString() : shownValue(m_value));
    m_choice->setPlaceholderText(placeholder);
    const Json& effective = m_value.is_null() ? m_parameter.defaultValue : m_value;
    QString shown = effective.is_boolean() ? yesNo(effective.get<bool>()) : shownValue(effective);
    if (m_mixed) shown.clear();
    m_choice->setCurrentIndex(m_choice->findText(shown));
}

void ParameterField::setText(const QString& text) {
    if (m_line) {
        m_line->setText(text);
        m_line->setCursorPosition(0);  // a long text shows how it begins
    }
    if (!m_text) return;
    const QSignalBlocker quiet(m_text);
    constexpr int kOneLine = 32;
    const bool spread = m_value.is_structured() && !m_mixed && text.size() > kOneLine;
    m_text->setPlainText(spread ? QString::fromStdString(m_value.dump(2)) : text);
}

QString ParameterField::typed() const {
    if (m_line) return m_line->text().trimmed();
    return m_choice ? m_choice->currentText() : m_text->toPlainText().trimmed();
}

Result<Json> ParameterField::parsed(const QString& text) const {
    const std::string utf8 = text.toStdString();
    if (text.isEmpty()) return Json();
    if (m_parameter.type == ParameterType::Boolean) return Json(text == yesNo(true));
    const bool isText = m_parameter.type == ParameterType::Text || m_parameter.type == ParameterType::Choice ||
                        m_parameter.type == ParameterType::Duration;
    Json value = isText ? Json(utf8) : Json::parse(utf8, nullptr, false);
    if (value.is_discarded()) {
        // "40ms" is a good distribution: quotes are only asked for where the text could be mistaken.
        if (m_parameter.type == ParameterType::Value && utf8.find_first_of("{[\"") == std::string::npos)
            return Json(utf8);
        return Error{m_parameter.type == ParameterType::Value ? tr("This is not valid JSON.").toStdString()
                                                              : tr("This is not a number.").toStdString()};
    }
    if (const auto error = checkValue(m_parameter, value)) return *error;
    return value;
}

bool ParameterField::commit() {
    const QString text = typed();
    if (m_mixed && text.isEmpty()) return true;
    const Result<Json> value = parsed(text);
    if (!value) {
        complain(QString::fromStdString(value.error().mend.empty() ? value.error().what : value.error().text()));
        return false;
    }
    complain({});
    // A choice shows its default as if it were set; taking it again changes nothing.
    const bool untouched = m_choice && m_value.is_null() && !m_mixed && *value == m_parameter.defaultValue;
    if ((*value != m_value || m_mixed) && !untouched) emit edited(*value);
    return true;
}

void ParameterField::complain(const QString& reason) {
    m_complaint->setText(reason);
    m_complaint->setVisible(!reason.isEmpty());
}

}  // namespace cascade::app
