#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs cfn-lint on CASE/cloudformation.json of every case, in one process for each core.

usage: lint_cloudformation.py CASES
"""
import os
import sys
from concurrent.futures import ProcessPoolExecutor

from cfnlint.api import lint

from cases import case_folders, report

SEVERITIES = {"E": "error", "W": "warning", "I": "info"}


def findings(folder):
    with open(os.path.join(folder, "cloudformation.json"), encoding="utf-8") as file:
        matches = lint(file.read(), regions=["eu-west-1"])
    # Plain text only: what cfn-lint hands out does not travel between processes.
    return folder, [(SEVERITIES[match.rule.id[0]], str(match.rule.id), str(match.message),
                     "/".join(map(str, match.path or []))) for match in matches]


def main(root):
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        for folder, found in pool.map(findings, case_folders(root, "cloudformation.json")):
            for severity, rule, text, path in found:
                report(folder, "cfn-lint", severity, rule, text, path)


if __name__ == "__main__":
    main(sys.argv[1])
