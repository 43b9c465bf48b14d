"""`invoicemesh dismiss`: says that a finding need not be settled."""

from typing import Annotated

import typer

from invoicemesh.invoice.v1 import invoice_pb2
from invoicemesh_client.commands.connection import Server, connected
from invoicemesh_client.failure import CommandError
from invoicemesh_client.short_id import resolve_id
from invoicemesh_client.terminal import results


def dismiss(
    invoice_id: Annotated[str, typer.Argument(metavar="ID", help="The invoice's id or the beginning of it.")],
    finding: Annotated[str, typer.Argument(metavar="FINDING", help="The finding's id, or its rule, e.g. DUPLICATE.")],
    reason: Annotated[str, typer.Option(help="Why it need not be settled.")],
    server: Server = None,
) -> None:
    """Dismisses a finding of an invoice, with a reason that stands in the history."""
    with connected(server) as client:
        invoice = client.get(resolve_id(client, invoice_id))
        answer = client.dismiss(invoice.id, _finding_id(invoice, finding), reason=reason, etag=invoice.etag)
    standing = sum(not one.HasField("dismissal") for one in answer.findings)
    results().print(f"{answer.id} has {standing or 'no'} other {'finding' if standing == 1 else 'findings'}.")


def _finding_id(invoice: invoice_pb2.Invoice, text: str) -> str:
    """The id of the one finding that the text names; CommandError when there is none or more than one."""
    standing = [one for one in invoice.findings if not one.HasField("dismissal")]
    found = [one.id for one in standing if text == one.id or text.upper() == one.rule_id]
    if len(found) == 1:
        return found[0]
    fault = "More than one finding is" if found else "No finding that stands is"
    raise CommandError(
        f"{fault} named {text}.", details=tuple(f"{one.id}  {one.rule_id}  {one.message}" for one in standing)
    )
