"""Tests of field paths."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from google.protobuf.descriptor import Descriptor, FieldDescriptor
from hypothesis import given
from hypothesis import strategies as st

from en16931 import field_path
from en16931.field_path import FieldPathError
from en16931.field_value import Kind, kind_of
from invoicemesh.invoice.v1.invoice_data_pb2 import DOCUMENT_TYPE_CREDIT_NOTE, InvoiceData


def _leaves(descriptor: Descriptor, prefix: str = "") -> Iterator[tuple[str, FieldDescriptor]]:
    """Every value of the contract, with items of id 1."""
    for field in descriptor.fields:
        kind = kind_of(field)
        if kind in (Kind.GROUP, Kind.ITEMS):
            assert field.message_type is not None
            yield from _leaves(field.message_type, f"{prefix}{field.name}{'[1]' if kind is Kind.ITEMS else ''}.")
        elif field.name != "id":
            yield prefix + field.name, field


LEAVES = dict(_leaves(InvoiceData.DESCRIPTOR))


_TEXTS: dict[Kind, st.SearchStrategy[str]] = {
    Kind.DECIMAL: st.decimals(min_value=1, max_value=10**9, places=2).map(str),
    Kind.DATE: st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)).map(date.isoformat),
    Kind.ENUM: st.sampled_from(["INVOICE", "CREDIT_NOTE", "OTHER"]),
    Kind.BOOL: st.sampled_from(["true", "false"]),
    Kind.TEXT: st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=50),
}


def _texts(field: FieldDescriptor) -> st.SearchStrategy[str]:
    kind = kind_of(field)
    if kind is Kind.TEXT and field.name.endswith("currency"):
        return st.sampled_from(["EUR", "JPY"])
    if kind is Kind.TEXT and field.name.startswith("country"):
        return st.sampled_from(["DE", "FR"])
    return _TEXTS[kind]


def _with_items(path: str) -> InvoiceData:
    """A record that holds every item on the way of a path."""
    data = InvoiceData()
    parts = path.split(".")
    for length in range(1, len(parts)):
        if parts[length - 1].endswith("]"):
            field_path.add_item(data, ".".join(parts[:length]))
    return data


def test_the_contract_has_the_paths_that_people_know() -> None:
    known = {
        "totals.gross",
        "supplier.address.city",
        "supplier.registration.value",
        "line_items[1].quantity",
        "line_items[1].allowances[1].amount",
        "reverse_charge",
    }
    assert known <= LEAVES.keys()


@given(st.sampled_from(sorted(LEAVES)).flatmap(lambda path: st.tuples(st.just(path), _texts(LEAVES[path]))))
def test_what_is_set_is_read_listed_and_cleared(case: tuple[str, str]) -> None:
    path, text = case
    data = _with_items(path)
    before = InvoiceData.FromString(data.SerializeToString())
    assert field_path.get(data, path) is None

    field_path.set_value(data, path, text)
    assert field_path.get(data, path) == text
    assert list(field_path.values(data)) == [(path, text)]
    stored = InvoiceData.FromString(data.SerializeToString())
    assert field_path.get(stored, path) == text

    field_path.clear(data, path)
    assert data == before
    assert list(field_path.values(data)) == []


def test_reading_an_absent_value_changes_nothing() -> None:
    data = InvoiceData()
    assert field_path.get(data, "supplier.address.city") is None
    assert field_path.get(data, "line_items[4].quantity") is None
    assert data.SerializeToString() == b""
    assert not data.HasField("supplier")


def test_absent_zero_and_false_are_different() -> None:
    data = InvoiceData()
    field_path.set_value(data, "totals.paid", "0")
    field_path.set_value(data, "reverse_charge", "false")
    assert field_path.get(data, "totals.paid") == "0"
    assert field_path.get(data, "totals.rounding") is None
    assert field_path.get(data, "reverse_charge") == "false"


def test_a_value_is_kept_in_canonical_text() -> None:
    data = InvoiceData()
    field_path.set_value(data, "totals.gross", "+0119.00")
    field_path.set_value(data, "document_type", "CREDIT_NOTE")
    assert field_path.get(data, "totals.gross") == "119.00"
    assert data.document_type == DOCUMENT_TYPE_CREDIT_NOTE


def test_an_enum_value_of_a_newer_contract_reads_as_its_number() -> None:
    data = InvoiceData(document_type=99)  # type: ignore[arg-type]
    assert field_path.get(data, "document_type") == "99"


def test_clearing_keeps_what_else_the_group_holds() -> None:
    data = InvoiceData()
    field_path.set_value(data, "supplier.name", "Nordlicht GmbH")
    field_path.set_value(data, "supplier.address.city", "Kiel")
    field_path.clear(data, "supplier.address.city")
    assert not data.supplier.HasField("address")
    assert list(field_path.values(data)) == [("supplier.name", "Nordlicht GmbH")]


def test_clearing_the_last_value_of_an_item_keeps_the_item() -> None:
    data = InvoiceData()
    field_path.add_item(data, "line_items[1]")
    field_path.set_value(data, "line_items[1].period.start", "2026-01-01")
    field_path.clear(data, "line_items[1].period.start")
    assert [line.id for line in data.line_items] == ["1"]
    assert not data.line_items[0].HasField("period")


def test_a_path_stays_true_when_another_item_is_removed() -> None:
    data = InvoiceData()
    for item_id in ("1", "2", "3"):
        field_path.add_item(data, f"line_items[{item_id}]")
        field_path.set_value(data, f"line_items[{item_id}].description", f"Article {item_id}")
    field_path.remove_item(data, "line_items[2]")
    assert field_path.get(data, "line_items[3].description") == "Article 3"
    assert [path for path, _ in field_path.values(data)] == ["line_items[1].description", "line_items[3].description"]


def test_items_of_items_have_paths_too() -> None:
    data = InvoiceData()
    field_path.add_item(data, "line_items[3]")
    field_path.add_item(data, "line_items[3].allowances[1]")
    field_path.set_value(data, "line_items[3].allowances[1].amount", "5.00")
    assert data.line_items[0].allowances[0].amount.value == "5.00"
    field_path.remove_item(data, "line_items[3].allowances[1]")
    assert list(data.line_items[0].allowances) == []


def test_a_new_id_is_above_those_present_and_those_once_used() -> None:
    data = InvoiceData()
    assert field_path.new_item_id(data, "line_items") == "1"
    field_path.add_item(data, "line_items[2]")
    field_path.add_item(data, "line_items[freight]")
    assert field_path.new_item_id(data, "line_items") == "3"
    assert field_path.new_item_id(data, "line_items", used=["7", "old"]) == "8"
    assert field_path.new_item_id(data, "line_items[2].allowances") == "1"


@pytest.mark.parametrize(
    "path",
    [
        *("", "totals", "gross", "totals.", ".totals", "totals..gross", "Totals.gross", "totals.gross.value"),
        *("issue_date.year", "currency[1]", "totals[1].gross", "supplier.registration.id", "line_items"),
        *("line_items[1]", "line_items.quantity", "line_items[].quantity", "line_items[1].id"),
        *("line_items[1]x.quantity", "line_items[a b].quantity", "x" * 5000),
    ],
)
def test_a_path_that_names_no_value_is_refused(path: str) -> None:
    for use in (field_path.get, field_path.clear):
        with pytest.raises(FieldPathError) as caught:
            use(InvoiceData(), path)
        assert caught.value.path == path
        assert len(caught.value.message) < 300


@pytest.mark.parametrize("path", ["totals", "totals.gross", "line_items", "line_items[1].quantity"])
def test_only_items_are_added_and_removed(path: str) -> None:
    for use in (field_path.add_item, field_path.remove_item):
        with pytest.raises(FieldPathError):
            use(InvoiceData(line_items=[{"id": "1"}]), path)  # type: ignore[list-item]


@pytest.mark.parametrize("path", ["totals", "line_items[1]", "totals.gross"])
def test_only_a_list_gives_new_ids(path: str) -> None:
    with pytest.raises(FieldPathError):
        field_path.new_item_id(InvoiceData(), path)


def test_an_item_that_is_there_is_not_added_again() -> None:
    data = InvoiceData()
    field_path.add_item(data, "line_items[1]")
    with pytest.raises(FieldPathError, match="already"):
        field_path.add_item(data, "line_items[1]")


_USES_OF_A_MISSING_ITEM: list[Callable[[InvoiceData], None]] = [
    lambda data: field_path.set_value(data, "line_items[1].quantity", "1"),
    lambda data: field_path.clear(data, "line_items[1].quantity"),
    lambda data: field_path.add_item(data, "line_items[1].allowances[1]"),
    lambda data: field_path.remove_item(data, "line_items[1]"),
]


@pytest.mark.parametrize("use", _USES_OF_A_MISSING_ITEM)
def test_what_belongs_to_a_missing_item_is_refused(use: Callable[[InvoiceData], None]) -> None:
    data = InvoiceData()
    with pytest.raises(FieldPathError, match="There is no item"):
        use(data)
    assert data.SerializeToString() == b""


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("totals.gross", "1.190,00"),
        ("totals.gross", "1234567890123456"),
        ("totals.gross", "1.0000000000001"),
        ("totals.gross", ""),
        ("issue_date", "2026-02-30"),
        ("issue_date", "1899-01-01"),
        ("document_type", "UNSPECIFIED"),
        ("document_type", "invoice"),
        ("reverse_charge", "yes"),
        ("currency", "EURO"),
        ("tax_currency", "ABC"),
        ("supplier.address.country", "Germany"),
        ("supplier.name", ""),
        ("supplier.name", "  "),
        ("supplier.name", "a\x00b"),
        ("supplier.name", "a\tb"),
        ("supplier.name", "a\ud800"),
        ("supplier.name", "x" * 2001),
    ],
)
def test_a_text_that_does_not_fit_its_field_is_refused_and_changes_nothing(path: str, text: str) -> None:
    data = InvoiceData()
    with pytest.raises(FieldPathError) as caught:
        field_path.set_value(data, path, text)
    assert caught.value.path == path
    assert caught.value.message.endswith(".")
    assert list(field_path.values(data)) == []


def test_a_text_may_have_several_lines() -> None:
    data = InvoiceData()
    field_path.set_value(data, "payment_terms", "14 days\n2 % discount")
    assert field_path.get(data, "payment_terms") == "14 days\n2 % discount"
