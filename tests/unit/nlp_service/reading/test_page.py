from collections.abc import Callable

import pytest

from nlp_service.reading.page import Page, Segment, regions_of


def test_characters_lead_to_their_words(segment: Callable[[str], Segment]) -> None:
    words = segment("Invoice No 4711").words_between(8, 12)
    assert [word.text for word in words] == ["No", "4711"]


def test_a_part_of_a_word_has_a_part_of_its_box(segment: Callable[[str], Segment]) -> None:
    whole = segment("Total:9.00")
    box = whole.box_between(6, 10)
    assert box.left == pytest.approx(whole.box.left + whole.box.width * 0.6)
    assert box.right == pytest.approx(whole.box.right)


def test_a_value_on_two_lines_has_two_regions(first_page: Callable[..., Page]) -> None:
    page = first_page((0.1, 0.1, "Long Name"), (0.1, 0.12, "GmbH"))
    regions = regions_of([word for segment in page.segments for word in segment.words])
    assert len(regions) == 2
    assert regions[0].polygon[1].x == pytest.approx(page.segments[0].box.right)


def test_only_a_narrow_space_parts_the_groups_of_a_number(segment: Callable[[str], Segment]) -> None:
    near = segment("1 234,56")
    far = Segment((near.words[0], segment("xxxxxxxx 234,56").words[1]))
    assert near.spaced_text == "1 234,56"
    assert far.spaced_text == "1\t234,56"
