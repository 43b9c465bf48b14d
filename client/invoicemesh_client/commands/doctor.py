"""`invoicemesh doctor`: checks the installation and says what to do."""

from collections.abc import Iterator

import typer
from rich.markup import escape

from invoicemesh_client.diagnosis.check import Check, Verdict
from invoicemesh_client.diagnosis.engines import check_engines
from invoicemesh_client.diagnosis.installation import check_installation
from invoicemesh_client.diagnosis.machine import check_machine
from invoicemesh_client.failure import EXIT_FAILED
from invoicemesh_client.local.checkout import NoServicesError, find_checkout
from invoicemesh_client.settings import Settings
from invoicemesh_client.terminal import results

_MARKS = {Verdict.OK: "[green]ok[/]     ", Verdict.NOTE: "[dim]note[/]   ", Verdict.PROBLEM: "[red]problem[/]"}


def doctor() -> None:
    """Checks the installation and says what to do. Ends with exit code 1 when the mesh cannot run."""
    console = results()
    problems = 0
    for check in _checks():
        console.print(f"{_MARKS[check.verdict]}  {check.subject:<16} {escape(check.seen)}", soft_wrap=True)
        if check.remedy:
            console.print(f"         {'':<16} [dim]{escape(check.remedy)}[/]", soft_wrap=True)
        problems += check.verdict is Verdict.PROBLEM
    console.print()
    if problems:
        console.print(f"[red]{problems} {'problem' if problems == 1 else 'problems'}.[/]")
        raise typer.Exit(EXIT_FAILED)
    console.print("The mesh can run here: `make run`.")


def _checks() -> Iterator[Check]:
    yield from check_installation()
    try:
        checkout = find_checkout()
    except NoServicesError:
        return  # The installation's checks have said so.
    yield from check_machine(checkout, Settings())
    yield from check_engines()
