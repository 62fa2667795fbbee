"""Unit test of {{name}}: how it takes its events. AWS is not called."""
import json
import os
import unittest
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from unittest.mock import patch

PROJECT = Path(__file__).parent.parent
ENVIRONMENT = {
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_REGION": "eu-west-1",
{{variables}}
}


def load():
    """The function's module, as Lambda loads it."""
    spec = spec_from_file_location("app", PROJECT / "src" / "{{name}}" / "app.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class {{pascal}}Test(unittest.TestCase):
    @patch.dict(os.environ, ENVIRONMENT)
    def answer_to(self, sample):
        """What the handler answers while the work itself hands back what it got."""
        self.event = json.loads((PROJECT / sample).read_text(encoding="utf-8"))
        app = load()
        with patch.object(app, "process", lambda payload: payload), patch("builtins.print"):
            return app.handler(self.event, None)

{{tests}}
