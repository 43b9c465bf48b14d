"""The one way to run a server as a process: until a signal ends it, or with one sentence when it cannot start."""

import asyncio
import signal
import sys
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any

import uvloop
from pydantic import ValidationError

from mesh.health import Health
from mesh.host import ServiceHost
from mesh.logging import configure_logging
from mesh.service import Service
from mesh.settings import ServerSettings
from mesh.start_error import StartError


def run(main: Callable[[], Coroutine[Any, Any, None]]) -> int:
    """Runs a service's main coroutine function, which calls `serve`, and gives the process's exit code."""
    try:
        uvloop.run(main())
    except StartError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    except ValidationError as error:
        print(_settings_sentence(error), file=sys.stderr)  # noqa: T201
        return 1
    return 0


async def serve(
    name: str,
    settings: ServerSettings,
    services: Sequence[Service[Any]],
    *,
    lifespan: Callable[[], AbstractAsyncContextManager[None]] | None = None,
    health: Health | None = None,
    described: Sequence[str] = (),
) -> None:
    """Serves until SIGTERM or SIGINT, then stops as `ServiceHost` does. A signal during the start ends the start."""
    configure_logging(name, settings.log_format, settings.log_level)
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(None) as until_signal:

            def stop() -> None:
                if until_signal.when() is None:
                    until_signal.reschedule(loop.time())

            for signum in (signal.SIGTERM, signal.SIGINT):
                loop.add_signal_handler(signum, stop)
            async with ServiceHost(name, settings, services, lifespan=lifespan, health=health, described=described):
                await loop.create_future()
    except TimeoutError:
        if not until_signal.expired():
            raise


def _settings_sentence(error: ValidationError) -> str:
    problems = "; ".join(f"{'.'.join(map(str, problem['loc']))}: {problem['msg']}" for problem in error.errors())
    return f"{error.title} cannot be read from the environment and .env ({problems})."
