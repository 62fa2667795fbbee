#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Translates CASE/template.yaml of every case with AWS's own SAM translator, offline, into CASE/cloudformation.json.

usage: translate_sam.py CASES
"""
import json
import logging
import os
import sys

import yaml
from samtranslator.model.exceptions import InvalidDocumentException
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator
from samtranslator.yaml_helper import yaml_parse

from cases import case_folders, report

TOOL = "sam-translator"
# What `sam package` does before the translator sees a template: local paths become places in S3.
LOCAL_PATHS = {
    "AWS::Serverless::Function": ("CodeUri",),
    "AWS::Serverless::LayerVersion": ("ContentUri",),
    "AWS::Serverless::Api": ("DefinitionUri",),
    "AWS::Serverless::HttpApi": ("DefinitionUri",),
    "AWS::Serverless::StateMachine": ("DefinitionUri",),
}


def pack(template):
    code = template.get("Globals", {}).get("Function", {})
    if isinstance(code.get("CodeUri"), str):
        code["CodeUri"] = "s3://bucket/key"
    for resource in template.get("Resources", {}).values():
        properties = resource.get("Properties") or {}
        for name in LOCAL_PATHS.get(resource.get("Type"), ()):
            if isinstance(properties.get(name), str):
                properties[name] = "s3://bucket/key"


def translate(folder):
    with open(os.path.join(folder, "template.yaml"), encoding="utf-8") as file:
        template = yaml_parse(file.read())
    pack(template)
    # No table of managed policies: those that the translator does not know by itself would need a call to IAM.
    translated = Translator({}, Parser()).translate(template, parameter_values={})
    with open(os.path.join(folder, "cloudformation.json"), "w", encoding="utf-8") as file:
        json.dump(translated, file, indent=2)


def main(root):
    logging.disable(logging.WARNING)  # The translator warns of every metric that it does not send.
    os.environ.setdefault("AWS_DEFAULT_REGION", "eu-west-1")
    for folder in case_folders(root, "template.yaml"):
        try:
            translate(folder)
        except InvalidDocumentException as error:
            for cause in error.causes:
                report(folder, TOOL, "error", type(cause).__name__, cause.message)
        except yaml.YAMLError as error:
            report(folder, TOOL, "error", "YAMLError", str(error))


if __name__ == "__main__":
    main(sys.argv[1])
