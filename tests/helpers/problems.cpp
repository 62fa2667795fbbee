// SPDX-License-Identifier: MIT
// Problems as short text.
#include "tests/helpers/problems.h"

#include <QStringList>

#include "tests/helpers/sketch.h"

namespace cascade::tests {
namespace {

QString textOf(const Problem& problem, const Architecture& architecture) {
    QStringList places;
    for (const NodeId node : problem.nodes) places.append(QString::fromStdString(architecture.node(node).name));
    const std::string head = std::string(nameOf(problem.severity)) + " " + problem.code;
    return QString::fromStdString(head) + (places.isEmpty() ? QString() : " at " + places.join('+'));
}

}  // namespace

QString problemsOf(const Design& design) {
    QStringList texts;
    for (const Problem& problem : validate(design, builtinCatalog()))
        texts.append(textOf(problem, design.architecture()));
    return texts.join("; ");
}

QString problemsIn(std::string_view sketched, std::string_view family) {
    const Design design = sketch(sketched);
    QStringList texts;
    for (const Problem& problem : validate(design, builtinCatalog()))
        if (problem.code.rfind(family, 0) == 0) texts.append(textOf(problem, design.architecture()));
    return texts.join("; ");
}

}  // namespace cascade::tests
