"""Legal forms in which OCR took a letter for a digit: `5/B` for `S/B`, `GM8H` for `GmbH`."""

from nlp_service.language.countries import legal_forms
from nlp_service.reading.folding import fold

_LETTERS = str.maketrans("015869", "oisbgg")


def with_legal_form(name: str) -> str:
    """`name` with the letters of the legal form that ends it, where digits stand in their place; else as it is.

    No legal form holds a digit, so that nothing else can be meant.
    """
    words = name.split(" ")
    for count in (2, 1):
        read = " ".join(words[-count:])
        if len(words) <= count or not any(character.isdigit() for character in read):
            continue
        meant = fold(read).translate(_LETTERS)
        if meant in legal_forms() and len(meant) > 2:
            return " ".join((*words[:-count], meant.upper()))
    return name
