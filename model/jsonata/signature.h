// SPDX-License-Identifier: MIT
// Signatures of functions ("<s-nn?:s>"): which arguments are taken, what is put in for those left out.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/jsonata/value.h"

namespace cascade::jsonata {

class Signature {
public:
    /// Throws Failure S0401, S0402.
    static std::shared_ptr<const Signature> parse(std::string_view text, std::size_t offset);

    /// The arguments as the function wants them: the input in the place of one left out, a single value as an
    /// array. Throws Failure T0410, T0411, T0412.
    Values validate(const Values& arguments, const Value& input) const;

    std::size_t size() const { return m_parameters.size(); }

private:
    friend class SignatureParser;

    struct Parameter {
        std::string types;     ///< Letters of what it takes: s n b l a o f, m for absent.
        bool array = false;    ///< A single value is put into an array.
        char itemType = 0;     ///< Of arrays, when given.
        bool context = false;  ///< Left out, it is the input.
        bool optional = false;
        bool repeated = false;
    };

    bool match(const std::string& letters, std::size_t parameter, std::size_t from,
               std::vector<std::size_t>& counts) const;
    void take(const Parameter& parameter, const Value& argument, std::size_t number, Values& taken) const;
    [[noreturn]] void refuse(const std::string& letters) const;

    std::vector<Parameter> m_parameters;
};

}  // namespace cascade::jsonata
