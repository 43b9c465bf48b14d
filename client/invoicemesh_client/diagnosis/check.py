"""What looking at one part of the installation has shown."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How a part is."""

    OK = "ok"
    NOTE = "note"
    """Works, or is left out on purpose; worth knowing."""
    PROBLEM = "problem"
    """The mesh cannot run like this."""


@dataclass(frozen=True)
class Check:
    """A part of the installation, how it is, what was seen as a phrase, and what to do; `remedy` is empty when OK."""

    subject: str
    verdict: Verdict
    seen: str
    remedy: str = ""
