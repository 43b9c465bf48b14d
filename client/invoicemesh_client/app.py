"""The `invoicemesh` command: its subcommands, and the one place where their errors become sentences and exit codes."""

from typing import Any

import typer
from typer.core import TyperGroup

from invoicemesh_client.commands import (
    approve,
    archive,
    delete,
    doctor,
    edit,
    export,
    extract,
    reject,
    show,
    split,
    unarchive,
    undelete,
    up,
    upload,
    verify_history,
    watch,
)
from invoicemesh_client.commands import list as list_command
from invoicemesh_client.failure import EXIT_FAILED, EXIT_INTERRUPTED, EXPECTED_ERRORS, explain
from invoicemesh_client.terminal import report


class _Group(TyperGroup):
    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise  # The reader of a pipe has had enough, and typer ends quietly.
        except EXPECTED_ERRORS as error:
            report(explain(error))
            raise typer.Exit(EXIT_FAILED) from error
        except KeyboardInterrupt:
            raise typer.Exit(EXIT_INTERRUPTED) from None


app = typer.Typer(
    name="invoicemesh",
    cls=_Group,
    help="Turns invoices into checked, structured records.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)
for command in (
    up.up,
    upload.upload,
    show.show,
    edit.edit,
    approve.approve,
    reject.reject,
    archive.archive,
    unarchive.unarchive,
    delete.delete,
    undelete.undelete,
    split.split,
    split.undo_split,
    export.export,
    watch.watch,
    extract.extract,
    verify_history.verify_history,
    doctor.doctor,
):
    app.command()(command)
app.command("list")(list_command.list_invoices)
