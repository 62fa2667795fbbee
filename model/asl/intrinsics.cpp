// SPDX-License-Identifier: MIT
// What the intrinsic functions of the States language answer.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "model/asl/digest.h"
#include "model/asl/expression.h"
#include "model/asl/intrinsic_table.h"
#include "model/envelope/encoding.h"
#include "model/envelope/ids.h"

namespace cascade::asl {
namespace {

// AWS Step Functions Developer Guide, "Intrinsic functions".
constexpr std::size_t kLongestEncoded = 10'000;  ///< Characters that Base64Encode, Base64Decode and Hash take.
constexpr std::int64_t kLongestRange = 1'000;    ///< Elements that ArrayRange makes.

using Arguments = std::vector<Json>;

Fault failure(std::string cause) { return {errors::kIntrinsicFailure, std::move(cause)}; }

std::string compact(const Json& value) {
    return value.is_string() ? value.get_ref<const std::string&>()
                             : value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// AWS rounds numbers with a fraction to the nearest integer.
std::int64_t integer(const Json& number) {
    if (number.is_number_integer()) return number.get<std::int64_t>();
    const double rounded = std::floor(number.get<double>() + 0.5);
    constexpr double kLimit = 9.2e18;
    return static_cast<std::int64_t>(std::clamp(rounded, -kLimit, kLimit));
}

Outcome<Json> format(const Arguments& arguments) {
    const std::string& pattern = arguments.front().get_ref<const std::string&>();
    std::string text;
    std::size_t used = 1;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '\\') {
            if (++i == pattern.size()) return failure("the template of States.Format ends in an open backslash");
            text += pattern[i];
        } else if (pattern[i] == '{' && i + 1 < pattern.size() && pattern[i + 1] == '}') {
            if (used >= arguments.size()) return failure("States.Format has more {} than arguments");
            text += compact(arguments[used++]);
            ++i;
        } else {
            text += pattern[i];
        }
    }
    if (used < arguments.size()) return failure("States.Format has more arguments than {}");
    return Json(std::move(text));
}

Outcome<Json> stringToJson(const Arguments& arguments) {
    const std::string& text = arguments[0].get_ref<const std::string&>();
    if (text.empty()) return Json();
    Json value = Json::parse(text, nullptr, false);
    if (value.is_discarded()) return failure("States.StringToJson: the text is no JSON");
    return value;
}

Outcome<Json> partition(const Arguments& arguments) {
    const std::int64_t size = integer(arguments[1]);
    if (size < 1) return failure("States.ArrayPartition: the chunk size must be positive");
    Json chunks = Json::array();
    for (const Json& element : arguments[0]) {
        if (chunks.empty() || static_cast<std::int64_t>(chunks.back().size()) == size)
            chunks.push_back(Json::array());
        chunks.back().push_back(element);
    }
    return chunks;
}

Outcome<Json> range(const Arguments& arguments) {
    const std::int64_t first = integer(arguments[0]);
    const std::int64_t last = integer(arguments[1]);
    const std::int64_t step = integer(arguments[2]);
    if (step == 0) return failure("States.ArrayRange: the step must not be zero");
    const auto distance = static_cast<long double>(last) - static_cast<long double>(first);
    if (distance / static_cast<long double>(step) >= static_cast<long double>(kLongestRange))
        return failure("States.ArrayRange: the range has more than 1000 elements");
    Json list = Json::array();
    for (std::int64_t i = 0; i < kLongestRange; ++i) {
        const std::int64_t value = first + i * step;
        if (step > 0 ? value > last : value < last) break;
        list.push_back(value);
    }
    return list;
}

Outcome<Json> item(const Arguments& arguments) {
    const std::int64_t index = integer(arguments[1]);
    if (index < 0 || index >= static_cast<std::int64_t>(arguments[0].size()))
        return failure("States.ArrayGetItem: the list has no element " + std::to_string(index));
    return Json(arguments[0][static_cast<std::size_t>(index)]);
}

Outcome<Json> unique(const Arguments& arguments) {
    Json list = Json::array();
    for (const Json& element : arguments[0])
        if (std::ranges::find(list, element) == list.end()) list.push_back(element);
    return list;
}

std::size_t characters(const std::string& text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

Outcome<Json> encode(const Arguments& arguments) {
    const std::string& text = arguments[0].get_ref<const std::string&>();
    if (characters(text) > kLongestEncoded)
        return failure("States.Base64Encode: the text is longer than 10,000 characters");
    return Json(base64(text));
}

Outcome<Json> decode(const Arguments& arguments) {
    const std::string& text = arguments[0].get_ref<const std::string&>();
    if (characters(text) > kLongestEncoded)
        return failure("States.Base64Decode: the text is longer than 10,000 characters");
    std::optional<std::string> bytes = fromBase64(text);
    if (!bytes) return failure("States.Base64Decode: the text is not base64");
    return Json(std::move(*bytes));
}

Outcome<Json> hash(const Arguments& arguments) {
    const std::string text = compact(arguments[0]);
    if (characters(text) > kLongestEncoded)
        return failure("States.Hash: the data is longer than 10,000 characters");
    std::optional<std::string> hex = digest(arguments[1].get_ref<const std::string&>(), text);
    if (!hex) return failure("States.Hash: the algorithm must be MD5, SHA-1, SHA-256, SHA-384 or SHA-512");
    return Json(std::move(*hex));
}

Outcome<Json> merge(const Arguments& arguments) {
    if (arguments[2].get<bool>())
        return failure("States.JsonMerge: deep merging is not offered; the third argument must be false");
    Json merged = arguments[0];
    for (const auto& entry : arguments[1].items()) merged[entry.key()] = entry.value();
    return merged;
}

/// From the first number up to, and without, the second; always the same with a seed.
Outcome<Json> random(const Arguments& arguments, Random& source) {
    const std::int64_t first = integer(arguments[0]);
    const std::int64_t end = integer(arguments[1]);
    if (end <= first) return failure("States.MathRandom: the end must be greater than the start");
    Random seeded(arguments.size() > 2 ? static_cast<std::uint64_t>(integer(arguments[2])) : 0);
    const double unit = (arguments.size() > 2 ? seeded : source).unit();
    const double width = static_cast<double>(end) - static_cast<double>(first);
    return Json(first + std::min(static_cast<std::int64_t>(unit * width), end - first - 1));
}

Outcome<Json> split(const Arguments& arguments) {
    const std::string& text = arguments[0].get_ref<const std::string&>();
    const std::string& signs = arguments[1].get_ref<const std::string&>();
    Json parts = Json::array();
    for (std::size_t begin = 0; begin <= text.size() && !text.empty();) {
        const std::size_t end = std::min(text.find_first_of(signs, begin), text.size());
        if (end > begin) parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

Outcome<Json> add(const Arguments& arguments) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(integer(arguments[0]), integer(arguments[1]), &sum))
        return failure("States.MathAdd: the sum does not fit 64 bits");
    return Json(sum);
}

std::optional<Fault> wrongType(const Signature& signature, const Arguments& arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const ArgumentType type = signature.types[std::min<std::size_t>(i, 2)];
        if (!fits(type, arguments[i]))
            return failure("argument " + std::to_string(i + 1) + " of " + std::string(signature.name) + " is not " +
                           std::string(nameOf(type)));
    }
    return std::nullopt;
}

const Signature& signatureOf(Intrinsic function) {
    return *std::ranges::find(kSignatures, function, &Signature::function);
}

}  // namespace

std::string_view nameOf(Intrinsic function) { return signatureOf(function).name; }
bool makesText(Intrinsic function) { return signatureOf(function).text || function == Intrinsic::ArrayGetItem; }

Outcome<Json> call(Intrinsic function, const Arguments& arguments, Random& source) {
    if (std::optional<Fault> fault = wrongType(signatureOf(function), arguments)) return *fault;
    switch (function) {
        case Intrinsic::Format: return format(arguments);
        case Intrinsic::StringToJson: return stringToJson(arguments);
        case Intrinsic::JsonToString:
            return Json(arguments[0].dump(-1, ' ', false, Json::error_handler_t::replace));
        case Intrinsic::Array: return Json(Json::array_t(arguments.begin(), arguments.end()));
        case Intrinsic::ArrayPartition: return partition(arguments);
        case Intrinsic::ArrayContains:
            return Json(std::ranges::find(arguments[0], arguments[1]) != arguments[0].end());
        case Intrinsic::ArrayRange: return range(arguments);
        case Intrinsic::ArrayGetItem: return item(arguments);
        case Intrinsic::ArrayLength: return Json(arguments[0].size());
        case Intrinsic::ArrayUnique: return unique(arguments);
        case Intrinsic::Base64Encode: return encode(arguments);
        case Intrinsic::Base64Decode: return decode(arguments);
        case Intrinsic::Hash: return hash(arguments);
        case Intrinsic::JsonMerge: return merge(arguments);
        case Intrinsic::MathRandom: return random(arguments, source);
        case Intrinsic::MathAdd: return add(arguments);
        case Intrinsic::StringSplit: return split(arguments);
        case Intrinsic::Uuid: {
            const std::uint64_t high = source.next();
            return Json(uuidOf(high, source.next()));
        }
    }
    return Json();
}

Outcome<Json> evaluate(const Expression& expression, const PathData& data, Random& source, std::string_view field) {
    if (const auto* literal = std::get_if<Json>(&expression.what)) return *literal;
    if (const auto* path = std::get_if<Path>(&expression.what)) {
        const Selection selection = select(*path, data);
        if (!selection.missing()) return selection.value();
        return Fault{errors::kParameterPathFailure, "The JSONPath '" + path->text + "' specified for the field '" +
                                                        std::string(field) + "' could not be found in the input"};
    }
    const Call& function = *std::get_if<Call>(&expression.what);
    Arguments arguments;
    for (const Expression& argument : function.arguments) {
        Outcome<Json> value = evaluate(argument, data, source, field);
        if (!value) return value.fault();
        arguments.push_back(*std::move(value));
    }
    return call(function.function, arguments, source);
}

}  // namespace cascade::asl
