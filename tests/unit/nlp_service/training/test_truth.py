import pytest

from nlp_service.training.truth import is_right, right_values


def test_what_is_not_known_differs_from_what_is_known_to_be_absent() -> None:
    assert right_values({}, "due_date") is None
    assert right_values({"due_date": None}, "due_date") == ()


def test_aliases_are_right_as_well() -> None:
    assert right_values({"supplier_name": "A", "supplier_aliases": ["B", "C"]}, "supplier.name") == ("A", "B", "C")


def test_a_label_joined_from_several_places_is_right_at_each() -> None:
    truth = {"supplier_name": "CREST CrestFoods#5", "supplier_name_spaces_removed": True}
    assert right_values(truth, "supplier.name") == ("CREST CrestFoods#5", "CREST", "CrestFoods#5")


@pytest.mark.parametrize(
    ("field", "value", "truth", "right"),
    [
        ("totals.gross", "12.50", "12.5", True),
        ("totals.gross", "-12.50", "12.50", True),
        ("totals.gross", "12.51", "12.50", False),
        ("supplier.name", "Golden Hardware Sdn. Bhd", "GOLDEN HARDWARE SDN BHD", True),
        ("supplier.name", "Golden Hardware", "Silver Software", False),
        ("invoice_number", "RE-2024/08", "RE 2024 08", True),
        ("issue_date", "2024-03-04", "2024-04-03", False),
    ],
)
def test_values_are_compared_by_their_kind(field: str, value: str, truth: str, *, right: bool) -> None:
    assert is_right(field, value, (truth,)) is right
