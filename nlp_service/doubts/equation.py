"""Equations between printed numbers, and what one of the numbers would have to be for its equation to hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

_CENT = Decimal("0.01")
_MOST_DECIMALS = 4
# Longer sums are not written out in a sentence.
_MOST_SPOKEN = 6

# Numbers by the path of their field.
Values = Mapping[str, Decimal]


class Equation(Protocol):
    """A rule between the numbers at `paths`."""

    @property
    def rule_id(self) -> str:
        """The rule, as findings name it."""

    @property
    def paths(self) -> tuple[str, ...]:
        """The numbers that take part."""

    def holds(self, values: Values) -> bool:
        """Whether it holds to the cent."""

    def wanted(self, path: str, values: Values) -> tuple[Decimal, ...]:
        """What the number at `path` could be for it to hold; none that could not be printed."""

    def spoken(self, values: Values) -> str:
        """The equation with its numbers."""


@dataclass(frozen=True, slots=True)
class Sum:
    """`result` is the sum of the terms, each a path and its sign, with or without the optional ones."""

    rule_id: str
    result: str
    terms: tuple[tuple[str, int], ...]
    optional: tuple[tuple[str, int], ...] = ()
    tolerance: Decimal = _CENT

    @property
    def paths(self) -> tuple[str, ...]:
        """All numbers."""
        return (self.result, *(path for path, _ in (*self.terms, *self.optional)))

    def holds(self, values: Values) -> bool:
        """Whether it holds to the cent."""
        return self._that_holds(values) is not None

    def wanted(self, path: str, values: Values) -> tuple[Decimal, ...]:
        """What makes it hold exactly."""
        found: list[Decimal] = []
        for terms in self._ways():
            if path == self.result:
                found.append(_sum(terms, values))
            elif path in dict(terms):
                found.append(values[path] + dict(terms)[path] * (values[self.result] - _sum(terms, values)))
        return tuple(dict.fromkeys(found))

    def spoken(self, values: Values) -> str:
        """As `100.00 + 19.00 = 119.00`."""
        terms = self._that_holds(values) or self.terms
        if len(terms) > _MOST_SPOKEN:
            return f"the sum of {len(terms)} amounts is {values[self.result]}"
        spoken = "".join(f" {'+' if sign > 0 else '-'} {values[path]}" for path, sign in terms)
        return f"{spoken.removeprefix(' + ').strip()} = {values[self.result]}"

    def _ways(self) -> tuple[tuple[tuple[str, int], ...], ...]:
        return (self.terms, (*self.terms, *self.optional)) if self.optional else (self.terms,)

    def _that_holds(self, values: Values) -> tuple[tuple[str, int], ...] | None:
        result = values[self.result]
        return next((terms for terms in self._ways() if abs(result - _sum(terms, values)) <= self.tolerance), None)


def _sum(terms: tuple[tuple[str, int], ...], values: Values) -> Decimal:
    return sum((sign * values[path] for path, sign in terms), Decimal(0))


@dataclass(frozen=True, slots=True)
class Product:
    """`result` is the product of the factors times `scale`, rounded to cents."""

    rule_id: str
    result: str
    factors: tuple[str, ...]
    scale: Decimal = Decimal(1)
    spoken_scale: str = ""

    @property
    def paths(self) -> tuple[str, ...]:
        """All numbers."""
        return (self.result, *self.factors)

    def holds(self, values: Values) -> bool:
        """Whether it holds to the cent."""
        return abs(values[self.result] - self._product(values)) <= _CENT

    def wanted(self, path: str, values: Values) -> tuple[Decimal, ...]:
        """The rounded product, or the factor that gives the result without a rest."""
        if path == self.result:
            return (self._product(values),)
        others = self.scale
        for factor in self.factors:
            others *= values[factor] if factor != path else 1
        if not others:
            return ()
        exact = (values[self.result] / others).quantize(Decimal(1).scaleb(-_MOST_DECIMALS))
        return (exact.normalize(),) if abs(exact * others - values[self.result]) < _CENT / 100 else ()

    def spoken(self, values: Values) -> str:
        """As `3 x 4.20 = 12.60`."""
        factors = " x ".join(str(values[factor]) for factor in self.factors)
        return f"{factors}{self.spoken_scale} = {values[self.result]}"

    def _product(self, values: Values) -> Decimal:
        product = self.scale
        for path in self.factors:
            product *= values[path]
        return product.quantize(_CENT, ROUND_HALF_UP)
