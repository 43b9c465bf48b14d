from collections.abc import Callable

import pytest

from nlp_service.parts.page_counter import Counter, find_counter
from nlp_service.reading.page import Segment


@pytest.mark.parametrize(
    ("text", "counter"),
    [
        ("Page 1 of 2", (1, 2)),
        ("Seite 2 von 3", (2, 3)),
        ("Página 1 de 1", (1, 1)),
        ("Pag. 2/4", (2, 4)),
        ("Strona 1 z 2", (1, 2)),
        ("Sayfa: 1 / 2", (1, 2)),
        ("Blad 1 van 1", (1, 1)),
        ("PAGE NO: 3", (3, None)),
        ("Page 3 of 2", None),
        ("Homepage 1 of 2", None),
        ("Page 12.50", None),
        ("Total 119.00", None),
    ],
)
def test_pages_say_which_they_are(segment: Callable[[str], Segment], text: str, counter: Counter | None) -> None:
    assert find_counter([segment(text)]) == counter
