#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Does with CASE/template.yaml of every case what `aws cloudformation package` does: the folders and archives of
code become places in S3. Leaves the template as JSON, with the long forms of intrinsic functions, in CASE/cloudformation.json.

usage: package_cloudformation.py CASES
"""
import json
import os
import sys

import yaml
from samtranslator.yaml_helper import yaml_parse

from cases import case_folders, report

CODE = {"AWS::Lambda::Function": "Code", "AWS::Lambda::LayerVersion": "Content"}


def package(folder):
    with open(os.path.join(folder, "template.yaml"), encoding="utf-8") as file:
        template = yaml_parse(file.read())
    for name, resource in template["Resources"].items():
        code = CODE.get(resource["Type"])
        if not code:
            continue
        path = resource["Properties"][code]
        if not os.path.exists(os.path.join(folder, path)):
            report(folder, "package", "error", "code", f"{name}: no code at {path}")
        resource["Properties"][code] = {"S3Bucket": "bucket", "S3Key": "key"}
    with open(os.path.join(folder, "cloudformation.json"), "w", encoding="utf-8") as file:
        json.dump(template, file, indent=2)


def main(root):
    for folder in case_folders(root, "template.yaml"):
        try:
            package(folder)
        except yaml.YAMLError as error:
            report(folder, "package", "error", "YAMLError", str(error))


if __name__ == "__main__":
    main(sys.argv[1])
