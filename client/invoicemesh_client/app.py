"""The `invoicemesh` command: its subcommands, and the one place where their errors become sentences and exit codes."""

from typing import Any

import typer
from typer.core import TyperGroup

from invoicemesh_client.commands import (
    annotate,
    approve,
    archive,
    cancel,
    delete,
    dismiss,
    doctor,
    edit,
    export,
    extract,
    history,
    house_settings,
    postpone,
    reject,
    reopen,
    reprocess,
    show,
    split,
    statistics,
    status,
    suppliers,
    unarchive,
    undelete,
    undo,
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
    annotate.annotate,
    approve.approve,
    reject.reject,
    reopen.reopen,
    postpone.postpone,
    dismiss.dismiss,
    undo.undo,
    history.history,
    archive.archive,
    unarchive.unarchive,
    delete.delete,
    undelete.undelete,
    split.split,
    split.undo_split,
    reprocess.reprocess,
    cancel.cancel,
    export.export,
    watch.watch,
    extract.extract,
    statistics.statistics,
    house_settings.settings,
    status.status,
    verify_history.verify_history,
    doctor.doctor,
):
    app.command()(command)
app.command("list")(list_command.list_invoices)
app.add_typer(suppliers.suppliers)
