"""Tells the errors of a database that pass from those that are faults of the program."""

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from mesh.errors import ServiceError

RETRY_SECONDS = 1.0
"""Until a database that is away or overloaded is worth another try."""

# MySQL's numbers: a lock that was waited for too long, and a deadlock that this transaction was chosen to end.
_COLLISIONS = frozenset({1205, 1213})


class Collision(ServiceError):  # noqa: N818 - it is what happened, and nobody's error
    """Another transaction was in the way, and nothing was done: the same unit of work may pass at once."""

    def __init__(self) -> None:
        super().__init__("DEPENDENCY_UNAVAILABLE", dependency="the database", retry_after=RETRY_SECONDS)


def is_collision(error: DBAPIError) -> bool:
    """Whether the transaction lost to another one."""
    arguments = error.orig.args if error.orig is not None else ()
    return isinstance(error, OperationalError) and bool(arguments) and arguments[0] in _COLLISIONS


def is_away(error: DBAPIError) -> bool:
    """Whether the database could not be reached, was lost meanwhile, or can write nothing now."""
    return isinstance(error, OperationalError | InterfaceError) or error.connection_invalidated
