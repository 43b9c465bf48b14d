import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_service.reading.folding import fold, squeeze


@pytest.mark.parametrize(("text", "folded"), [("Größe", "grose"), ("N° Échéance", "no echeance"), ("TOTAL", "total")])
def test_case_and_accents_are_taken_away(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_squeezing_leaves_letters_and_digits() -> None:
    assert squeeze("Amount-Due: № 7") == "amountdue7"
