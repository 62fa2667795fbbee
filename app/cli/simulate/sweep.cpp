// SPDX-License-Identifier: MIT
// Reading sweeps and applying their settings, as `cascade edit --set` does.
#include "app/cli/simulate/sweep.h"

#include "app/cli/edit_steps.h"

namespace cascade::app {
namespace {

/// Beyond this somebody mistyped; each point holds a copy of the design.
constexpr std::size_t kMostPoints = 100'000;

struct Sweep {
    std::string parameter;
    std::vector<std::string> values;
};

Result<std::vector<Sweep>> sweepsOf(const std::vector<std::string>& options) {
    std::vector<Sweep> sweeps;
    std::size_t points = 1;
    for (const std::string& option : options) {
        const std::size_t equals = option.find('=');
        if (equals == std::string::npos || equals + 1 == option.size())
            return Error{"--sweep " + option + " is not NAME.PARAMETER=A,B,C",
                         "write, for example, F.memory=128,256,512", "cascade simulate"};
        sweeps.push_back({option.substr(0, equals), valuesOf(option.substr(equals + 1))});
        points *= sweeps.back().values.size();
        if (points > kMostPoints)
            return Error{"the sweeps make more than " + std::to_string(kMostPoints) + " combinations",
                         "sweep fewer values", "cascade simulate"};
    }
    return sweeps;
}

/// The values of the point with this number: digits of a number whose last one varies fastest.
std::vector<std::pair<std::string, std::string>> settingsOf(const std::vector<Sweep>& sweeps, std::size_t number) {
    std::vector<std::pair<std::string, std::string>> settings(sweeps.size());
    for (std::size_t i = sweeps.size(); i-- > 0; number /= sweeps[i].values.size())
        settings[i] = {sweeps[i].parameter, sweeps[i].values[number % sweeps[i].values.size()]};
    return settings;
}

Result<Point> pointAt(const Input& input, const SimulateOptions& options,
                      std::vector<std::pair<std::string, std::string>> settings) {
    Design design = input.design;
    for (const auto& [parameter, value] : settings) {
        const std::string argument = parameter + "=" + value;
        if (const Result<Done> set = setParameter(design, builtinCatalog(), argument); !set)
            return Error{"--sweep " + argument + ": " + set.error().what, set.error().mend, input.file};
    }
    Result<simulator::Scenario> scenario = scenarioOf(design, options);
    if (!scenario) return scenario.error();
    return Point{std::move(settings), design.architecture(), std::move(scenario).value()};
}

}  // namespace

std::vector<std::string> valuesOf(const std::string& text) {
    std::vector<std::string> values(1);
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char letter = text[i];
        if (letter == '"' && (i == 0 || text[i - 1] != '\\')) quoted = !quoted;
        if (!quoted && (letter == '{' || letter == '[')) ++depth;
        if (!quoted && (letter == '}' || letter == ']')) --depth;
        if (letter == ',' && !quoted && depth <= 0)
            values.emplace_back();
        else
            values.back() += letter;
    }
    return values;
}

Result<std::vector<Point>> pointsOf(const Input& input, const SimulateOptions& options) {
    const Result<std::vector<Sweep>> sweeps = sweepsOf(options.sweeps);
    if (!sweeps) return sweeps.error();
    std::size_t count = 1;
    for (const Sweep& sweep : *sweeps) count *= sweep.values.size();
    std::vector<Point> points;
    for (std::size_t number = 0; number < count; ++number) {
        Result<Point> point = pointAt(input, options, settingsOf(*sweeps, number));
        if (!point) return point.error();
        points.push_back(std::move(point).value());
    }
    return points;
}

}  // namespace cascade::app
