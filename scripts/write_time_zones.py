#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes resources/time_zones.json from the machine's own time zone database: python3 scripts/write_time_zones.py

Each zone's file ends with the rule, in the form of POSIX's TZ, that holds from its last listed change on (RFC 8536,
section 3.3). A rehearsal begins in 2026, so that rule is all that Cascade needs.
"""
import json
import pathlib

ZONES = pathlib.Path("/usr/share/zoneinfo")
OUTPUT = pathlib.Path(__file__).parent.parent / "resources" / "time_zones.json"


def version():
    first = (ZONES / "tzdata.zi").read_text().splitlines()[0]
    return first.removeprefix("# version ")


def names():
    for line in (ZONES / "tzdata.zi").read_text().splitlines():
        words = line.split()
        if words[:1] == ["Z"]:
            yield words[1]
        elif words[:1] == ["L"]:
            yield words[2]


def rule(name):
    return (ZONES / name).read_bytes().rstrip(b"\n").rsplit(b"\n", 1)[-1].decode("ascii")


def main():
    zones = {name: rule(name) for name in sorted(set(names())) if "/" in name or name == "UTC"}
    lines = ",\n".join(f"    {json.dumps(name)}: {json.dumps(text)}" for name, text in zones.items())
    OUTPUT.write_text(f'{{\n  "version": "{version()}",\n  "zones": {{\n{lines}\n  }}\n}}\n')


if __name__ == "__main__":
    main()
