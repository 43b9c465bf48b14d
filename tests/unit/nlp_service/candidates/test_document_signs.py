from collections.abc import Callable

from nlp_service.candidates.document_signs import DocumentSigns, find_document_signs
from nlp_service.candidates.hints import Hints
from nlp_service.candidates.survey import Survey, survey
from nlp_service.reading.labels import LabelFinder
from nlp_service.reading.lines import make_page
from nlp_service.reading.page import Document, PageSource, Word

Text = tuple[float, float, str]


def _signs(seen: Survey) -> DocumentSigns:
    found = find_document_signs(seen, has_number=False, has_priced_lines=False)
    assert found is not None
    return found


def test_labelled_totals_make_a_bill(look_over: Callable[..., Survey], invoice: list[Text]) -> None:
    seen = look_over(*invoice)
    found = find_document_signs(seen, has_number=True, has_priced_lines=True)
    assert found is not None
    assert found.bill == 1
    assert _signs(seen).letter >= 0.9


def test_a_letter_has_running_text_and_nothing_of_a_bill(look_over: Callable[..., Survey]) -> None:
    sentence = "we have looked into your invoice and will write to you again before long"
    signs = _signs(look_over(*((0.08, 0.3 + 0.02 * line, sentence) for line in range(6))))
    assert signs.bill == 0
    assert signs.prose == 1
    assert signs.priced == 0


def test_a_strip_with_time_and_change_is_printed_by_a_till(
    make_words: Callable[..., list[Word]], finder: LabelFinder
) -> None:
    texts = [(0.1, 0.1, "Corner Shop 12/03/2024 18:42 till 3"), (0.1, 0.5, "Cash 20.00"), (0.1, 0.55, "Change 3.20")]
    document = Document((make_page(1, 0.4, PageSource.OCR, make_words(texts)),))
    assert _signs(survey(document, Hints(), finder)).till >= 0.9


def test_the_times_of_a_schedule_over_several_pages_are_no_till(
    write: Callable[..., Document], finder: LabelFinder
) -> None:
    page = [(0.1, 0.1, "Spot aired 18:42 on channel two of the station")]
    assert _signs(survey(write(page, page), Hints(), finder)).till == 0


def test_a_page_with_hardly_a_word_has_no_signs(look_over: Callable[..., Survey]) -> None:
    assert find_document_signs(look_over((0.1, 0.1, "Illegible")), has_number=False, has_priced_lines=False) is None
