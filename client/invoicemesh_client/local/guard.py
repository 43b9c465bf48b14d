"""Ends the processes of a mesh when the process that started them is gone, however it ended.

Runs as a process of its own and reads its standard input: `+N` puts process group N under guard and `-N` releases it.
The pipe ends with its writer, even one that was killed; what is still under guard then is ended. This works on every
POSIX system and asks nothing of the guarded processes. (Linux could signal a child at its parent's death, but ties that
to the thread that started the child.) The file is run by its path and imports nothing of this package, so that it
starts at once.
"""

import os
import signal
import sys
import time
from collections.abc import Iterable

GRACE_SECONDS = 5.0


def guard(lines: Iterable[bytes]) -> set[int]:
    """Reads lines to their end and gives the process groups that are still under guard."""
    groups: set[int] = set()
    for line in lines:
        group = int(line[1:])
        if line.startswith(b"+"):
            groups.add(group)
        else:
            groups.discard(group)
    return groups


def end(groups: set[int]) -> None:
    """Asks process groups to end and kills those that have not ended within the grace."""
    for group in groups:
        _signal(group, signal.SIGTERM)
    until = time.monotonic() + GRACE_SECONDS
    while time.monotonic() < until and any(_signal(group, 0) for group in groups):
        time.sleep(0.05)
    for group in groups:
        _signal(group, signal.SIGKILL)


def _signal(group: int, signum: int) -> bool:
    """Sends a signal to a process group; tells whether there was one."""
    try:
        os.killpg(group, signum)
    except ProcessLookupError:
        return False
    return True


if __name__ == "__main__":
    # A Ctrl-C at the terminal is for the process that is guarded against.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end(guard(iter(sys.stdin.buffer.readline, b"")))
