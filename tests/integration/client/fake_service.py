"""A fake service as a process: answers health on the port that its setting names, and behaves as its argument says.

`well` serves until SIGTERM, `stubborn` ignores SIGTERM, `broken` ends at once, `dying` ends soon after it was ready,
`parent` starts a process of its own that outlives SIGTERM.
"""

# ruff: noqa: T201 - what it prints is its log

import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import grpc
from grpc_health.v1 import health, health_pb2, health_pb2_grpc


def main(port_setting: str, health_service: str, behaviour: str) -> int:
    print(f"starting, {behaviour}")
    if behaviour == "broken":
        print("the model is missing", file=sys.stderr)
        return 3
    stop = threading.Event()
    signal.signal(signal.SIGTERM, signal.SIG_IGN if behaviour == "stubborn" else lambda *_: stop.set())
    if behaviour == "parent":
        ignore = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"
        print(f"child {subprocess.Popen([sys.executable, '-c', ignore]).pid}")
    server = grpc.server(ThreadPoolExecutor(2))
    servicer = health.HealthServicer()
    servicer.set(health_service, health_pb2.HealthCheckResponse.SERVING)
    health_pb2_grpc.add_HealthServicer_to_server(servicer, server)
    server.add_insecure_port(f"127.0.0.1:{os.environ[port_setting]}")
    server.start()
    stop.wait(1.5 if behaviour == "dying" else 60)
    server.stop(None).wait()
    print("stopped")
    return 4 if behaviour == "dying" else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
