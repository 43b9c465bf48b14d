"""A server process with no services of its own. `slow` as argument: its lifespan never opens."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from pydantic_settings import SettingsConfigDict

from mesh.server import run, serve
from mesh.settings import ServerSettings


class ProbeSettings(ServerSettings):
    model_config = SettingsConfigDict(env_prefix="PROBE_")


@asynccontextmanager
async def _never_opens() -> AsyncIterator[None]:
    await asyncio.Event().wait()
    yield


async def main() -> None:
    await serve("probe", ProbeSettings(), [], lifespan=_never_opens if "slow" in sys.argv else None)


if __name__ == "__main__":
    sys.exit(run(main))
