"""What the values of one object have in common: a person, a firm, a town, a moment."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any

from understudy.inference.conventions import folded, words
from understudy.inference.conventions.nouns import singular
from understudy.inference.conventions.states import ADDRESS_NEIGHBOURS
from understudy.inference.conventions.values import KIN, LANGUAGES, NOUNS, OF_PEOPLE
from understudy.values import pools
from understudy.values.phrases import TITLES
from understudy.values.rng import Rng

# Fixed, so that the same seed gives the same values on every day.
_START = datetime(2025, 1, 1, 8, tzinfo=UTC)
_DAYS = 300
DRAWN_UNTIL = _START + timedelta(days=_DAYS + 40)
"""No time that is drawn is later."""
_KIND_OF = {noun: kind for kind, nouns in NOUNS.items() for noun in nouns}
_LANGUAGE_OF = {name: language for language, names in LANGUAGES.items() for name in names}
_DOMAIN = "example.com"


def kind_of(*names: str) -> str:
    """What a thing of one of these names is, the nearest name first: `person`, `product` …; `any` where none tells.

    The parent of a thing is one of its kind.
    """
    kin = "any"
    for name in names:
        for part in reversed(words(name)):
            found = _KIND_OF.get(part) or _KIND_OF.get(singular(part))
            if found is not None and singular(part) not in KIN:
                return found
            kin = found or kin
    return kin


def ascii_text(text: str, between: str = "") -> str:
    """A text as it stands in addresses: lower case, without accents, words joined by `between`."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode()
    return between.join(re.findall(r"[a-z0-9]+", plain.lower().replace("'", "")))


class ValueSubject:
    """The object that a value stands in. `there` are the values that it has already, which the others go with.

    `place` is where it stands in `whole`, both by names with slashes between; `properties` are those that it may have.
    """

    def __init__(self, whole: str, place: str, there: Mapping[str, Any], properties: Iterable[str]) -> None:
        self._seed = f"{whole}\0{place}"
        self.there = there
        self._properties = properties

    def rng(self, what: str) -> Rng:
        """Chance that is the same for all of the object that asks about the same thing."""
        return Rng(f"{self._seed}\0{what}")

    def known(self, *names: str) -> str | None:
        """The text that the object has already under one of these names."""
        for name, value in self.there.items():
            if isinstance(value, str) and value and folded(name) in names:
                return value
        return None

    @cached_property
    def language(self) -> str:
        """The language that the names of its properties are in, as far as they tell."""
        for name in self._properties:
            if (found := _LANGUAGE_OF.get(folded(name))) is not None:
                return found
        return "en"

    @cached_property
    def kind(self) -> str:
        """What it is: by the nearest noun, else by its properties. What has a mailbox and a password is somebody."""
        found = kind_of(*reversed(self._seed.replace("\0", "/").split("/")))
        names = {folded(name) for name in self._properties}
        logs_in = found != "company" and {"email", "password"} <= names
        return "person" if logs_in or (found == "any" and not OF_PEOPLE.isdisjoint(names)) else found

    @cached_property
    def first_name(self) -> str:
        known = self.known("firstname", "givenname", "forename", "vorname", "prenom", "nombre")
        whole = self.known("fullname", "name", "displayname") if known is None and self.kind == "person" else None
        return known or (whole.split()[0] if whole else self.rng("first").pick(pools.first_names(self.language)))

    @cached_property
    def last_name(self) -> str:
        known = self.known("lastname", "familyname", "surname", "nachname", "nom", "apellido")
        whole = self.known("fullname", "name", "displayname") if known is None and self.kind == "person" else None
        if known is None and whole is not None and " " in whole:
            return whole.split()[-1]
        return known or self.rng("last").pick(pools.last_names(self.language))

    @cached_property
    def company(self) -> str:
        known = self.known("company", "companyname", "organization", "organisation", "legalname", "businessname")
        whole = self.known("name") if known is None and self.kind == "company" else None
        return known or whole or self.rng("company").pick(pools.companies(self.language))

    @cached_property
    def title(self) -> str:
        """What the thing is called."""
        return self.called(self.kind)

    def called(self, kind: str) -> str:
        """A person's name, a firm's, or a title of a kind."""
        if kind == "person":
            return f"{self.first_name} {self.last_name}"
        return self.company if kind == "company" else self.rng(f"title {kind}").pick(TITLES[kind])

    @cached_property
    def is_address(self) -> bool:
        """Whether its properties are those of a place with a post code."""
        return not ADDRESS_NEIGHBOURS.isdisjoint(map(folded, self._properties))

    @cached_property
    def town(self) -> pools.Town:
        towns = pools.PLACES[self.language]
        known = self.known("city", "town", "ort", "stadt", "ville", "ciudad")
        return next((town for town in towns if town.city == known), None) or self.rng("town").pick(towns)

    @cached_property
    def user(self) -> str:
        """The name as it stands before the @ of an address."""
        return f"{ascii_text(self.first_name) or 'user'}.{ascii_text(self.last_name) or 'name'}"

    @cached_property
    def host(self) -> str:
        return f"{ascii_text(self.company.split(',')[0], '-')}.{_DOMAIN}"

    @cached_property
    def slug(self) -> str:
        return ascii_text(self.known("title", "name", "headline", "subject") or self.title, "-") or "untitled"

    @cached_property
    def _moments(self) -> list[datetime]:
        """Times in the life of the object, each later than the one before, as far as they have been drawn."""
        self._chance = self.rng("life")
        return [_START + timedelta(minutes=self._chance.between(0, _DAYS * 24 * 60))]

    def moment(self, step: int) -> datetime:
        """A time in the life of the object; one of a greater step is later."""
        known = self._moments
        while len(known) <= step:
            known.append(known[-1] + timedelta(minutes=self._chance.between(20, 4000)))
        return known[step]
