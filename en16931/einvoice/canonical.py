"""How the texts of XML become the canonical texts of records."""

import re

_SPACES = re.compile(r"\s+")
_XML_DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:Z|[+-][0-9]{2}:[0-9]{2}|T.*)?")
_CII_DATE = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:[0-9]{4}(?:[0-9]{2})?)?")
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
_NOTE_SUBJECT = re.compile(r"#([A-Z]{3})#")


def line(text: str) -> str | None:
    """Join a text into one line."""
    return _SPACES.sub(" ", text).strip() or None


def prose(text: str) -> str | None:
    """Keep the lines of a text, each without surplus space, and no empty ones at its ends."""
    lines = (line(part) or "" for part in text.splitlines())
    return "\n".join(lines).strip() or None


def compact(text: str) -> str | None:
    """Take all spaces out, as from a VAT identifier."""
    return _SPACES.sub("", text) or None


def day(text: str) -> str | None:
    """Give the day of a date of XML Schema (`2026-01-31Z`) or of CII (`20260131`, format 102, with or without time)."""
    text = text.strip()
    if match := _XML_DATE.fullmatch(text):
        return match[1]
    if match := _CII_DATE.fullmatch(text):
        return "-".join(match.groups())
    return text or None


def number(text: str) -> str | None:
    """Drop zeros behind the sixth decimal; some programs write eighteen."""
    text = text.strip()
    whole, point, decimals = text.partition(".")
    return whole + point + decimals[:6] + decimals[6:].rstrip("0") or None


def iban(text: str) -> str | None:
    """Give an IBAN without spaces; None when the account number is none."""
    account = (compact(text) or "").upper()
    return account if _IBAN.fullmatch(account) else None


def account_number(text: str) -> str | None:
    """Give an account number; None when it is an IBAN."""
    return None if iban(text) else line(text)


def last_digits(text: str) -> str | None:
    """Give the last four digits of a card number, or up to six where no more than these stand there."""
    digits = re.sub(r"[^0-9]", "", text)
    return (digits if len(digits) <= 6 else digits[-4:]) or None


def note_subject(text: str) -> str | None:
    """Give the subject code that UBL writes before a note, as in `#REG#Amtsgericht Kiel`."""
    match = _NOTE_SUBJECT.match(text.strip())
    return match[1] if match else None


def note_text(text: str) -> str | None:
    """Give a note of UBL without its subject code."""
    return prose(_NOTE_SUBJECT.sub("", text.strip(), count=1))


def tax_point_code(text: str) -> str | None:
    """Turn the tax point code of CII (UNTDID 2475) into that of the standard's BT-8 (UNTDID 2005)."""
    code = line(text)
    return {"5": "3", "29": "35", "72": "432"}.get(code, code) if code else None


def yes(_text: str) -> str | None:
    """Say that what the XPath looks for is there."""
    return "true"
