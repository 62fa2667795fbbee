#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the unit tests of exported projects (PROJECTS/*/tests/test_*.py), with a stand-in for boto3 where it is missing.

usage: run_unit_tests.py PROJECTS. The exit status says whether all passed.
"""
import glob
import importlib.util
import os
import sys
import types
import unittest
from unittest.mock import MagicMock

try:
    import boto3  # noqa: F401
except ImportError:
    class Deserializer:
        def deserialize(self, value):
            return next(iter(value.values()))

    boto3 = MagicMock(name="boto3")
    for name in ["boto3", "boto3.dynamodb", "botocore", "botocore.auth", "botocore.awsrequest"]:
        sys.modules[name] = boto3
    sys.modules["boto3.dynamodb.types"] = types.SimpleNamespace(TypeDeserializer=Deserializer)

suite = unittest.TestSuite()
for path in sorted(glob.glob(sys.argv[1] + "/*/tests/test_*.py")):
    spec = importlib.util.spec_from_file_location(os.path.relpath(path, sys.argv[1]).replace("/", "_")[:-3], path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    suite.addTests(unittest.defaultTestLoader.loadTestsFromModule(module))
result = unittest.TextTestRunner(verbosity=1).run(suite)
sys.exit(0 if result.wasSuccessful() and result.testsRun > 40 else 1)
