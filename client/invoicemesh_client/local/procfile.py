"""Reads a Procfile: the names and commands of the processes that make up a mesh, in the order of their start."""

import re
import shlex
from dataclasses import dataclass

_ENTRY = re.compile(r"(?P<name>[A-Za-z0-9_-]+)\s*:\s*(?P<command>\S.*)")


class ProcfileError(Exception):
    """A Procfile that cannot be understood, as a sentence."""


@dataclass(frozen=True)
class ProcfileEntry:
    """A process: its name, and its command as words."""

    name: str
    command: tuple[str, ...]


def parse_procfile(text: str) -> tuple[ProcfileEntry, ...]:
    """Gives the entries of `name: command` lines; empty lines and lines with a leading `#` do not count.

    Raises ProcfileError for any other line, and for a name that comes twice.
    """
    entries: dict[str, ProcfileEntry] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _ENTRY.fullmatch(line.strip())
        if match is None:
            raise ProcfileError(f"Line {number} of the Procfile is not of the form `name: command`.")
        name = match["name"]
        if name in entries:
            raise ProcfileError(f"Line {number} of the Procfile names `{name}` again.")
        try:
            entries[name] = ProcfileEntry(name, tuple(shlex.split(match["command"])))
        except ValueError as error:
            raise ProcfileError(f"The command on line {number} of the Procfile cannot be split: {error}.") from error
    return tuple(entries.values())
