#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Tests every function written in C# with the real packages. usage: build_dotnet.sh PROJECTS DOTNET
set -euo pipefail
for project in "$1"/*/tests/*/Tests.csproj; do
    "$2" test "$project" --nologo --verbosity quiet || { echo "FAILED $project"; exit 1; }
done
