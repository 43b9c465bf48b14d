"""Who calls, and which role a method asks for. Until there are accounts, every caller on this machine is its admin."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, TypeVar

from mesh.errors import ServiceError

_Method = TypeVar("_Method", bound=Callable[..., Any])
_DECLARATION = "__mesh_required_role__"


class Role(IntEnum):
    """What a principal may do; a role may do all that a lower one may."""

    VIEWER = 1
    CLERK = 2
    APPROVER = 3
    ADMIN = 4


@dataclass(frozen=True)
class Principal:
    """Who makes a call."""

    name: str
    role: Role


LOCAL_ADMIN = Principal("local admin", Role.ADMIN)


def requires(role: Role) -> Callable[[_Method], _Method]:
    """Declares the least role that may call this servicer method. A method without a declaration is not served."""

    def declare(method: _Method) -> _Method:
        setattr(method, _DECLARATION, role)
        return method

    return declare


def required_role(method: Callable[..., Any]) -> Role | None:
    """The role that a servicer method declares, None when it declares nothing."""
    return getattr(method, _DECLARATION, None)


def authorize(principal: Principal, required: Role | None) -> None:
    """Lets a principal of the required role or a higher one pass; PERMISSION_DENIED otherwise, and without a role."""
    if required is None:
        raise ServiceError("PERMISSION_DENIED", message="The method declares no role, so nobody may call it.")
    if principal.role < required:
        raise ServiceError("PERMISSION_DENIED", required_role=required.name.lower(), role=principal.role.name.lower())


def current_principal() -> Principal:
    """Who makes the call that is being served here. LookupError outside of a call."""
    return _principal.get()


@contextmanager
def acting_as(principal: Principal) -> Iterator[None]:
    """Makes `principal` the current one within the block."""
    token = _principal.set(principal)
    try:
        yield
    finally:
        _principal.reset(token)


_principal: ContextVar[Principal] = ContextVar("principal")
