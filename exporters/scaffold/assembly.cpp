// SPDX-License-Identifier: MIT
// Fills in the templates. A placeholder that has a line to itself is a section; an empty one goes with its gap.
#include "exporters/scaffold/assembly.h"

#include <algorithm>
#include <sstream>

#include "exporters/scaffold/use_pieces.h"

namespace cascade::exporters {
namespace {

using Lines = std::vector<std::string>;

std::string joined(const Lines& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

void addOnce(Lines& lines, const std::string& line) {
    if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(line);
}

bool startsWithAny(const std::string& text, const Json* prefixes) {
    return prefixes && std::any_of(prefixes->begin(), prefixes->end(),
                                   [&](const Json& prefix) { return text.starts_with(prefix.get<std::string>()); });
}

/// "java21" -> "21", "nodejs24.x" -> "24"
std::string numberIn(const std::string& runtime) {
    const std::size_t start = std::min(runtime.find_first_of("0123456789"), runtime.size());
    return runtime.substr(start, runtime.find_first_not_of("0123456789", start) - start);
}

class Assembly {
public:
    Assembly(const FunctionCode& code, const Words& words) : m_code(code), m_words(words) {
        addHelpers();
        for (const Piece& piece : code.envelopes) m_pieces.push_back(&piece);
        for (const Piece& piece : code.uses) m_pieces.push_back(&piece);
        for (const auto& [name, piece] : m_helpers) m_pieces.push_back(&piece);
        fillSections();
    }

    std::vector<GeneratedFile> files() const {
        std::vector<GeneratedFile> files;
        const std::string root = std::string(m_words.language().name) + "/project";
        for (const std::string& file : starterFilesIn(root)) {
            std::string path = file;
            replaceAll(path, "NAME", m_code.function->name);
            if (path.starts_with("function/"))
                path.replace(0, 8, "src/" + m_code.function->name);
            else
                path.erase(0, path.find('/') + 1);
            std::string text = expand(starterText(root + "/" + file));
            // JSON takes no comma after the last of a list.
            if (path.ends_with(".json")) replaceAll(text, ",\n  }", "\n  }");
            files.push_back({path, std::move(text), {}});
            trace(files.back());
        }
        return files;
    }

    std::set<std::string> packages(bool provided) const {
        std::set<std::string> all;
        for (const Piece* piece : m_pieces) {
            all.insert(piece->packages.begin(), piece->packages.end());
            if (const std::string prefix = m_words.text("packages_from_imports"); !prefix.empty())
                for (const auto& [module, names] : piece->imports)
                    if (module.starts_with(prefix)) all.insert(module);
        }
        std::erase_if(all, [&](const std::string& name) {
            return startsWithAny(name, m_words.value("provided")) != provided;
        });
        return all;
    }

private:
    bool dispatches() const { return m_code.envelopes.size() + m_code.takesPlainPayload > 1; }

    /// Helpers may need others.
    void addHelpers() {
        std::set<std::string> wanted;
        if (dispatches()) wanted.insert("source_of");
        if (m_code.readsParameters) wanted.insert("parameter");
        for (const auto* pieces : {&m_code.envelopes, &m_code.uses})
            for (const Piece& piece : *pieces) wanted.insert(piece.helpers.begin(), piece.helpers.end());
        while (!wanted.empty()) {
            const std::string name = *wanted.begin();
            wanted.erase(wanted.begin());
            if (m_helpers.contains(name)) continue;
            auto piece = readPiece(m_words.piecePath("helpers", name), m_words.common());
            if (!piece) continue;
            wanted.insert(piece->helpers.begin(), piece->helpers.end());
            m_helpers[name] = std::move(*piece);
        }
    }

    void fillSections() {
        const FunctionPlan& function = *m_code.function;
        m_inline = m_words.common();
        m_inline.merge(namesOf(function.name));
        const std::string description = m_words.harmless(function.description);
        m_inline["description"] = description.empty() ? "" : ": " + description;
        m_inline["runtime_number"] = numberIn(function.runtime);
        m_inline["architecture"] = m_words.text(function.architecture);
        m_inline["artifact"] = m_words.language().artifact;
        m_sections = {{"about", about()},
                      {"imports", imports()},
                      {"setup", joined(setup())},
                      {"parameter", m_code.readsParameters ? indented(m_helpers.at("parameter").code) : ""},
                      {"dispatch", dispatch()},
                      {"steps", steps()},
                      {"envelopes", definitions(m_code.envelopes)},
                      {"uses", definitions(m_code.uses)},
                      {"helpers", helpers()},
                      {"packages", packageList(false)},
                      {"provided_packages", packageList(true)},
                      {"variables", variables()},
                      {"stub_imports", stubImports()},
                      {"stubs", stubs()},
                      {"tests", tests()}};
    }

    std::string about() const {
        std::string text;
        for (const std::string& line : m_code.about)
            text += m_words.text("about", {{"line", m_words.harmless(line)}});
        return text;
    }

    /// Modules before names, the standard library before the rest; only what is used.
    std::string imports() const {
        Piece::Imports modules;
        if (const Json* own = m_words.value("own_imports"))
            for (const Json& module : *own) modules[module.get<std::string>()];
        Piece::Imports types;
        for (const Piece* piece : m_pieces) {
            for (const auto& [module, names] : piece->imports) modules[module].insert(names.begin(), names.end());
            for (const auto& [module, names] : piece->types) types[module].insert(names.begin(), names.end());
        }
        std::string first, later;
        const bool mixed = !m_words.text("sorted_imports").empty();
        for (const bool whole : {true, false})
            for (const auto& [module, names] : modules)
                if (mixed ? whole : names.empty() == whole)
                    (startsWithAny(module, m_words.value("later_imports")) ? later : first) +=
                        importLine(names.empty() ? "import" : "import_names", module, names);
        if (!m_words.text("import_types").empty())
            for (const auto& [module, names] : types) first += importLine("import_types", module, names);
        return first + (first.empty() || later.empty() ? "" : "\n") + later;
    }

    std::string importLine(const char* form, const std::string& module, const std::set<std::string>& names) const {
        std::string list;
        for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
        return m_words.text(form, {{"module", module}, {"names", list}});
    }

    Lines setup() const {
        Lines lines;
        for (const Piece* piece : m_pieces)
            for (const std::string& line : piece->setup) addOnce(lines, m_words.text("indent") + line);
        return lines;
    }

    std::string dispatch() const {
        if (!dispatches() && !m_code.envelopes.empty())
            return m_words.text("dispatch_only", {{"function", m_code.envelopes.front().functionName()}});
        std::string text;
        for (const Piece& piece : m_code.envelopes)
            text += m_words.text("dispatch", {{"when", piece.when}, {"function", piece.functionName()}});
        return text + m_words.text("dispatch_plain");
    }

    std::string steps() const {
        const bool answers = std::any_of(m_code.uses.begin(), m_code.uses.end(),
                                         [](const Piece& use) { return !use.answer.empty(); });
        std::string text = answers ? m_words.text("result") : "";
        for (const Piece& use : m_code.uses)
            text +=
                m_words.text(use.answer.empty() ? "call" : "answer", {{"call", use.call}, {"answer", use.answer}});
        return text + m_words.text(answers ? "return_result" : "return_payload");
    }

    std::string indented(const std::string& code) const {
        const std::string indent = m_words.text("indent");
        std::string text;
        std::istringstream lines(code);
        for (std::string line; std::getline(lines, line);) text += (line.empty() ? "" : indent + line) + "\n";
        return text;
    }

    void addDefinition(std::string& text, const std::string& code) const {
        text += (text.empty() ? "" : m_words.text("gap")) + indented(code);
    }

    std::string definitions(const std::vector<Piece>& pieces) const {
        std::string text;
        for (const Piece& piece : pieces) addDefinition(text, piece.code);
        return text;
    }

    std::string helpers() const {
        std::string text;
        for (const auto& [name, piece] : m_helpers)
            if (name != "parameter") addDefinition(text, piece.code);
        return text;
    }

    std::string packageList(bool provided) const {
        const Json* versions = m_words.value("versions");
        std::string text;
        for (const std::string& name : packages(provided)) {
            const Json* version = versions ? member(*versions, name) : nullptr;
            const std::string known = version ? version->get<std::string>() : m_words.text("version");
            text += m_words.text("package", {{"package", name}, {"version", known}});
        }
        return text;
    }

    // --- The unit test ---

    std::string variables() const {
        std::string text;
        for (const EnvironmentVariable& variable : m_code.function->environment)
            text += m_words.text("test_variable", {{"variable", variable.name}});
        return text;
    }

    /// Modules that the stubs speak of.
    std::string stubImports() const {
        const Lines lines = stubLines();
        std::string text;
        Piece::Imports used;
        for (const Piece* piece : m_pieces)
            for (const auto& [module, names] : piece->imports)
                for (const std::string& name : names)
                    if (std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
                            return line.find(name + ".") != std::string::npos;
                        }))
                        used[module].insert(name);
        for (const auto& [module, names] : used) text += importLine("import_names", module, names);
        return text;
    }

    Lines stubLines() const {
        Lines lines;
        for (const Piece* piece : m_pieces)
            for (const std::string& line : piece->stubs) addOnce(lines, line);
        return lines;
    }

    std::string stubs() const {
        std::string text;
        for (const std::string& line : stubLines()) text += m_words.text("stub", {{"line", line}});
        return text;
    }

    /// "events/Work-Inbox-2.json" -> Inbox2
    std::string caseOf(const std::string& file) const {
        std::string name = file.substr(7, file.size() - 12);
        name.erase(0, m_code.function->name.size());
        std::erase(name, '-');
        return name.empty() ? "Sample" : name;
    }

    std::string tests() const {
        std::string text;
        for (const Sample& sample : m_code.samples) {
            Placeholders placeholders = namesOf(caseOf(sample.file));
            placeholders["file"] = sample.file;
            std::string expected;
            for (const std::string& line : sample.expected) expected += m_words.text("expect", {{"line", line}});
            placeholders["expected"] = sample.expected.empty() ? m_words.text("expect_plain") : expected;
            text += (text.empty() ? "" : m_words.text("gap")) + m_words.text("test", placeholders);
        }
        return text;
    }

    // --- Templates ---

    std::string expand(std::string_view text) const {
        std::istringstream lines{std::string(text)};
        std::string result;
        bool skipsGap = false;
        for (std::string line; std::getline(lines, line);) {
            if (skipsGap && line.empty()) continue;
            skipsGap = false;
            const bool lone = line.starts_with("{{") && line.ends_with("}}");
            const auto section = lone ? m_sections.find(line.substr(2, line.size() - 4)) : m_sections.end();
            if (section == m_sections.end()) {
                result += fillIn(line, m_inline) + "\n";
            } else {
                result += section->second;
                skipsGap = section->second.empty();
            }
        }
        while (result.ends_with("\n\n")) result.pop_back();
        return result;
    }

    /// The file is the function's, and in it what handles an event or uses a target is the connection's.
    void trace(GeneratedFile& file) const {
        const auto lineAt = [&](std::size_t offset) {
            return 1 + static_cast<int>(std::count(file.text.begin(),
                                                   file.text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
        };
        file.origins.push_back({1, lineAt(file.text.size()) - 1, m_code.function->origin});
        for (const Piece* piece : m_pieces) {
            const std::string code = indented(piece->code);
            const std::size_t start = piece->origin.connection ? file.text.find(code) : std::string::npos;
            if (start != std::string::npos)
                file.origins.push_back({lineAt(start), lineAt(start + code.size()) - 1, piece->origin});
        }
    }

    const FunctionCode& m_code;
    const Words& m_words;
    std::map<std::string, Piece> m_helpers;
    std::vector<const Piece*> m_pieces;
    Placeholders m_inline;
    Placeholders m_sections;
};

}  // namespace

std::vector<GeneratedFile> functionFiles(const FunctionCode& code, const Words& words) {
    return Assembly(code, words).files();
}

std::set<std::string> packagesOf(const FunctionCode& code, const Words& words) {
    return Assembly(code, words).packages(false);
}

}  // namespace cascade::exporters
