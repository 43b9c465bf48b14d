"""Corrections as they are typed: `path=value`, and paths to set absent, confirm, add and remove."""

from collections.abc import Sequence

from invoicemesh.invoice.v1.invoice_pb2 import Correction


class CorrectionError(Exception):
    """A correction that is not of the form `path=value`, or a path that comes twice; as a sentence."""


def parse_corrections(
    *,
    assignments: Sequence[str] = (),
    absent: Sequence[str] = (),
    confirm: Sequence[str] = (),
    add: Sequence[str] = (),
    remove: Sequence[str] = (),
) -> list[Correction]:
    """Gives the corrections in an order that works: items are added before they are filled and removed last.

    Raises CorrectionError when there is none, when one cannot be understood, and when two concern the same path.
    """
    corrections = [
        *(Correction(path=path, add=True) for path in add),
        *(_assignment(text) for text in assignments),
        *(Correction(path=path, absent=True) for path in absent),
        *(Correction(path=path, confirm=True) for path in confirm),
        *(Correction(path=path, remove=True) for path in remove),
    ]
    if not corrections:
        raise CorrectionError("There is nothing to change: give path=value, --absent, --confirm, --add or --remove.")
    paths = [correction.path for correction in corrections]
    if repeated := next((path for path in paths if paths.count(path) > 1), None):
        raise CorrectionError(f"{repeated} is given more than once.")
    return corrections


def _assignment(text: str) -> Correction:
    path, sign, value = text.partition("=")
    if not (path and sign):
        raise CorrectionError(f"{text!r} is not of the form path=value, e.g. totals.gross=119.00.")
    if not value:
        raise CorrectionError(f"{path} is given no value; to say that the document prints none, use --absent {path}.")
    return Correction(path=path.strip(), value=value.strip())
