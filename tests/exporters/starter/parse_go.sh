#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Every .go file below PROJECTS parses and is laid out as gofmt would. usage: parse_go.sh PROJECTS GOFMT
set -euo pipefail
different=$("$2" -l "$1")
[ -z "$different" ] && exit 0
echo "FAILED: gofmt would change these:"
for file in $(head -3 <<<"$different"); do "$2" -d "$file"; done
exit 1
