import pytest

from nlp_service.language.countries import currency_signs, legal_form_pattern, load_countries
from nlp_service.language.lexicon import LANGUAGES, load_language

# What every language has to name, so that its documents can be read at all.
NEEDED = {
    "invoice_number",
    "issue_date",
    "due_date",
    "customer",
    "supplier.vat_id",
    "references.purchase_order",
    "totals.net",
    "totals.tax",
    "totals.gross",
    "totals.amount_due",
    "column.description",
    "column.quantity",
    "column.unit_price",
    "column.net_amount",
    "document_type.invoice",
    "document_type.credit_note",
}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_names_the_needed_fields(code: str) -> None:
    assert {phrase.field for phrase in load_language(code).phrases} >= NEEDED


# A few particulars have phrases in one language alone, for all documents.
IN_ENGLISH_ALONE = {"payment.reference.kid", "references.customer_number.account", "other.number"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_names_every_particular(code: str) -> None:
    named = {phrase.field for phrase in load_language(code).particulars}
    assert named >= {phrase.field for phrase in load_language("en").particulars} - IN_ENGLISH_ALONE


def test_n_stands_for_number_as_it_is_printed() -> None:
    spanish = {phrase.text for phrase in load_language("es").particulars}
    assert {"n de cliente", "no de cliente", "n o de cliente"} <= spanish


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_twelve_months(code: str) -> None:
    assert set(load_language(code).months.values()) == set(range(1, 13))


def test_a_language_without_a_file_is_not_there() -> None:
    with pytest.raises(FileNotFoundError):
        load_language("xx")


def test_a_sign_of_several_currencies_keeps_them_all() -> None:
    assert {"USD", "CAD", "AUD"} <= set(currency_signs()["$"])
    assert currency_signs()["€"] == ("EUR",)


def test_numeric_dates_begin_with_the_month_in_the_united_states_only() -> None:
    assert [code for code, country in load_countries().items() if not country.day_first] == ["US"]


@pytest.mark.parametrize("name", ["acme gmbh", "acme sdn bhd", "acme s.a.r.l.", "acme, inc."])
def test_legal_forms_are_found_as_words(name: str) -> None:
    assert legal_form_pattern().search(name)


def test_a_legal_form_inside_a_word_is_none() -> None:
    assert not legal_form_pattern().search("magic")


@pytest.mark.parametrize(("line", "country"), [("Dover, DE 19901", "US"), ("DE 12345 Musterstadt", "DE")])
def test_a_postcode_line_belongs_to_one_country(line: str, country: str) -> None:
    found = [code for code, entry in load_countries().items() if any(p.search(line) for p in entry.postcodes)]
    assert found == [country]
