#!/usr/bin/env bash
# usage: CASCADE_VALIDATORS=FOLDER check.sh FORMAT CASES
# Takes every subfolder of CASES as one exported project through the official validators of its format. Prints one JSON
# object a line for each finding: {"case", "tool", "severity", "rule", "text", "path"}. Exit 0: all ran, whatever they
# found. Leaves what deploys in CASE/cloudformation.json, for Terraform in CASE/module.json.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
format=$1
cases=$2
python="$CASCADE_VALIDATORS/python/bin/python"
node="$CASCADE_VALIDATORS/bin/node"
export PYTHONDONTWRITEBYTECODE=1

case "$format" in
sam) "$python" "$here/translate_sam.py" "$cases" ;;
serverless) "$node" "$here/package_serverless.mjs" "$cases" ;;
cloudformation) "$python" "$here/package_cloudformation.py" "$cases" ;;
terraform) "$node" "$here/check_terraform.mjs" "$cases" "$here/../data/terraform/aws_provider.json"; exit ;;
*) echo "check.sh: no format $format" >&2; exit 2 ;;
esac
"$python" "$here/lint_cloudformation.py" "$cases"
"$node" "$here/validate_cloudformation.mjs" "$cases"
"$node" "$here/check_machines.mjs" "$cases"
