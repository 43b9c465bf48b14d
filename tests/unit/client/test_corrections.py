import pytest

from invoicemesh.invoice.v1.invoice_pb2 import Correction
from invoicemesh_client.corrections import CorrectionError, parse_corrections


def test_items_are_added_before_they_are_filled_and_removed_last() -> None:
    corrections = parse_corrections(
        assignments=["line_items[9].description=A = B"],
        absent=["due_date"],
        confirm=["currency"],
        add=["line_items[9]"],
        remove=["line_items[2]"],
    )
    assert corrections == [
        Correction(path="line_items[9]", add=True),
        Correction(path="line_items[9].description", value="A = B"),
        Correction(path="due_date", absent=True),
        Correction(path="currency", confirm=True),
        Correction(path="line_items[2]", remove=True),
    ]


@pytest.mark.parametrize(
    ("assignments", "absent", "fault"),
    [
        ([], [], "nothing to change"),
        (["119.00"], [], "not of the form path=value"),
        (["=119.00"], [], "not of the form path=value"),
        (["totals.gross="], [], "--absent totals.gross"),
        (["currency=EUR"], ["currency"], "currency is given more than once"),
    ],
)
def test_what_cannot_be_meant_is_refused(assignments: list[str], absent: list[str], fault: str) -> None:
    with pytest.raises(CorrectionError, match=fault):
        parse_corrections(assignments=assignments, absent=absent)
