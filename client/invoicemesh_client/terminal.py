"""How commands speak: results on standard output, everything else on standard error, with or without a terminal."""

from rich.console import Console
from rich.markup import escape

from invoicemesh_client.failure import CommandError

# Tables are not squeezed where nobody looks: what is piped is searched and cut by other programs.
_PIPED_WIDTH = 240


def results() -> Console:
    """Gives the console for what was asked for."""
    return _console(stderr=False)


def messages() -> Console:
    """Gives the console for progress, notes and errors."""
    return _console(stderr=True)


def report(error: CommandError) -> None:
    """Prints why a command failed: a red sentence, what shows more, what to do."""
    console = messages()
    console.print(f"[bold red]{escape(error.sentence)}[/]")
    for line in error.details:
        console.print(f"  {escape(line)}", style="dim")
    if error.remedy:
        console.print(escape(error.remedy))


def _console(*, stderr: bool) -> Console:
    console = Console(stderr=stderr, highlight=False, soft_wrap=False)
    return console if console.is_terminal else Console(stderr=stderr, highlight=False, width=_PIPED_WIDTH)
