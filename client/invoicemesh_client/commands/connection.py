"""The mesh that a command talks to, and what a command says when a call to it fails."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from invoicemesh_client.client import InvoiceMeshClient
from invoicemesh_client.errors import MeshCallError
from invoicemesh_client.failure import CommandError
from invoicemesh_client.settings import Settings

_TARGET = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^:\s/]+):\d{1,5}")


def checked_target(server: str | None) -> str | None:
    """Gives the value of an option that names a mesh; refuses what is not `host:port`."""
    if server is not None and not _TARGET.fullmatch(server):
        raise typer.BadParameter(f"{server!r} is not of the form HOST:PORT.")
    return server


Server = Annotated[
    str | None,
    typer.Option(
        metavar="HOST:PORT",
        callback=checked_target,
        help="The mesh to talk to; INVOICEMESH_SERVER or the gateway on this machine unless given.",
    ),
]


@contextmanager
def connected(server: str | None) -> Iterator[InvoiceMeshClient]:
    """Gives a client of the mesh; what it raises becomes a CommandError."""
    target = server or Settings().server
    with InvoiceMeshClient(target) as client:
        try:
            yield client
        except MeshCallError as error:
            raise explain_call(error, target) from error


def explain_call(error: MeshCallError, target: str) -> CommandError:
    """Puts a failed call to the mesh at `host:port` into a sentence."""
    if error.is_unanswered:
        return CommandError(
            f"No mesh answers at {target}.",
            remedy="Start it with `make run`, or name another with --server HOST:PORT or INVOICEMESH_SERVER.",
            details=(error.message,),
        )
    details = [f"{violation.field}: {violation.description}" for violation in error.violations]
    if error.reason == "INTERNAL" and error.request_id:
        details.append(f"Request {error.request_id} leads to the services' logs.")
    return CommandError(error.message, details=details)
