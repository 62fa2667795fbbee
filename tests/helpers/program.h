// SPDX-License-Identifier: MIT
// Running the built program as its users do: arguments in, exit status, stdout and stderr out.
#pragma once

#include <QStringList>
#include <string>

#include "model/json.h"

namespace cascade::tests {

struct Run {
    int status = -1;  ///< -1: it crashed, or did not end in time.
    std::string out;
    std::string err;
    qint64 milliseconds = 0;

    Json json() const { return Json::parse(out, nullptr, false); }
    /// For messages of failing tests.
    std::string text() const;
};

/// Runs $CASCADE_PROGRAM without a display. Ends it after a minute.
Run runProgram(const QStringList& arguments, const QString& folder = {});

}  // namespace cascade::tests
