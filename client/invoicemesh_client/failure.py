"""How a command fails: one sentence, what to do about it, and an exit code; never a traceback."""

from collections.abc import Sequence

from pydantic import ValidationError

from invoicemesh_client.local.checkout import NoServicesError
from invoicemesh_client.local.mesh import LocalMeshError
from invoicemesh_client.local.procfile import ProcfileError
from invoicemesh_client.short_id import ShortIdError

EXIT_FAILED = 1
"""The command could not do what it was asked."""

EXIT_SOME_FAILED = 3
"""The command did its work, but some documents or invoices failed; what they are was said. (2 is wrong usage.)"""

EXIT_INTERRUPTED = 130
"""The user pressed Ctrl-C."""


class CommandError(Exception):
    """A command that cannot do its work: a sentence, what to do, and lines that show more."""

    def __init__(self, sentence: str, *, remedy: str = "", details: Sequence[str] = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.remedy = remedy
        self.details = tuple(details)


EXPECTED_ERRORS = (CommandError, LocalMeshError, NoServicesError, ProcfileError, ShortIdError, ValidationError, OSError)
"""What can go wrong without a fault of this program."""


def explain(error: Exception) -> CommandError:
    """Puts an expected error into a sentence."""
    match error:
        case CommandError():
            return error
        case LocalMeshError():
            return CommandError(error.message, remedy=error.remedy, details=error.log_lines)
        case NoServicesError():
            return CommandError(
                str(error), remedy="Run this command of the project's own folder: .venv/bin/invoicemesh."
            )
        case ValidationError():
            problems = "; ".join(f"{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors())
            return CommandError(f"A setting is wrong: {problems}.", remedy="Change it in the environment or in .env.")
        case OSError(filename=str(), strerror=str()):
            return CommandError(f"{error.filename}: {error.strerror}.")
        case _:
            return CommandError(str(error))
