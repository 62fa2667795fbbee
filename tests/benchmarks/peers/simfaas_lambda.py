# SPDX-License-Identifier: MIT
"""SimFaaS's own example; its README runs 1,000,000 seconds. usage: simfaas_lambda.py SECONDS

0.9 requests a second, 1.991 s warm, 2.244 s cold, both exponential, idle instances end after 600 s, at most 1,000
at once. Prints {"items", "seconds", "cold", "instances"}; items are requests, seconds processor time. Its progress bar
is off; its report is measured too, as ours is.
"""
import contextlib
import io
import json
import sys
import time

import numpy
from simfaas.ServerlessSimulator import ServerlessSimulator


def main():
    numpy.random.seed(1)
    simulator = ServerlessSimulator(arrival_rate=0.9, warm_service_rate=1 / 1.991, cold_service_rate=1 / 2.244,
                                    expiration_threshold=600, max_time=float(sys.argv[1]))
    begun = time.process_time()
    simulator.generate_trace(debug_print=False, progress=False)
    with contextlib.redirect_stdout(io.StringIO()):
        simulator.print_trace_results()
    seconds = time.process_time() - begun
    print(json.dumps({"items": simulator.total_req_count, "seconds": seconds,
                      "cold": simulator.get_cold_start_prob(),
                      "instances": float(simulator.get_average_server_count())}))


main()
