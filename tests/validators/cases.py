# SPDX-License-Identifier: MIT
"""The cases of a folder (one subfolder each) and the one way in which every validator reports: a JSON object a line."""
import json
import os


def case_folders(root, file_name):
    """The subfolders of `root` that hold `file_name`, by name."""
    folders = (os.path.join(root, name) for name in sorted(os.listdir(root)))
    return [folder for folder in folders if os.path.isfile(os.path.join(folder, file_name))]


def report(folder, tool, severity, rule, text, path=""):
    """`severity` is "error" or "warning"; "info" is advice that fits every resource of a type, and is left out."""
    if severity == "info":
        return
    case = os.path.basename(folder)
    line = {"case": case, "tool": tool, "severity": severity, "rule": rule, "text": text, "path": path}
    print(json.dumps(line), flush=True)
