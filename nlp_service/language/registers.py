"""Registers of companies and other numbers of a party, read from a data file."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any, cast

from nlp_service.reading.folding import fold

_PARTING = re.compile(r"[\s.-]+")


@dataclass(frozen=True)
class Register:
    """A register: the field of the party that its numbers are (`kind`), and how they are printed.

    `scheme` is a code of ISO 6523, or empty. A `bare` number needs no name of the register before it; one `in_section`
    counts only in a section of a form that is about one party. `rank` counts from 0 in order of preference.
    """

    key: str
    kind: str
    scheme: str
    names: tuple[str, ...]
    number: re.Pattern[str]
    check: Callable[[str], bool] | None
    bare: bool
    in_section: bool
    rank: int

    def verdict(self, text: str) -> float:
        """1 when check digits hold, -1 when they fail, 0 where there are none."""
        if self.check is None:
            return 0.0
        return 1.0 if self.check(text) else -1.0


@cache
def load_registers() -> tuple[Register, ...]:
    """All registers, in order of preference."""
    return tuple(_register(key, entry, rank) for rank, (key, entry) in enumerate(_read().items()))


@cache
def register_names() -> re.Pattern[str]:
    """Finds the name of any register in folded text, the longest first, however its words are parted."""
    names = sorted({name for register in load_registers() for name in register.names}, key=len, reverse=True)
    patterns = ("[ .-]*".join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(patterns)})(?![a-z0-9])")


def plain_name(name: str) -> str:
    """The name of a register without blanks and points, as it is in `names`: `R.C.S.` gives `r c s`."""
    return " ".join(_PARTING.sub(" ", fold(name)).split())


@cache
def registers_named(name: str) -> tuple[Register, ...]:
    """The registers that a match of `register_names` names."""
    squeezed = plain_name(name).replace(" ", "")
    return tuple(
        register for register in load_registers() if any(other.replace(" ", "") == squeezed for other in register.names)
    )


def _register(key: str, entry: dict[str, Any], rank: int) -> Register:
    return Register(
        key=key,
        kind=entry["kind"],
        scheme=entry.get("scheme", ""),
        names=tuple(map(plain_name, entry["names"])),
        number=re.compile(rf"(?<![A-Za-z0-9])(?:{entry['pattern']})(?![A-Za-z0-9])"),
        check=_check(entry["check"]) if "check" in entry else None,
        bare=entry.get("bare", False),
        in_section=entry.get("section", False),
        rank=rank,
    )


def _check(module: str) -> Callable[[str], bool]:
    return cast("Callable[[str], bool]", import_module(f"stdnum.{module}").is_valid)


def _read() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("nlp_service.language").joinpath("registers.toml").read_text("utf-8"))
