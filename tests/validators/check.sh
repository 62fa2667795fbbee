#!/usr/bin/env bash
# usage: CASCADE_VALIDATORS=FOLDER check.sh sam|serverless CASES
# Takes every subfolder of CASES as one exported project through the official validators of its format. Prints one JSON
# object a line for each finding: {"case", "tool", "severity", "rule", "text", "path"}. Exit 0: all ran, whatever they
# found. Leaves the CloudFormation template that deploys in CASE/cloudformation.json.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
format=$1
cases=$2
python="$CASCADE_VALIDATORS/python/bin/python"
node="$CASCADE_VALIDATORS/bin/node"

case "$format" in
sam) PYTHONDONTWRITEBYTECODE=1 "$python" "$here/translate_sam.py" "$cases" ;;
serverless) "$node" "$here/package_serverless.mjs" "$cases" ;;
*) echo "check.sh: no format $format" >&2; exit 2 ;;
esac
PYTHONDONTWRITEBYTECODE=1 "$python" "$here/lint_cloudformation.py" "$cases"
"$node" "$here/validate_cloudformation.mjs" "$cases"
