#!/usr/bin/env bash
# usage: run_tests.sh PRESET: runs the tests, at least two at a time, then lists what they skipped and why. A Qt test
# that skips counts as passed in ctest, so the reasons are taken from its log. ctest's own summary comes last.
set -uo pipefail
preset=$1
jobs=${JOBS:-2}
[ "$jobs" -ge 2 ] || jobs=2
summary=$(mktemp)
trap 'rm -f "$summary"' EXIT

ctest --preset "$preset" --parallel "$jobs" --no-tests=error |
    awk -v summary="$summary" '/tests passed, /{held = 1} held {print > summary; next} {print; fflush()}'
status=${PIPESTATUS[0]}

skipped=$(grep -ah '^SKIP ' "build/$preset/Testing/Temporary/LastTest.log" | sed 's/^SKIP *: */  /' | sort -u)
if [ -n "$skipped" ]; then
    echo
    echo "Skipped ($(wc -l <<<"$skipped")):"
    echo "$skipped"
fi
cat "$summary"
exit "$status"
