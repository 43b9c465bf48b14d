from collections.abc import Callable

from nlp_service.candidates.survey import Survey
from nlp_service.reading.near import Link, Side
from nlp_service.reading.page import Segment


def _links(survey: Survey, text: str) -> list[Link]:
    segment: Segment = next(s for s in survey.document.segments if text in s.text)
    start = segment.text.index(text)
    return survey.near.links(segment, start, segment.box_between(start, start + len(text)))


def test_a_value_after_its_label_in_one_run_belongs_to_it(look_over: Callable[..., Survey]) -> None:
    [link] = _links(look_over((0.1, 0.1, "Due date: 2024-05-01")), "2024-05-01")
    assert (link.label.field, link.side) == ("due_date", Side.AFTER)


def test_a_value_far_to_the_right_belongs_to_its_label(look_over: Callable[..., Survey]) -> None:
    link = _links(look_over((0.1, 0.1, "Due date"), (0.8, 0.1, "2024-05-01")), "2024-05-01")[0]
    assert (link.label.field, link.side) == ("due_date", Side.RIGHT)


def test_the_nearest_label_in_the_row_hides_those_before_it(look_over: Callable[..., Survey]) -> None:
    page = look_over((0.1, 0.1, "Due date"), (0.3, 0.1, "2024-05-01"), (0.5, 0.1, "Subtotal"), (0.8, 0.1, "9.00"))
    assert "due_date" not in {link.label.field for link in _links(page, "9.00")}


def test_a_value_below_its_label_belongs_to_it(look_over: Callable[..., Survey]) -> None:
    link = _links(look_over((0.1, 0.1, "Due date"), (0.1, 0.12, "2024-05-01")), "2024-05-01")[0]
    assert (link.label.field, link.side) == ("due_date", Side.BELOW)


def test_a_label_far_above_does_not_reach_down(look_over: Callable[..., Survey]) -> None:
    assert not _links(look_over((0.1, 0.1, "Due date"), (0.1, 0.4, "2024-05-01")), "2024-05-01")
