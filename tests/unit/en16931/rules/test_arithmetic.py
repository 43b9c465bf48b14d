"""Tests of the arithmetic rules: a true and a false case for each, silence where values are absent, proposals."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from en16931 import field_path
from en16931.amounts import canonical, parse_decimal
from en16931.field_path import FieldPathError
from en16931.rules.arithmetic import check_arithmetic, equations
from invoicemesh.invoice.v1.finding_pb2 import SEVERITY_ERROR, SEVERITY_INFO, Finding, Severity
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData

VALUES = {
    "currency": "EUR",
    "totals.sum_of_lines": "110.00",
    "totals.allowances": "15.00",
    "totals.charges": "5.00",
    "totals.net": "100.00",
    "totals.tax": "15.40",
    "totals.gross": "115.40",
    "totals.paid": "20.00",
    "totals.rounding": "0.10",
    "totals.amount_due": "95.50",
    "allowances[1].amount": "10.00",
    "allowances[2].amount": "5.00",
    "charges[1].amount": "5.00",
    "tax_lines[1].base_amount": "70.00",
    "tax_lines[1].rate": "19",
    "tax_lines[1].tax_amount": "13.30",
    "tax_lines[2].base_amount": "30.00",
    "tax_lines[2].rate": "7.00",
    "tax_lines[2].tax_amount": "2.10",
    "line_items[1].line_number": "10",
    "line_items[1].quantity": "3",
    "line_items[1].gross_unit_price": "12.00",
    "line_items[1].price_discount": "2.00",
    "line_items[1].unit_price": "10.00",
    "line_items[1].net_amount": "30.00",
    "line_items[2].quantity": "250",
    "line_items[2].unit_price": "35.00",
    "line_items[2].base_quantity": "100",
    "line_items[2].charges[1].amount": "2.50",
    "line_items[2].allowances[1].amount": "10.00",
    "line_items[2].net_amount": "80.00",
}
"""An invoice in which every rule has something to say and is content."""


def _record(values: dict[str, str]) -> InvoiceData:
    data = InvoiceData()
    for path, text in values.items():
        parts = path.split(".")
        for length in range(1, len(parts)):
            if parts[length - 1].endswith("]"):
                with suppress(FieldPathError):  # Added for an earlier value already.
                    field_path.add_item(data, ".".join(parts[:length]))
        field_path.set_value(data, path, text)
    return data


def _check(changes: dict[str, str | None]) -> list[Finding]:
    """Check the invoice with some values changed or, with None, absent."""
    data = _record({**VALUES, **{path: text for path, text in changes.items() if text is not None}})
    for path, text in changes.items():
        if text is None:
            field_path.clear(data, path)
    return check_arithmetic(data)


def _proposals(findings: list[Finding]) -> set[tuple[str, str]]:
    return {(proposal.field_path, proposal.value) for finding in findings for proposal in finding.proposals}


def test_a_right_invoice_has_no_findings() -> None:
    assert _check({}) == []


def test_every_rule_has_a_say_on_it() -> None:
    assert {equation.rule_id for equation in equations(_record(VALUES))} == {
        *(f"BR-CO-{number}" for number in (10, 11, 12, 13, 14, 15, 16, 17)),
        "LINE-NET",
        "LINE-PRICE",
    }


@pytest.mark.parametrize(
    ("changes", "rule_id", "field_paths", "message"),
    [
        (
            {"totals.sum_of_lines": "101.00"},
            "BR-CO-10",
            ["totals.sum_of_lines", "line_items[1].net_amount", "line_items[2].net_amount"],
            "The lines add up to 110.00, but their sum is given as 101.00.",
        ),
        (
            {"totals.allowances": "16.00"},
            "BR-CO-11",
            ["totals.allowances", "allowances[1].amount", "allowances[2].amount"],
            "The allowances add up to 15.00, but their total is 16.00.",
        ),
        (
            {"totals.charges": "6.00"},
            "BR-CO-12",
            ["totals.charges", "charges[1].amount"],
            "The charges add up to 5.00, but their total is 6.00.",
        ),
        (
            {"totals.net": "109.00"},
            "BR-CO-13",
            ["totals.net", "totals.sum_of_lines", "totals.allowances", "totals.charges"],
            "Lines 110.00, less allowances 15.00, plus charges 5.00 make 100.00, but the net total is 109.00.",
        ),
        (
            {"totals.tax": "15.39"},
            "BR-CO-14",
            ["totals.tax", "tax_lines[1].tax_amount", "tax_lines[2].tax_amount"],
            "The VAT amounts add up to 15.40, but the total VAT is 15.39.",
        ),
        (
            {"totals.gross": "151.40"},
            "BR-CO-15",
            ["totals.gross", "totals.net", "totals.tax"],
            "Net 100.00 and VAT 15.40 make 115.40, but the gross total is 151.40.",
        ),
        (
            {"totals.amount_due": "99.50"},
            "BR-CO-16",
            ["totals.amount_due", "totals.gross", "totals.paid", "totals.rounding"],
            "Gross 115.40, less paid 20.00, plus rounding 0.10 leaves 95.50 to pay, but the amount due is 99.50.",
        ),
        (
            {"tax_lines[1].tax_amount": "13.33"},
            "BR-CO-17",
            ["tax_lines[1].tax_amount", "tax_lines[1].base_amount", "tax_lines[1].rate"],
            "VAT of 19 % on 70.00 is 13.30, but 13.33 is stated.",
        ),
        (
            {"line_items[2].net_amount": "80.03"},
            "LINE-NET",
            [
                "line_items[2].net_amount",
                "line_items[2].quantity",
                "line_items[2].unit_price",
                "line_items[2].base_quantity",
                "line_items[2].charges[1].amount",
                "line_items[2].allowances[1].amount",
            ],
            "Line 2: 250 × 35.00 per 100, plus 2.50, less 10.00 make 80.00, but the net amount is 80.03.",
        ),
        (
            {"line_items[1].unit_price": "10.01"},
            "LINE-PRICE",
            ["line_items[1].unit_price", "line_items[1].gross_unit_price", "line_items[1].price_discount"],
            "Line 10: price 12.00 less discount 2.00 is 10.00, but the unit price is 10.01.",
        ),
    ],
)
def test_a_wrong_value_fails_its_rule(
    changes: dict[str, str | None], rule_id: str, field_paths: list[str], message: str
) -> None:
    finding = next(finding for finding in _check(changes) if finding.rule_id == rule_id)
    assert list(finding.field_paths) == field_paths
    assert finding.message == message
    assert finding.severity == SEVERITY_ERROR


@pytest.mark.parametrize("path", [path for path in VALUES if path != "currency"])
def test_an_absent_value_is_not_taken_for_zero(path: str) -> None:
    # Paid and rounding do count as zero when absent: the standard says so.
    expected = {"BR-CO-16"} if path in ("totals.paid", "totals.rounding") else set()
    # The price is then for one piece.
    expected |= {"LINE-NET"} if path == "line_items[2].base_quantity" else set()
    assert {finding.rule_id for finding in _check({path: None})} == expected


def test_an_empty_record_has_no_findings() -> None:
    assert check_arithmetic(InvoiceData()) == []


@given(st.dictionaries(st.sampled_from(sorted(VALUES)), st.none()))
def test_a_finding_only_names_values_that_are_there(absent: dict[str, None]) -> None:
    values = {path: text for path, text in VALUES.items() if path not in absent}
    values["totals.amount_due"] = "1.00"
    for finding in check_arithmetic(_record(values)):
        assert set(finding.field_paths) <= values.keys()


def test_items_take_the_place_of_sums_that_are_not_printed() -> None:
    unprinted: dict[str, str | None] = {
        "totals.sum_of_lines": None,
        "totals.allowances": None,
        "totals.charges": None,
    }
    assert _check(unprinted) == []
    findings = _check({**unprinted, "totals.net": "99.00"})
    assert findings[0].rule_id == "BR-CO-13"
    assert "line_items[2].net_amount" in findings[0].field_paths
    assert findings[0].message.startswith("Lines 110.00, less allowances 15.00, plus charges 5.00 make 100.00")


def test_no_allowances_and_no_charges_count_as_zero() -> None:
    values = {"totals.sum_of_lines": "100.00", "totals.net": "100.00"}
    assert check_arithmetic(_record(values)) == []
    assert [f.rule_id for f in check_arithmetic(_record({**values, "totals.net": "90.00"}))] == ["BR-CO-13"]


def test_lines_that_include_the_tax_are_not_compared_with_the_net_total() -> None:
    values = {"line_items[1].net_amount": "119.00", "totals.net": "100.00", "totals.gross": "119.00"}
    assert check_arithmetic(_record(values)) == []
    assert [f.rule_id for f in check_arithmetic(_record({**values, "totals.gross": "118.00"}))] == ["BR-CO-13"]
    e_invoice = {**values, "specification": "urn:cen.eu:en16931:2017"}
    assert "BR-CO-13" in [f.rule_id for f in check_arithmetic(_record(e_invoice))]


def test_what_the_standard_lacks_takes_part_in_the_amount_due() -> None:
    more: dict[str, str | None] = {
        "totals.deductions": "15.00",
        "totals.previous_balance": "7.00",
        "totals.tip": "3.00",
    }
    assert _check({**more, "totals.amount_due": "90.50"}) == []
    (finding,) = _check(more)
    assert finding.message == (
        "Gross 115.40, less paid 20.00, plus rounding 0.10, less deductions 15.00, plus previous balance 7.00, "
        "plus tip 3.00 leaves 90.50 to pay, but the amount due is 95.50."
    )


def test_withheld_tax_is_deducted_once() -> None:
    values = {"totals.gross": "100.00", "totals.amount_due": "80.00", "totals.withholding_tax": "20.00"}
    assert check_arithmetic(_record(values)) == []
    assert check_arithmetic(_record({**values, "totals.deductions": "20.00"})) == []


def test_a_credit_note_with_all_signs_turned_is_right() -> None:
    factors = ("rate", "quantity", "base_quantity", "currency", "line_number")
    turned = {path: canonical(-parse_decimal(text)) for path, text in VALUES.items() if not path.endswith(factors)}
    assert check_arithmetic(_record({**VALUES, **turned})) == []


@pytest.mark.parametrize(("net_amount", "rule_ids"), [("29.98", []), ("30.02", []), ("30.03", ["LINE-NET"])])
def test_a_product_may_be_off_by_two_cents(net_amount: str, rule_ids: list[str]) -> None:
    values = {"line_items[1].quantity": "3", "line_items[1].unit_price": "10", "line_items[1].net_amount": net_amount}
    assert [finding.rule_id for finding in check_arithmetic(_record(values))] == rule_ids


@pytest.mark.parametrize(
    ("quantity", "price", "net_amount", "severity"),
    [
        ("50", "4.10", "204.75", SEVERITY_INFO),
        ("50", "4.10", "204.74", SEVERITY_ERROR),
        ("50", "4.100", "204.75", SEVERITY_ERROR),
        ("50", "4", "205.00", SEVERITY_ERROR),
    ],
)
def test_what_a_rounded_price_explains_is_worth_knowing_and_no_error(
    quantity: str, price: str, net_amount: str, severity: Severity.ValueType
) -> None:
    values = {"quantity": quantity, "unit_price": price, "net_amount": net_amount}
    (finding,) = check_arithmetic(_record({f"line_items[1].{name}": text for name, text in values.items()}))
    assert (finding.rule_id, finding.severity) == ("LINE-NET", severity)


def test_tax_is_rounded_to_the_minor_unit_of_the_currency() -> None:
    values = {"tax_lines[1].base_amount": "1234", "tax_lines[1].rate": "10", "tax_lines[1].tax_amount": "125"}
    assert check_arithmetic(_record({**values, "currency": "JPY"})) == []
    assert [finding.rule_id for finding in check_arithmetic(_record({**values, "currency": "EUR"}))] == ["BR-CO-17"]


@pytest.mark.parametrize(("line_number", "name"), [("{result}", "{result}"), ("1 {", "1 {"), ("x" * 21, "1")])
def test_a_line_number_is_quoted_as_it_is_if_it_is_one(line_number: str, name: str) -> None:
    findings = _check({"line_items[1].line_number": line_number, "line_items[1].unit_price": "11.00"})
    assert [finding.rule_id for finding in findings] == ["LINE-PRICE", "LINE-NET"]
    assert all(finding.message.startswith(f"Line {name}: ") for finding in findings)


def test_a_malformed_number_is_not_passed_over() -> None:
    data = _record(VALUES)
    data.totals.gross.value = "1,00"
    with pytest.raises(ValueError, match="not a decimal number"):
        check_arithmetic(data)


def test_a_price_for_no_quantity_says_nothing() -> None:
    assert _check({"line_items[2].base_quantity": "0"}) == []


def test_vat_without_a_breakdown_is_worth_knowing() -> None:
    (finding,) = check_arithmetic(_record({"totals.tax": "19.00"}))
    assert (finding.rule_id, finding.severity) == ("BR-CO-18", SEVERITY_INFO)


def test_an_e_invoice_without_a_vat_breakdown_is_wrong() -> None:
    (finding,) = check_arithmetic(_record({"specification": "urn:cen.eu:en16931:2017"}))
    assert (finding.rule_id, finding.severity) == ("BR-CO-18", SEVERITY_ERROR)


@pytest.mark.parametrize(
    ("changes", "proposal"),
    [
        ({"totals.net": "109.00"}, ("totals.net", "100.00")),
        ({"totals.tax": "51.40"}, ("totals.tax", "15.40")),
        ({"totals.allowances": "51.00"}, ("totals.allowances", "15.00")),
        ({"totals.paid": "2.00", "totals.rounding": None, "totals.amount_due": "95.40"}, None),
        ({"line_items[1].net_amount": "80.00"}, ("line_items[1].net_amount", "30.00")),
    ],
)
def test_a_value_is_proposed_when_all_others_are_confirmed(
    changes: dict[str, str | None], proposal: tuple[str, str] | None
) -> None:
    assert _proposals(_check(changes)) == ({proposal} if proposal else set())


def test_nothing_is_proposed_when_any_of_several_values_may_be_wrong() -> None:
    totals = {"totals.net": "100.00", "totals.tax": "19.00", "totals.gross": "191.00"}
    finding = check_arithmetic(_record(totals))[0]
    assert finding.rule_id == "BR-CO-15"
    assert list(finding.proposals) == []


def test_proposals_that_contradict_each_other_are_not_made() -> None:
    # The lines want a net total of 100.00, tax and gross total one of 90.00.
    findings = _check({"totals.net": "95.00", "totals.gross": "105.40", "totals.amount_due": "85.50"})
    assert {finding.rule_id for finding in findings} == {"BR-CO-13", "BR-CO-15"}
    assert _proposals(findings) == set()
