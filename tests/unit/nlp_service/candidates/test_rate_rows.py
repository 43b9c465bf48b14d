from collections.abc import Callable

import pytest

from nlp_service.candidates.rate_rows import rows_of_several_rates
from nlp_service.candidates.survey import Survey
from nlp_service.candidates.totals import find_totals

Text = tuple[float, float, str]


def _labelled_taxes(survey: Survey) -> list[str]:
    return [c.value for c in find_totals(survey) if c.field == "totals.tax" and c.features.label > 0]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("VAT 23 included", "VAT 0 included"),
        ("MwSt 19%", "MwSt 7%"),
        ("TVA 20,00 %", "TVA 5,5 %"),
        ("IVA 22%", "IVA 10%"),
    ],
)
def test_the_tax_of_one_rate_of_several_is_not_the_whole(
    look_over: Callable[..., Survey], first: str, second: str
) -> None:
    rows = [(0.1, 0.3, first), (0.8, 0.3, "4.61"), (0.1, 0.32, second), (0.8, 0.32, "0.00")]
    seen = look_over(*rows, (0.1, 0.36, "Total"), (0.8, 0.36, "57.04"))
    assert len(rows_of_several_rates(seen)) > 0
    assert _labelled_taxes(seen) == []


@pytest.mark.parametrize("rows", [["VAT 20%"], ["VAT 20%", "VAT total"], ["Total VAT"]])
def test_the_tax_of_the_only_rate_may_be_the_whole(look_over: Callable[..., Survey], rows: list[str]) -> None:
    texts = [t for n, row in enumerate(rows) for t in ((0.1, 0.3 + 0.02 * n, row), (0.8, 0.3 + 0.02 * n, "4.61"))]
    seen = look_over(*texts)
    assert not rows_of_several_rates(seen)
    assert "4.61" in _labelled_taxes(seen)
