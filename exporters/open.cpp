// SPDX-License-Identifier: MIT
// Telling formats apart.
#include "exporters/open.h"

#include "exporters/cloudformation/reader.h"
#include "exporters/serverless/reader.h"
#include "exporters/serverless_by_design/reader.h"
#include "model/format/document.h"

namespace cascade::exporters {
namespace {

/// "templates/orders.yaml" -> "orders"; a file that is called as all are takes its folder's name.
std::string titleOf(const std::string& file) {
    const std::size_t folder = file.find_last_of("/\\");
    const std::string name = folder == std::string::npos ? file : file.substr(folder + 1);
    const std::string stem = name.substr(0, name.find_last_of('.'));
    if ((stem != "template" && stem != "serverless") || folder == std::string::npos || folder == 0) return stem;
    const std::size_t parent = file.find_last_of("/\\", folder - 1);
    const std::size_t start = parent == std::string::npos ? 0 : parent + 1;
    const std::string above = file.substr(start, folder - start);
    return above.empty() || above.find_first_not_of('.') == std::string::npos ? stem : above;
}

std::string placed(const SourceText& source, const Notice& notice) {
    const auto place = notice.pointer.empty() ? std::nullopt : source.find(notice.pointer);
    if (!place) return notice.text;
    const auto position = source.position(place->key.begin);
    return "line " + std::to_string(position.line) + ", column " + std::to_string(position.column) + ": " +
           notice.text;
}

Opened openTemplate(SourceText text, const std::string& file, const Catalog& catalog, const ReadFile& readFile) {
    Opened opened;
    const auto source = std::make_shared<const SourceText>(std::move(text));
    auto recognised = serverless::looksLikeService(source->value())
                          ? serverless::recogniseService(source->value(), titleOf(file), catalog, readFile)
                          : cloudformation::recognise(source->value(), titleOf(file), catalog, readFile);
    opened.imported = {std::move(recognised.design), {}, false};
    for (const Error& notice : source->notices()) opened.imported.notices.push_back(notice.text());
    for (const Notice& notice : recognised.notices) opened.imported.notices.push_back(placed(*source, notice));
    opened.footprints = std::move(recognised.footprints);
    opened.source = source;
    return opened;
}

bool isTemplate(const Json& root) {
    return cloudformation::looksLikeTemplate(root) || serverless::looksLikeService(root);
}

/// A template, or nothing where the text is some other JSON or YAML.
std::optional<Result<Opened>> asTemplate(std::string_view text, const std::string& file, const Catalog& catalog,
                                         const ReadFile& readFile) {
    Result<SourceText> source = parseSource(std::string(text), file);
    if (!source) return Result<Opened>(source.error());
    if (!isTemplate(source->value())) return std::nullopt;
    return Result<Opened>(openTemplate(std::move(source).value(), file, catalog, readFile));
}

bool startsAsJson(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    return start != std::string_view::npos && (text[start] == '{' || text[start] == '[');
}

Error noDesign(const std::string& file) {
    return {"this is no design and no template",
            "open a .cascade document, a SAM or CloudFormation template, a serverless.yml, or the JSON of "
            "Serverless by Design",
            file, 1, 1};
}

Result<Opened> openJson(const PositionedJson& json, std::string_view text, const std::string& file,
                        const Catalog& catalog, const ReadFile& readFile) {
    if (isTemplate(json.root().value()))
        if (auto opened = asTemplate(text, file, catalog, readFile)) return std::move(*opened);
    Opened opened;
    if (looksLikeServerlessByDesign(json.root().value())) {
        Result<Imported> imported = readServerlessByDesign(json.root(), file, catalog);
        if (!imported) return imported.error();
        opened.imported = std::move(imported).value();
        return opened;
    }
    Result<Design> design = readDocument(json, catalog);
    if (!design) return design.error();
    opened.imported.design = std::move(design).value();
    return opened;
}

}  // namespace

Result<Opened> openWithSource(std::string_view text, const std::string& file, const Catalog& catalog,
                              const ReadFile& readFile) {
    if (startsAsJson(text)) {
        const Result<PositionedJson> json = parseJson(text, file);
        if (json) return openJson(*json, text, file, catalog, readFile);
        // Templates may hold what documents must not: a name twice, comments, YAML's own flow style.
        auto opened = asTemplate(text, file, catalog, readFile);
        if (opened && opened->ok()) return std::move(*opened);
        return json.error();
    }
    auto opened = asTemplate(text, file, catalog, readFile);
    if (!opened) return noDesign(file);
    return std::move(*opened);
}

Result<Imported> openDesign(std::string_view text, const std::string& file, const Catalog& catalog,
                            const ReadFile& readFile) {
    Result<Opened> opened = openWithSource(text, file, catalog, readFile);
    if (!opened) return opened.error();
    return std::move(opened).value().imported;
}

}  // namespace cascade::exporters
