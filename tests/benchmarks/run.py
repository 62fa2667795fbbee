#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""usage: run.py BENCHMARKS PEERS: measures Cascade and its peers side by side, prints one table, and writes the
same rows as a JSON array to the file that BENCH_JSON names.

BENCHMARKS is our program, PEERS the folder that peers/install.sh filled. Machines are shared and noisy: processor
time is measured, and every round measures ours and then each peer, so that both meet the same weather. A ratio
compares the best rounds (ours over the fastest peer's, larger is better); its spread is the lowest and the highest
ratio within one round. A row whose peer cannot be had has no ratio, but the reason; nothing is made up.
"""
import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "4"))
EVENTS = 2_000_000  # of a hold
CUSTOMERS = 1_000_000
SIMFAAS_SECONDS = 1_000_000  # virtual, as in its README
LAMBDA_DURATION = "2000000s"  # of ours
HOLDS = (16, 256, 4096, 65536)  # pending events
NS3_SCHEDULERS = ("Map", "Heap", "Calendar", "PriorityQueue", "List")
LIST_UP_TO = 256  # a sorted list is hopeless beyond


def measure(command, items=lambda said: said["items"]):
    """The items per second of one call, and all that it said."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]}: {done.stderr.strip().splitlines()[-1:]}")
    said = json.loads(done.stdout)
    return items(said) / said["seconds"], said


class Peers:
    """The commands of the peers, or why there are none."""

    def __init__(self, folder):
        self.folder = Path(folder)

    def reason(self, name):
        file = self.folder / f"{name}.skipped"
        return file.read_text().strip() if file.exists() else None

    def python(self, label, script, *arguments):
        return (label, self.reason("python"),
                [self.folder / "python/bin/python", HERE / "peers" / script, *arguments])

    def ns3(self, scheduler, pending):
        return (f"ns-3 {scheduler}", self.reason("ns3"),
                [self.folder / "ns3/ns3_hold", f"{scheduler}Scheduler", pending, EVENTS])


def alternate(measures):
    """Rounds of functions that measure, each under its label: speeds by label."""
    speeds = {label: [] for label in measures}
    for _ in range(ROUNDS):
        for label, once in measures.items():
            speeds[label].append(once())
    return speeds


def beside(ours, peers):
    """Speeds of `ours`, a function that measures, and of the peers that can be had; why others cannot."""
    present = {label: (lambda command=command: measure(command)[0]) for label, reason, command in peers if not reason}
    return alternate({"ours": ours} | present), [reason for _, reason, _ in peers if reason]


def compare(family, name, unit, speeds, reasons=()):
    """One row: ours against the fastest of its peers."""
    best = {label: max(values) for label, values in speeds.items()}
    row = {"family": family, "name": name, "unit": unit, "ours": round(best.pop("ours"))}
    if not best:
        return row | {"skipped": next(iter(reasons))}
    fastest = max(best, key=best.get)
    ratios = [mine / max(values[i] for label, values in speeds.items() if label != "ours")
              for i, mine in enumerate(speeds["ours"])]
    return row | {"peer": fastest, "theirs": round(best[fastest]), "ratio": round(row["ours"] / best[fastest], 3),
                  "spread": [round(min(ratios), 3), round(max(ratios), 3)],
                  "peers": {label: round(speed) for label, speed in best.items()}}


def bare_queue(pending, values):
    """How fast the event queue alone holds: the bound of everything above it."""
    return {"family": "bare-queue", "name": str(pending), "unit": "events/s", "ours": round(max(values)),
            "nanoseconds": round(1e9 / max(values), 1), "spread": [round(min(values)), round(max(values))]}


def holds(benchmarks, peers):
    """The hold model through the engine, a fact an event, against every scheduler of ns-3, and how near it comes to
    the bare queue in the same rounds."""
    for pending in HOLDS:
        schedulers = [name for name in NS3_SCHEDULERS if name != "List" or pending <= LIST_UP_TO]
        bare = []

        def ours():
            bare.append(measure([benchmarks, "bare-queue", pending, EVENTS])[0])
            return measure([benchmarks, "hold", pending, EVENTS])[0]

        row = compare("hold", str(pending), "events/s",
                      *beside(ours, [peers.ns3(scheduler, pending) for scheduler in schedulers]))
        yield bare_queue(pending, bare)
        yield row | {"of_bare_queue": round(row["ours"] / max(bare), 3)}


def mm1(benchmarks, peers):
    """A million customers, through the engine, against SimPy as people write it and as it is fastest."""
    yield compare("mm1", "million", "customers/s", *beside(
        lambda: measure([benchmarks, "mm1", CUSTOMERS], lambda said: said["customers"])[0],
        [peers.python(f"SimPy {model}", "simpy_mm1.py", model, CUSTOMERS) for model in ("resource", "store")]))


def lambdas(benchmarks, peers):
    """SimFaaS's own example, in requests; we make six facts of each."""
    command = [benchmarks, "design", HERE / "lambda.cascade", LAMBDA_DURATION]

    def ours():
        return measure(command, lambda said: said["nodes"]["Function"]["received"])[0]

    yield compare("lambda", "simfaas-example", "requests/s",
                  *beside(ours, [peers.python("SimFaaS", "simfaas_lambda.py", SIMFAAS_SECONDS)]))


def aws_design(benchmarks):
    """Facts per second of twelve nodes, and whether four times the time needs more memory."""
    file = HERE / "aws_design.cascade"
    rounds = [measure([benchmarks, "design", file, "5m"]) for _ in range(ROUNDS)]
    _, longer = measure([benchmarks, "design", file, "20m"])
    speed, said = max(rounds, key=lambda round: round[0])
    yield {"family": "aws-design", "name": "twelve-nodes", "unit": "facts/s", "ours": round(speed),
           "events_per_second": round(speed), "spread": [round(min(r[0] for r in rounds)), round(speed)],
           "peak_mib": round(said["peak_mib"], 1), "peak_mib_four_times_as_long": round(longer["peak_mib"], 1)}


FORMATS = ("sam", "serverless", "cloudformation", "terraform", "mermaid", "dot")
SMALL, LARGE = 1_000, 10_000  # nodes of an export


def exports(benchmarks):
    """Milliseconds to export a large design in every format, and how they grow: 10 is linear from small to large."""
    for name in FORMATS:
        best = {nodes: min(measure([benchmarks, "export", name, nodes])[1]["seconds"] for _ in range(ROUNDS))
                for nodes in (SMALL, LARGE)}
        yield {"family": "export", "name": name, "unit": "nodes/s", "ours": round(LARGE / best[LARGE]),
               "nodes": LARGE, "milliseconds": round(1000 * best[LARGE], 1),
               "growth": round(best[LARGE] / max(best[SMALL], 1e-6), 1)}


def line(row):
    """One row as people read it."""
    cells = [row["family"], row["name"], f"{row['ours']:,} {row['unit']}"]
    if "of_bare_queue" in row:
        cells[2] += f", {row['of_bare_queue']:.0%} of the bare queue"
    if "skipped" in row:
        return cells + ["skipped: " + row["skipped"], "", ""]
    if "ratio" in row:
        low, high = row["spread"]
        return cells + [f"{row['peer']}: {row['theirs']:,}", f"{row['ratio']:.2f}", f"{low:.2f} to {high:.2f}"]
    if "growth" in row:
        return cells + [f"{row['nodes']:,} nodes in {row['milliseconds']} ms, {row['growth']} times {SMALL:,}", "", ""]
    if "nanoseconds" in row:
        return cells + [f"{row['nanoseconds']} ns an event", "", ""]
    return cells + [f"{row['peak_mib']} MiB, four times as long {row['peak_mib_four_times_as_long']} MiB", "", ""]


def table(rows):
    lines = [["family", "name", "Cascade", "peer, or what else", "ratio", "spread"]] + [line(row) for row in rows]
    widths = [max(len(cells[i]) for cells in lines) for i in range(6)]
    for cells in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(cells, widths)).rstrip(), flush=True)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    benchmarks, peers = sys.argv[1], Peers(sys.argv[2])
    rows = []
    for family in (holds(benchmarks, peers), mm1(benchmarks, peers), lambdas(benchmarks, peers),
                   aws_design(benchmarks), exports(benchmarks)):
        for row in family:
            print(" ".join(line(row)).strip(), file=sys.stderr, flush=True)
            rows.append(row)
    table(rows)
    if os.environ.get("BENCH_JSON"):
        Path(os.environ["BENCH_JSON"]).write_text(json.dumps(rows, indent=2) + "\n")


main()
