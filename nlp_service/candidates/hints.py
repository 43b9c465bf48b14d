"""Hints: what the caller knows of a document from elsewhere. They decide between candidates, never become a value."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hints:
    """The language (BCP 47), and the reader's own country (ISO 3166-1 alpha-2), companies and VAT identifiers."""

    language: str = ""
    country: str = ""
    own_names: tuple[str, ...] = ()
    own_vat_ids: tuple[str, ...] = ()
