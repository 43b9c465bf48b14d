"""Writes docs/errors.md, the catalogue for people who call the mesh: `python -m mesh.errors_page > docs/errors.md`."""

import re

from mesh.error_catalogue import CATALOGUE, CatalogueEntry

_INTRODUCTION = """\
# Errors

Every failed call answers with a `google.rpc.Status`. Its details hold a `google.rpc.ErrorInfo` with the domain
`invoicemesh`, one of the reasons below and, as `metadata`, the facts in braces that are known; a
`google.rpc.BadRequest` when fields are to blame; a `google.rpc.RetryInfo` when waiting helps. The message says the same
in a sentence for a person. Every answer carries an `x-request-id` in its trailing metadata, which leads to the log.

The reasons are those of `invoicemesh.invoice.v1.ErrorReason`; documents and pages that failed carry them, too. This
page is made from the table in `mesh/error_catalogue.py`.

| Reason | Status | Meaning | What to do |
| --- | --- | --- | --- |
"""


def errors_page() -> str:
    """The page as Markdown."""
    return _INTRODUCTION + "".join(_row(reason, entry) for reason, entry in CATALOGUE.items())


def _row(reason: str, entry: CatalogueEntry) -> str:
    return f"| `{reason}` | `{entry.status}` | {_plain(entry.fault)} | {_plain(entry.remedy)} |\n"


def _plain(template: str) -> str:
    """The template without its brackets, and each fact as its name in braces."""
    return re.sub(r"\{(\w+)[^}]*\}", r"`{\1}`", template.translate({ord("["): None, ord("]"): None}))


if __name__ == "__main__":
    print(errors_page(), end="")  # noqa: T201
