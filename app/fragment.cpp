// SPDX-License-Identifier: MIT
// Taking parts out of a design and putting them into another.
#include "app/fragment.h"

#include <QRectF>
#include <unordered_map>

#include "app/canvas/geometry.h"
#include "app/edit_sequence.h"
#include "model/format/document.h"

namespace cascade::app {
namespace {

NodeId addedNode(const Result<Changes>& changes) { return std::get<NodeAdded>(changes->front()).node.id; }

/// Gives every node of the fragment a name that neither design has.
void avoidNames(Design& fragment, const Design& design) {
    std::vector<NodeId> taken;
    for (const Node& node : fragment.architecture().nodes())
        if (design.architecture().find(node.name)) taken.push_back(node.id);
    for (const NodeId id : taken) {
        std::string stem = fragment.architecture().node(id).name;
        while (stem.size() > 1 && stem.back() >= '0' && stem.back() <= '9') stem.pop_back();
        std::string name = design.freeName(stem);
        for (int number = 2; design.architecture().find(name) || fragment.architecture().find(name); ++number)
            name = stem + std::to_string(number);
        (void)fragment.renameNode(id, name);  // legal and free, so it cannot be refused
    }
}

Json withoutTakenLabel(const Connection& connection, const Design& design) {
    Json fields = connection.fields;
    if (design.architecture().findConnection(connection.label())) fields.erase("id");
    return fields;
}

}  // namespace

Design fragmentOf(const Design& design, const Selection& selection) {
    Design fragment;
    std::unordered_map<NodeId, NodeId> copies;
    const Places places = placesOf(design);
    for (const Node& node : design.architecture().nodes()) {
        if (std::find(selection.nodes.begin(), selection.nodes.end(), node.id) == selection.nodes.end()) continue;
        copies[node.id] =
            addedNode(fragment.addNode(node.kind, node.name, toPoint(places.at(node.id)), node.fields));
    }
    for (const Connection& connection : design.architecture().connections())
        if (copies.contains(connection.from) && copies.contains(connection.to))
            (void)fragment.connect(copies[connection.from], copies[connection.to], connection.role,
                                   connection.fields);
    return fragment;
}

Result<Selection> insertFragment(Document& document, Design fragment, const QPointF& offset, const QString& name) {
    avoidNames(fragment, document.design());
    Selection added;
    const Places places = placesOf(fragment);
    const Result<Changes> made = document.perform(name, [&](Design& design) {
        EditSequence edits(design);
        std::unordered_map<NodeId, NodeId> copies;
        for (const Node& node : fragment.architecture().nodes()) {
            const Result<Changes> edit =
                design.addNode(node.kind, node.name, toPoint(places.at(node.id) + offset), node.fields);
            if (!edits.add(edit)) return std::move(edits).finish();
            copies[node.id] = addedNode(edit);
            added.nodes.push_back(copies[node.id]);
        }
        for (const Connection& connection : fragment.architecture().connections())
            edits.add(design.connect(copies[connection.from], copies[connection.to], connection.role,
                                     withoutTakenLabel(connection, design)));
        return std::move(edits).finish();
    });
    if (!made) return made.error();
    return added;
}

QString toClipboardText(const Design& fragment) { return QString::fromStdString(writeDocument(fragment)); }

Result<Design> fromClipboardText(const QString& text, const Catalog& catalog) {
    return readDocument(text.toStdString(), "clipboard", catalog);
}

QPointF centreOf(const Design& fragment) {
    QRectF bounds;
    for (const auto& [id, place] : placesOf(fragment)) bounds |= nodeRect(place);
    return bounds.center();
}

}  // namespace cascade::app
