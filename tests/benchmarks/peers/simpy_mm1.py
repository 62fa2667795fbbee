# SPDX-License-Identifier: MIT
"""M/M/1 on SimPy, arrivals 0.9, service 1. usage: simpy_mm1.py resource|store CUSTOMERS

resource: a process per customer and a Resource, as SimPy's own examples are written. store: one process that makes
customers, one that serves them, a Store between them. Prints {"items", "seconds", "mean_time"}; seconds are processor time.
"""
import json
import random
import sys
import time

import simpy

ARRIVALS, SERVICE = 0.9, 1.0


def run_resource(env, customers, tally):
    server = simpy.Resource(env, capacity=1)

    def customer():
        arrived = env.now
        with server.request() as request:
            yield request
            yield env.timeout(random.expovariate(SERVICE))
        tally(env.now - arrived)

    def source():
        for _ in range(customers):
            yield env.timeout(random.expovariate(ARRIVALS))
            env.process(customer())

    env.process(source())
    env.run()


def run_store(env, customers, tally):
    line = simpy.Store(env)

    def source():
        for _ in range(customers):
            yield env.timeout(random.expovariate(ARRIVALS))
            yield line.put(env.now)

    def server():
        for _ in range(customers):
            arrived = yield line.get()
            yield env.timeout(random.expovariate(SERVICE))
            tally(env.now - arrived)

    env.process(source())
    env.process(server())
    env.run()


def main():
    run = {"resource": run_resource, "store": run_store}[sys.argv[1]]
    customers = int(sys.argv[2])
    random.seed(1)
    total = [0.0]

    def tally(spent):
        total[0] += spent

    begun = time.process_time()
    run(simpy.Environment(), customers, tally)
    seconds = time.process_time() - begun
    print(json.dumps({"items": customers, "seconds": seconds, "mean_time": total[0] / customers}))


main()
