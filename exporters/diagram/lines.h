// SPDX-License-Identifier: MIT
// A file that grows line by line and knows where its lines come from.
#pragma once

#include <string>

#include "exporters/exporter.h"

namespace cascade::exporters::diagram {

class Lines {
public:
    explicit Lines(const std::string& path) : m_file{path, {}, {}} {}

    void add(int level, const std::string& text, const Origin& origin = {}) {
        m_file.text += std::string(static_cast<std::size_t>(2 * level), ' ') + text + "\n";
        ++m_count;
        if (origin.node || origin.connection) m_file.origins.push_back({m_count, m_count, origin});
    }
    std::vector<GeneratedFile> finish() { return {std::move(m_file)}; }

private:
    GeneratedFile m_file;
    int m_count = 0;
};

}  // namespace cascade::exporters::diagram
