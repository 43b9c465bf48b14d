"""The firms that write and receive the invoices: invented, but plausible."""

import random
import unicodedata
from dataclasses import dataclass

from samples.bank_account import BankAccount, make_account
from samples.catalogue.trade import Names
from samples.country import Country
from samples.filling import fill
from samples.vat_numbers import make_vat_id

_SPELLED_OUT = {ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue", ord("ß"): "ss", ord("œ"): "oe"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A firm. What an invoice shows of it depends on its role and on the layout."""

    name: str
    street: str
    postcode: str
    city: str
    country: Country
    vat_id: str | None  # without spaces; None in a country that has none
    registration: str
    email: str
    website: str
    phone: str | None
    account: BankAccount

    @property
    def place(self) -> str:
        """Postcode and city in the country's order, on one line."""
        return self.country.place.format(postcode=self.postcode, city=self.city)

    @property
    def address(self) -> str:
        """Street and place on one line."""
        return f"{self.street}, {self.place}"


def make_party(country: Country, business_words: tuple[str, ...], names: Names, rng: random.Random) -> Party:
    """A firm in that country whose name says its business."""
    family = rng.choice(names.families)
    business = rng.choice(business_words)
    partner = rng.choice([name for name in names.families if name != family])
    lead = rng.choice((family, f"{family} & {partner}", rng.choice(names.fancies)))
    city = rng.choice(names.cities)
    domain = _domain(f"{lead.split(' ')[0]}-{business.split(' ')[0]}")
    return Party(
        name=f"{lead} {business} {rng.choice(country.legal_forms)}",
        street=names.street_pattern.format(street=rng.choice(names.streets), number=rng.randint(1, 148)),
        postcode=fill(country.postcode, rng),
        city=city,
        country=country,
        vat_id=None if country.vat_id_label is None else make_vat_id(country.code, rng),
        registration=country.registration.format(city=city, number=rng.randint(10_000, 999_999)),
        email=f"{rng.choice(names.mailboxes)}@{domain}",
        website=f"www.{domain}",
        phone=None if country.phone is None else fill(country.phone, rng),
        account=make_account(country.code, rng.choice(names.banks), rng),
    )


def _domain(name: str) -> str:
    """The name as a host below `.example`, which RFC 2606 keeps free."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_SPELLED_OUT))
    return "".join(mark for mark in plain if mark.isascii() and (mark.isalnum() or mark == "-")) + ".example"
