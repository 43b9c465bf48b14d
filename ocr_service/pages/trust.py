"""Judges whether the words that a file holds as text are worth using, or the page's picture is to be read instead."""

from ocr_service.document.source_page import TextLayer

# A page whose text has more glyphs without meaning than this share was made with a broken font.
_MOST_UNREADABLE = 0.1
# Fewer words are a stamp or a page number, and what matters is drawn.
_FEWEST_WORDS = 3
# On a scan, fewer words are what some program wrote beside the picture, and not what the picture shows.
_FEWEST_WORDS_ON_A_SCAN = 25
_SCAN_PICTURE_SHARE = 0.6


def is_worth_using(text: TextLayer) -> bool:
    """Whether the text says what the page shows, as far as can be told without looking at the picture."""
    words = sum(len(line.words) for line in text.lines)
    on_a_scan = text.picture_share >= _SCAN_PICTURE_SHARE
    if words < (_FEWEST_WORDS_ON_A_SCAN if on_a_scan else _FEWEST_WORDS):
        return False
    return text.unreadable <= _MOST_UNREADABLE * text.characters
