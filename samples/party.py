"""The firms that write and receive the invoices: invented, but plausible."""

import random
from dataclasses import dataclass

from samples.catalogue.trade import Names
from samples.country import Country
from samples.identifiers import fill, make_iban, make_vat_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A firm. What an invoice shows of it depends on its role and on the layout."""

    name: str
    street: str
    postcode: str
    city: str
    country: Country
    vat_id: str
    registration: str
    email: str
    website: str
    phone: str | None
    bank: str
    iban: str  # without spaces
    bic: str

    @property
    def place(self) -> str:
        """Postcode and city in the country's order, on one line."""
        if self.country.postcode_first:
            return f"{self.postcode} {self.city}"
        return f"{self.city} {self.postcode}"

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
        vat_id=make_vat_id(country.code, rng),
        registration=country.registration.format(city=city, number=rng.randint(10_000, 999_999)),
        email=f"{rng.choice(names.mailboxes)}@{domain}",
        website=f"www.{domain}",
        phone=None if country.phone is None else fill(country.phone, rng),
        bank=rng.choice(names.banks),
        iban=make_iban(country.code, rng),
        bic=f"MESH{country.code}{fill('@@', rng)}XXX",
    )


def _domain(name: str) -> str:
    """The name as a host below `.example`, which RFC 2606 keeps free."""
    plain = name.lower().translate({ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue", ord("ß"): "ss"})
    return "".join(mark for mark in plain if mark.isascii() and (mark.isalnum() or mark == "-")) + ".example"
