// SPDX-License-Identifier: MIT
// Edits of a text, from its beginning to its end.
#include "exporters/source/text_edit.h"

#include <algorithm>
#include <cassert>

namespace cascade::exporters {

std::string applied(std::string_view text, TextEdits edits) {
    std::stable_sort(edits.begin(), edits.end(),
                     [](const TextEdit& a, const TextEdit& b) { return a.span.begin < b.span.begin; });
    std::string result;
    std::size_t at = 0;
    for (const TextEdit& edit : edits) {
        assert(edit.span.begin >= at && edit.span.end >= edit.span.begin && edit.span.end <= text.size());
        result += text.substr(at, edit.span.begin - at);
        result += edit.text;
        at = edit.span.end;
    }
    return result += text.substr(at);
}

}  // namespace cascade::exporters
