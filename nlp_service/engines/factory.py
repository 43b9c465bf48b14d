"""The engines by name: which there are, whether each can be used, and how one is made."""

from dataclasses import dataclass

from nlp_service.engines.engine import Engine
from nlp_service.engines.local import LocalEngine


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """An engine as callers see it. `remedy` says what to do to make it available; empty when it is."""

    name: str
    version: str
    available: bool
    remedy: str = ""


def engine_infos() -> tuple[EngineInfo, ...]:
    """All engines, usable or not."""
    return (EngineInfo(LocalEngine.name, LocalEngine.version, available=True),)


def make_engine(name: str) -> Engine:
    """The engine of this name, loaded and ready. Raises ValueError for a name that `engine_infos` does not give."""
    if name == LocalEngine.name:
        return LocalEngine()
    raise ValueError(f"There is no engine {name!r}.")
