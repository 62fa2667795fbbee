#!/usr/bin/env bash
# usage: run_headless.sh PROGRAM DESIGN FOLDER: what the designer is for, without a display: check, lay out, rehearse,
# export and render one design, and say where the results lie.
set -euo pipefail
program=$1 design=$2 folder=$3
mkdir -p "$folder"
echo "No display: doing the job of the designer on $design."

step() { printf '\n== cascade %s\n' "$*"; "$program" "$@"; }
step validate "$design"
step layout "$design" --out "$folder/design.cascade"
step simulate "$folder/design.cascade" --trace "$folder/trace.jsonl"
step export "$folder/design.cascade" --to sam --out "$folder/sam"
step export "$folder/design.cascade" --to serverless --out "$folder/serverless"
step render "$folder/design.cascade" --out "$folder/design.svg"
step render "$folder/design.cascade" --out "$folder/design.png"

cat <<TEXT

The results are in $folder:
  design.cascade   the design, laid out
  design.svg .png  its picture
  trace.jsonl      every fact of the simulation
  sam/             an AWS SAM project (template.yaml, src/)
  serverless/      a Serverless Framework service (serverless.yml, src/)
With a display, the same command opens the designer.
TEXT
