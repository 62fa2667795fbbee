// SPDX-License-Identifier: MIT
// A few patterns for each notation; the first that matches a place has it.
#include "app/text/syntax_highlighter.h"

#include <QFileInfo>
#include <algorithm>

namespace cascade::app {
namespace {

struct Pattern {
    const char* endings;  ///< Of files, between blanks.
    const char* pattern;
    QColor Theme::*color;
};

constexpr const char* kString = R"("(?:[^"\\]|\\.)*")";
constexpr Pattern kPatterns[] = {
    {" json ", R"("(?:[^"\\]|\\.)*"(?=\s*:))", &Theme::accent},
    {" yaml yml ", R"((?:^|(?<=\s))#.*$)", &Theme::muted},
    {" yaml yml ", R"(^\s*(?:- )*\K(?:"[^"]*"|[^\s"'#!\[{][^#]*?)(?=:(?:\s|$)))", &Theme::accent},
    {" yaml yml ", R"(![A-Za-z:]+)", &Theme::hint},
    {" yaml yml ", R"('[^']*')", &Theme::data},
    {" tf toml py rb mjs ts sh Makefile Gemfile .gitignore ", R"((?:^|(?<=\s))#.*$)", &Theme::muted},
    {" tf mjs ts java go cs ", R"((?:^|(?<=\s))//.*$)", &Theme::muted},
    {" mjs ts java cs ", R"(^\s*/?\*.*$)", &Theme::muted},
    {" mmd ", R"(%%.*$)", &Theme::muted},
    {" tf toml ", R"(^\s*\K[\w.-]+(?=\s*=))", &Theme::accent},
    {" tf ", R"(^\s*\K[a-z_]+(?=(?:\s+"[^"]*")*\s*\{))", &Theme::hint},
    {" toml ", R"(^\[.*\])", &Theme::hint},
    {" py rb mjs ts ", R"('(?:[^'\\]|\\.)*')", &Theme::data},
    {" json yaml yml tf toml py rb mjs ts java go cs dot ", kString, &Theme::data},
    {" json yaml yml tf toml ", R"((?<![\w.-])(?:true|false|null|-?\d+(?:\.\d+)?)(?![\w.-]))", &Theme::permit},
};

}  // namespace

SyntaxHighlighter::SyntaxHighlighter(QTextDocument* document) : QSyntaxHighlighter(document) {}

void SyntaxHighlighter::setFile(const QString& path) {
    const QFileInfo file(path);
    const QString name = file.suffix().isEmpty() || file.baseName().isEmpty() ? file.fileName() : file.suffix();
    const QString ending = QLatin1Char(' ') + name + QLatin1Char(' ');
    m_rules.clear();
    for (const Pattern& pattern : kPatterns)
        if (QLatin1String(pattern.endings).contains(ending))
            m_rules.push_back({QRegularExpression(QLatin1String(pattern.pattern)), pattern.color});
}

void SyntaxHighlighter::setTheme(const Theme& theme) {
    m_theme = &theme;
    rehighlight();
}

void SyntaxHighlighter::highlightBlock(const QString& text) {
    std::vector<bool> taken(static_cast<std::size_t>(text.size()), false);
    for (const Rule& rule : m_rules) {
        auto matches = rule.pattern.globalMatch(text);
        while (matches.hasNext()) {
            const QRegularExpressionMatch match = matches.next();
            const auto first = taken.begin() + match.capturedStart();
            const auto last = first + match.capturedLength();
            if (first == last || std::find(first, last, true) != last) continue;
            std::fill(first, last, true);
            setFormat(int(match.capturedStart()), int(match.capturedLength()), m_theme->*rule.color);
        }
    }
}

}  // namespace cascade::app
