#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs every src/FUNCTION/app.py of exported projects with its sample events, on stand-ins for AWS.

usage: run_handlers.py PROJECTS. Prints a line for each run; the exit status is the number of failures, at most 100.
"""
import base64
import contextlib
import glob
import importlib.util
import io
import json
import os
import re
import sys
import traceback
import types
import urllib.request

ANSWER = {
    "Item": {"id": "1"}, "Contents": [{"Key": "a"}], "FailedEntryCount": 0, "executionArn": "arn:execution",
    "Parameter": {"Value": "https://api.example"},
}
OPERATIONS = {
    "get_item", "put_item", "list_objects_v2", "put_object", "get_object", "send_message", "publish", "put_events",
    "put_record", "invoke", "start_execution", "send_task_success", "get_parameter",
}


class Client:
    """Answers every operation that a piece may use; another one is an error, as in boto3."""

    def __getattr__(self, name):
        if name not in OPERATIONS:
            raise AttributeError(name)

        def call(**parameters):
            calls.append(name)
            json.dumps(parameters, default=str)
            return {**ANSWER, "Body": io.BytesIO(b"text"), "Payload": io.BytesIO(b"{}")}
        return call

    def Table(self, name):
        return Client()


def stand_in(name, **members):
    module = types.ModuleType(name)
    module.__dict__.update(members)
    sys.modules[name] = module
    return module


class Deserializer:
    def deserialize(self, value):
        return next(iter(value.values()))


class Signer:
    def __init__(self, *parameters):
        pass

    def add_auth(self, request):
        pass


class Request:
    def __init__(self, method, url, data, headers):
        self.headers = headers


calls = []
session = types.SimpleNamespace(get_credentials=lambda: None)
stand_in("boto3", client=lambda name: Client(), resource=lambda name: Client(), Session=lambda: session)
stand_in("boto3.dynamodb")
stand_in("boto3.dynamodb.types", TypeDeserializer=Deserializer)
stand_in("botocore")
stand_in("botocore.auth", SigV4Auth=Signer)
stand_in("botocore.awsrequest", AWSRequest=Request)
urllib.request.urlopen = lambda request, timeout: io.BytesIO(b'{"answer": 1}')
os.environ["AWS_REGION"] = "eu-west-1"


def load(path):
    for name in re.findall(r'os\.environ\["(\w+)"\]', open(path, encoding="utf-8").read()):
        os.environ.setdefault(name, "https://value.example")
    spec = importlib.util.spec_from_file_location("app", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def expect_sound(answer):
    """A batch or transformation that swallowed an exception says so in its answer."""
    answer = answer or {}
    assert not answer.get("batchItemFailures"), answer
    for record in answer.get("records", []):
        assert record["result"] == "Ok", answer
        json.loads(base64.b64decode(record["data"]))
    assert answer.get("statusCode", 200) == 200, answer


def run(path):
    project = os.path.dirname(os.path.dirname(os.path.dirname(path)))
    function = os.path.basename(os.path.dirname(path))
    events = sorted(glob.glob(f"{project}/events/{function}-*.json"))
    module = load(path)
    for event in [json.load(open(file, encoding="utf-8")) for file in events] or [{"message": "hello"}]:
        calls.clear()
        with contextlib.redirect_stdout(io.StringIO()):
            expect_sound(module.handler(event, None))
        print(os.path.relpath(path, sys.argv[1]), "->", *calls)


failures = 0
for app in sorted(glob.glob(sys.argv[1] + "/*/src/*/app.py")):
    try:
        run(app)
    except Exception:
        failures += 1
        print("FAILED", app, traceback.format_exc())
sys.exit(min(failures, 100))
