// SPDX-License-Identifier: MIT
// Building forms for selections, and keeping their values in step with the document.
#include "app/panels/properties/properties_panel.h"

#include <algorithm>

#include "app/canvas/icons.h"
#include "app/edits.h"
#include "app/panels/properties/application_parameters.h"
#include "app/panels/properties/parameter_field.h"
#include "app/panels/properties/property_form.h"

namespace cascade::app {
namespace {

QString text(const std::string& value) { return QString::fromStdString(value); }

enum class Needed { Yes, No };

Parameter textParameter(const char* name, const QString& title, const QString& help, Needed needed = Needed::No) {
    Parameter parameter;
    parameter.required = needed == Needed::Yes;
    parameter.name = name;
    parameter.title = title.toStdString();
    parameter.help = help.toStdString();
    return parameter;
}

Json valueAt(const Json& object, const std::vector<std::string>& path) {
    const Json* value = &object;
    for (const std::string& key : path)
        if (!(value = member(*value, key))) return {};
    return *value;
}

/// The parameters that all lists have, in the order of the first.
std::vector<Parameter> common(const std::vector<const std::vector<Parameter>*>& lists) {
    std::vector<Parameter> result;
    const auto has = [](const std::vector<Parameter>& list, const Parameter& wanted) {
        return std::any_of(list.begin(), list.end(), [&](const Parameter& parameter) {
            return parameter.name == wanted.name && parameter.type == wanted.type;
        });
    };
    for (const Parameter& parameter : *lists.front())
        if (std::all_of(lists.begin(), lists.end(), [&](const auto* list) { return has(*list, parameter); }))
            result.push_back(parameter);
    return result;
}

}  // namespace

PropertiesPanel::PropertiesPanel(Document& document, QWidget* parent)
    : QScrollArea(parent), m_document(document), m_theme(&themeFor(palette())) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Properties"));
    connect(&document, &Document::settled, this, &PropertiesPanel::refresh);
    connect(&document, &Document::replaced, this, [this] {
        setSelection({});
        rebuild();
    });
    rebuild();
}

void PropertiesPanel::setTheme(const Theme& theme) {
    m_theme = &theme;
    rebuild();
}

void PropertiesPanel::setSelection(const Selection& selection) {
    if (selection == m_selection) return;
    m_selection = selection;
    rebuild();
}

void PropertiesPanel::rebuild() {
    const Architecture& architecture = m_document.architecture();
    std::erase_if(m_selection.nodes, [&](NodeId id) { return !architecture.find(id); });
    std::erase_if(m_selection.connections, [&](ConnectionId id) { return !architecture.find(id); });
    // A field that is being left may still be reporting: it must outlive this call.
    if (QWidget* old = takeWidget()) old->deleteLater();
    m_form = new PropertyForm;
    if (!m_selection.nodes.empty())
        buildNodes();
    else if (!m_selection.connections.empty())
        buildConnections();
    else
        buildApplication();
    m_form->close();
    connect(m_form, &PropertyForm::edited, this, &PropertiesPanel::edit);
    setWidget(m_form);
    refresh();
}

void PropertiesPanel::buildApplication() {
    m_form->addHead({}, tr("Application"), tr("Nothing is selected: these hold for the whole design."));
    m_form->add(textParameter("name", tr("Name"), tr("What the application is called; its stack takes this name.")),
                {"name"});
    m_form->addSection(tr("Settings"));
    for (const Parameter& parameter : applicationParameters(m_document.catalog()))
        m_form->add(parameter, {"application", parameter.name});
}

void PropertiesPanel::buildNodes() {
    const Catalog& catalog = m_document.catalog();
    std::vector<const Kind*> kinds;
    for (const NodeId id : m_selection.nodes)
        if (const Kind* kind = catalog.find(m_document.architecture().node(id).kind)) kinds.push_back(kind);
    const bool one = m_selection.nodes.size() == 1;
    const bool alike =
        std::all_of(kinds.begin(), kinds.end(), [&](const Kind* kind) { return kind == kinds.front(); });
    if (one) {
        const Node& node = m_document.architecture().node(m_selection.nodes.front());
        const Kind* kind = kinds.empty() ? nullptr : kinds.front();
        m_form->addHead(kind ? kindIcon(*kind, *m_theme) : QIcon(), text(kind ? kind->title : node.kind),
                        kind ? text(kind->summary) : QString());
        if (kind && !kind->notice.empty()) m_form->addText(QStringLiteral("⚠ ") + text(kind->notice));
        const QString help = tr("Letters and digits; the resource's CloudFormation logical id.");
        m_form->add(textParameter("name", tr("Name"), help, Needed::Yes), {"name"});
    } else {
        const QString what = alike && !kinds.empty() ? text(kinds.front()->plural) : tr("nodes");
        m_form->addHead({}, tr("%1 %2").arg(m_selection.nodes.size()).arg(what),
                        tr("An edit here holds for all of them."));
    }
    m_form->add(textParameter("description", tr("Description"), tr("What it is for, in your words.")),
                {"description"});
    if (kinds.size() != m_selection.nodes.size()) return;
    std::vector<const std::vector<Parameter>*> settings;
    std::vector<const std::vector<Parameter>*> simulation;
    for (const Kind* kind : kinds) {
        settings.push_back(&kind->parameters);
        simulation.push_back(&kind->simulation);
    }
    const auto addAll = [this](const QString& title, const std::vector<Parameter>& parameters, const char* where) {
        if (!parameters.empty()) m_form->addSection(title);
        for (const Parameter& parameter : parameters) m_form->add(parameter, {where, parameter.name});
    };
    addAll(tr("Settings"), common(settings), "parameters");
    addAll(tr("In a rehearsal"), common(simulation), "simulation");
    if (one && !kinds.front()->documentation.empty()) {
        m_form->addSection(tr("More"));
        m_form->addText(QStringLiteral("<a href=\"%1\">%2</a>")
                            .arg(text(kinds.front()->documentation), tr("About this service, by AWS")));
    }
}

void PropertiesPanel::buildConnections() {
    const Architecture& architecture = m_document.architecture();
    const Catalog& catalog = m_document.catalog();
    std::vector<const std::vector<Parameter>*> lists;
    for (const ConnectionId id : m_selection.connections)
        if (const ConnectionType* type = catalog.find(architecture, architecture.connection(id)))
            lists.push_back(&type->parameters);
    if (m_selection.connections.size() == 1) {
        const Connection& connection = architecture.connection(m_selection.connections.front());
        const Node& from = architecture.node(connection.from);
        const Node& to = architecture.node(connection.to);
        const ConnectionType* type = catalog.find(architecture, connection);
        m_form->addHead({}, text(from.name) + QStringLiteral(" → ") + text(to.name),
                        type ? text(type->title) : tr("These kinds cannot be connected like this."));
        if (type) m_form->addText(text(type->description));
        Parameter role = textParameter("role", tr("Role"), tr("What the connection means."), Needed::Yes);
        role.type = ParameterType::Choice;
        for (const ConnectionType* other : catalog.between(from.kind, to.kind)) role.choices.push_back(other->role);
        m_form->add(role, {"role"});
    } else {
        m_form->addHead({}, tr("%1 connections").arg(m_selection.connections.size()),
                        tr("An edit here holds for all of them."));
    }
    if (lists.size() != m_selection.connections.size()) return;
    const std::vector<Parameter> parameters = common(lists);
    if (!parameters.empty()) m_form->addSection(tr("Settings"));
    for (const Parameter& parameter : parameters) m_form->add(parameter, {"parameters", parameter.name});
}

void PropertiesPanel::refresh() {
    const Architecture& architecture = m_document.architecture();
    std::string shape;
    bool gone = false;
    for (const NodeId id : m_selection.nodes) gone |= !architecture.find(id);
    for (const ConnectionId id : m_selection.connections) {
        const Connection* connection = architecture.find(id);
        gone |= !connection;
        if (connection) shape += architecture.describe(*connection) + '\n';
    }
    // A connection's role decides its parameters; its head names its ends.
    if (gone || std::exchange(m_shape, shape) != shape) return rebuild();
    for (const PropertyForm::Line& line : m_form->lines()) {
        const std::vector<Json> all = values(line.path);
        const bool mixed =
            std::any_of(all.begin(), all.end(), [&](const Json& value) { return value != all.front(); });
        line.field->setValue(mixed ? Json() : all.front(), mixed);
    }
}

std::vector<Json> PropertiesPanel::values(const Path& path) const {
    const Architecture& architecture = m_document.architecture();
    std::vector<Json> values;
    if (m_selection.empty()) {
        const Json value = valueAt(m_document.design().sections(), path);
        return {path == Path{"name"} && value == "" ? Json()
                                                    : value};  // a design without a name holds an empty one
    }
    for (const NodeId id : m_selection.nodes) {
        const Node& node = architecture.node(id);
        values.push_back(path == Path{"name"} ? Json(node.name) : valueAt(node.fields, path));
    }
    if (!values.empty()) return values;
    for (const ConnectionId id : m_selection.connections) {
        const Connection& connection = architecture.connection(id);
        values.push_back(path == Path{"role"} ? Json(connection.role) : valueAt(connection.fields, path));
    }
    return values;
}

void PropertiesPanel::edit(const Path& path, const Json& value) {
    // What is shown while nodes and connections are selected together are the nodes.
    const Selection target = m_selection.nodes.empty() ? m_selection : Selection{m_selection.nodes, {}};
    ParameterField* field = m_form->field(path);
    const Result<Changes> made = target.empty() ? editApplication(path, value)
                                 : path == Path{"name"}
                                     ? renameNode(m_document, target.nodes.front(), shownValue(value))
                                     : setField(m_document, target, path, value);
    if (!made && m_form->field(path) == field) field->complain(text(made.error().text()));
}

Result<Changes> PropertiesPanel::editApplication(const Path& path, const Json& value) {
    const std::string& section = path.front();
    Json edited = value;
    if (path.size() == 2) {
        const Json* before = m_document.design().section(section);
        edited = before && before->is_object() ? *before : Json::object();
        edited[path[1]] = value;
        if (value.is_null()) edited.erase(path[1]);
        if (edited.empty()) edited = nullptr;
    } else if (value.is_null()) {
        edited = "";
    }
    QString what = text(path.back());
    what.replace(QLatin1Char('_'), QLatin1Char(' '));
    return m_document.perform(tr("Set the application's %1").arg(what),
                              [&](Design& design) { return design.editSection(section, edited); });
}

void PropertiesPanel::focusFirstField() {
    if (m_form->lines().empty()) return;
    m_form->lines().front().field->setFocus(Qt::ShortcutFocusReason);
}

}  // namespace cascade::app
