// SPDX-License-Identifier: MIT
// PathField: a path to type, or to choose with the system's own dialog.
#pragma once

#include <QLineEdit>
#include <QWidget>

namespace cascade::app {

class PathField final : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Folder, SaveFile };
    PathField(Kind kind, const QString& title, QWidget* parent = nullptr);

    QString path() const { return m_path->text().trimmed(); }
    void setPath(const QString& path) { m_path->setText(path); }

signals:
    void pathChanged();

private:
    void browse();

    Kind m_kind;
    QString m_title;
    QLineEdit* m_path;
};

}  // namespace cascade::app
