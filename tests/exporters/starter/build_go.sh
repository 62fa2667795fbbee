#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Vets and tests every function written in Go with the real modules, all in one module. usage: build_go.sh PROJECTS GO
set -euo pipefail
cd "$1"
{
    printf 'module starter\n\ngo %s\n\nrequire (\n' "$(sed -n 's/^go //p' ./*/src/*/go.mod | sort -u | tail -1)"
    sed -n 's/^\t\(github.com.*\)/\t\1/p' ./*/src/*/go.mod | sort -u
    printf ')\n'
} >go.mod
rm -f ./*/src/*/go.mod
export GOFLAGS=-mod=mod GOTOOLCHAIN=local
"$2" mod tidy
"$2" vet ./...
"$2" test ./... | grep -v '^ok' || true
exit "${PIPESTATUS[0]}"
