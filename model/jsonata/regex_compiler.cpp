// SPDX-License-Identifier: MIT
// The compiler for regular expressions: groups, quantifiers, assertions. Characters are in regex_classes.cpp.
#include "model/jsonata/regex_compiler.h"

#include <algorithm>

#include "model/jsonata/failure.h"

namespace cascade::jsonata {

namespace {

constexpr int kDeepestGroup = 100;
/// Counted repetitions are written out: x{1000}{1000} must not fill the memory.
constexpr std::size_t kLongestProgram = 20'000;
constexpr std::size_t kWithoutEnd = static_cast<std::size_t>(-1);

}  // namespace

std::shared_ptr<const Regex> Regex::compile(std::string_view source, std::string_view flags, std::size_t offset) {
    return RegexCompiler(source, flags, offset).compile();
}

RegexCompiler::RegexCompiler(std::string_view source, std::string_view flags, std::size_t offset)
    : m_source(source), m_offset(offset), m_multiline(flags.find('m') != flags.npos), m_allGroups(countGroups()) {
    m_regex.m_ignoreCase = flags.find('i') != flags.npos;
}

void RegexCompiler::fail(const std::string& what) const {
    throw Failure{"L1006", "the regular expression /" + std::string(m_source) + "/ " + what,
                  "see the syntax of JavaScript's regular expressions", m_offset};
}

bool RegexCompiler::take(std::string_view text) {
    if (m_source.substr(m_at, text.size()) != text) return false;
    m_at += text.size();
    return true;
}

std::shared_ptr<const Regex> RegexCompiler::compile() {
    Program program = alternatives();
    if (!atEnd()) fail("has a ) without its (");
    program.push_back({.code = Code::Match});
    m_regex.m_program = std::move(program);
    m_regex.m_groups = m_allGroups;
    const std::size_t captures = 2 * (m_allGroups + 1);
    for (RegexInstruction& instruction : m_regex.m_program)
        if (instruction.code == Code::LoopBegin || instruction.code == Code::LoopEnd)
            instruction.argument += captures;
    m_regex.m_slots = captures + m_loops;
    return std::make_shared<const Regex>(std::move(m_regex));
}

/// Targets inside a part count from its begin.
void RegexCompiler::append(Program& program, const Program& part) {
    const std::size_t begin = program.size();
    for (RegexInstruction instruction : part) {
        if (instruction.code == Code::Split || instruction.code == Code::Jump) instruction.argument += begin;
        if (instruction.code == Code::Split || instruction.code == Code::Look || instruction.code == Code::LookBack)
            instruction.other += begin;
        program.push_back(instruction);
    }
}

RegexCompiler::Program RegexCompiler::alternatives() {
    if (++m_depth > kDeepestGroup) fail("holds too many groups in each other");
    Program program = sequence();
    while (take("|")) {
        const Program right = sequence();
        Program both = one({.code = Code::Split, .argument = 1, .other = program.size() + 2});
        append(both, program);
        both.push_back({.code = Code::Jump, .argument = both.size() + 1 + right.size()});
        append(both, right);
        program = std::move(both);
    }
    --m_depth;
    return program;
}

RegexCompiler::Program RegexCompiler::sequence() {
    Program program;
    while (!atEnd() && peek() != '|' && peek() != ')') append(program, term());
    if (program.size() > kLongestProgram) fail("is too long");
    return program;
}

RegexCompiler::Program RegexCompiler::term() {
    if (take("^")) return one({.code = m_multiline ? Code::LineBegin : Code::TextBegin});
    if (take("$")) return one({.code = m_multiline ? Code::LineEnd : Code::TextEnd});
    if (take("\\b")) return one({.code = Code::WordBoundary});
    if (take("\\B")) return one({.code = Code::NoWordBoundary});
    return quantified(atom());
}

RegexCompiler::Program RegexCompiler::atom() {
    if (take(".")) return one({.code = Code::Any});
    if (take("(")) return group();
    if (take("[")) return characterClass();
    if (take("\\")) return escape();
    if (peek() == '*' || peek() == '+' || peek() == '?')
        fail("has nothing to repeat before a " + std::string(1, peek()));
    return one({.code = Code::Character, .character = nextCharacter(m_source, m_at)});
}

RegexCompiler::Program RegexCompiler::group() {
    Program program;
    if (take("?:"))
        program = alternatives();
    else if (take("?="))
        program = look(false, false);
    else if (take("?!"))
        program = look(false, true);
    else if (take("?<="))
        program = look(true, false);
    else if (take("?<!"))
        program = look(true, true);
    else if (take("?<"))
        program = named();
    else if (peek() == '?')
        fail("has a (? of no known kind");
    else
        program = capture();
    if (!take(")")) fail("has a ( without its )");
    return program;
}

std::string RegexCompiler::groupName() {
    const std::size_t end = m_source.find('>', m_at);
    if (end == m_source.npos || end == m_at) fail("has a group without a proper name");
    std::string name(m_source.substr(m_at, end - m_at));
    m_at = end + 1;
    return name;
}

RegexCompiler::Program RegexCompiler::named() {
    const std::string name = groupName();
    if (!m_names.try_emplace(name, m_groups + 1).second) fail("has two groups called " + name);
    return capture();
}

RegexCompiler::Program RegexCompiler::capture() {
    const std::size_t number = ++m_groups;
    Program program = one({.code = Code::Save, .argument = 2 * number});
    append(program, alternatives());
    program.push_back({.code = Code::Save, .argument = 2 * number + 1});
    return program;
}

RegexCompiler::Program RegexCompiler::look(bool back, bool negated) {
    Program program = one({.code = back ? Code::LookBack : Code::Look, .negated = negated});
    append(program, alternatives());
    if (back) program.push_back({.code = Code::TextEnd});
    program.push_back({.code = Code::Match});
    program.front().other = program.size();
    return program;
}

RegexCompiler::Program RegexCompiler::quantified(Program body) {
    std::size_t least = 0;
    std::size_t most = kWithoutEnd;
    if (take("*")) {
    } else if (take("+")) {
        least = 1;
    } else if (take("?")) {
        most = 1;
    } else if (!readCounts(least, most)) {
        return body;
    }
    const bool lazy = take("?");
    return repeated(body, least, most, lazy);
}

/// {2}, {2,}, {2,5}. Anything else that begins with a brace is itself.
bool RegexCompiler::readCounts(std::size_t& least, std::size_t& most) {
    const std::size_t begin = m_at;
    const auto digits = [&] { return peek() >= '0' && peek() <= '9'; };
    if (take("{") && digits()) {
        least = number();
        most = least;
        if (take(",")) most = digits() ? number() : kWithoutEnd;
        if (take("}")) {
            if (least > most) fail("has a repetition whose numbers are out of order");
            return true;
        }
    }
    m_at = begin;
    return false;
}

std::size_t RegexCompiler::number() {
    std::size_t value = 0;
    for (; peek() >= '0' && peek() <= '9'; ++m_at)
        value = std::min<std::size_t>(value * 10 + static_cast<std::size_t>(peek() - '0'), kLongestProgram);
    return value;
}

RegexCompiler::Program RegexCompiler::repeated(const Program& body, std::size_t least, std::size_t most,
                                               bool lazy) {
    const std::size_t copies = most == kWithoutEnd ? least + 1 : most;
    if (copies * (body.size() + 1) > kLongestProgram) fail("repeats too much");
    Program program;
    for (std::size_t i = 0; i < least; ++i) append(program, body);
    if (most == kWithoutEnd) {
        append(program, loop(body, lazy));
        return program;
    }
    for (std::size_t i = least; i < most; ++i) {
        Program maybe = one({.code = Code::Split, .argument = 1, .other = body.size() + 1});
        if (lazy) std::swap(maybe.front().argument, maybe.front().other);
        append(maybe, body);
        append(program, maybe);
    }
    return program;
}

/// A turn that takes no character ends the loop: (a*)* comes to an end.
RegexCompiler::Program RegexCompiler::loop(const Program& body, bool lazy) {
    const std::size_t slot = m_loops++;
    Program program = one({.code = Code::Split, .argument = 1, .other = body.size() + 4});
    if (lazy) std::swap(program.front().argument, program.front().other);
    program.push_back({.code = Code::LoopBegin, .argument = slot});
    append(program, body);
    program.push_back({.code = Code::LoopEnd, .argument = slot});
    program.push_back({.code = Code::Jump, .argument = 0});
    return program;
}

}  // namespace cascade::jsonata
