// SPDX-License-Identifier: MIT
// Inverting changes.
#include "model/graph/change.h"

namespace cascade {

Change inverse(const Change& change) {
    return std::visit(Overloaded{
                          [](const NodeAdded& c) -> Change {
                              return NodeRemoved{c.node, c.position};
                          },
                          [](const NodeRemoved& c) -> Change {
                              return NodeAdded{c.node, c.position};
                          },
                          [](const NodeRenamed& c) -> Change {
                              return NodeRenamed{c.node, c.after, c.before};
                          },
                          [](const NodeEdited& c) -> Change {
                              return NodeEdited{c.node, c.after, c.before};
                          },
                          [](const NodeMoved& c) -> Change {
                              return NodeMoved{c.node, c.after, c.before, c.position};
                          },
                          [](const ConnectionAdded& c) -> Change {
                              return ConnectionRemoved{c.connection, c.position};
                          },
                          [](const ConnectionRemoved& c) -> Change {
                              return ConnectionAdded{c.connection, c.position};
                          },
                          [](const ConnectionEdited& c) -> Change {
                              return ConnectionEdited{c.connection, c.after, c.before};
                          },
                          [](const SectionEdited& c) -> Change {
                              return SectionEdited{c.section, c.after, c.before, c.position};
                          },
                      },
                      change);
}

Changes inverse(const Changes& changes) {
    Changes result;
    result.reserve(changes.size());
    for (auto change = changes.rbegin(); change != changes.rend(); ++change) result.push_back(inverse(*change));
    return result;
}

}  // namespace cascade
