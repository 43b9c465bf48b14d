"""Tests of turning the texts of XML into canonical text."""

from collections.abc import Callable

import pytest

from en16931.einvoice import canonical


@pytest.mark.parametrize(
    ("convert", "text", "result"),
    [
        (canonical.line, "\n  Tauwerk\t Classic \n", "Tauwerk Classic"),
        (canonical.line, " \n ", None),
        (canonical.prose, "\n eins  und \r\n\n\tzwei\n\n", "eins und\n\nzwei"),
        (canonical.compact, " DE 136 695 976 ", "DE136695976"),
        (canonical.day, "2026-01-31", "2026-01-31"),
        (canonical.day, " 2026-01-31Z", "2026-01-31"),
        (canonical.day, "2026-01-31+02:00", "2026-01-31"),
        (canonical.day, "2026-01-31T23:30:00Z", "2026-01-31"),
        (canonical.day, "20260131", "2026-01-31"),
        (canonical.day, "202601312330", "2026-01-31"),
        (canonical.day, "202601", "202601"),
        (canonical.day, "", None),
        (canonical.number, " 10.000000000000000000 ", "10.000000"),
        (canonical.number, "0.061232374", "0.061232374"),
        (canonical.number, "-5", "-5"),
        (canonical.number, "1.50", "1.50"),
        (canonical.number, " ", None),
        (canonical.iban, "de89 3704 0044 0532 0130 00", "DE89370400440532013000"),
        (canonical.iban, "0532013000", None),
        (canonical.account_number, "0532013000", "0532013000"),
        (canonical.account_number, "DE89 3704 0044 0532 0130 00", None),
        (canonical.last_digits, "4000 1234 5678 9010", "9010"),
        (canonical.last_digits, "XXXX XXXX XXXX 9010", "9010"),
        (canonical.last_digits, "789010", "789010"),
        (canonical.last_digits, "none", None),
        (canonical.note_subject, " #REG#Amtsgericht Kiel", "REG"),
        (canonical.note_subject, "Zimmer #12# im Hof", None),
        (canonical.note_text, " #REG#Amtsgericht Kiel", "Amtsgericht Kiel"),
        (canonical.note_text, "Zimmer #12# im Hof", "Zimmer #12# im Hof"),
        (canonical.tax_point_code, "29", "35"),
        (canonical.tax_point_code, "99", "99"),
        (canonical.tax_point_code, "", None),
    ],
)
def test_a_text_becomes_canonical(convert: Callable[[str], str | None], text: str, result: str | None) -> None:
    assert convert(text) == result
