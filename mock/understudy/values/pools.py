"""What values are picked from: names of people and firms that Faker drew once, and our own lists.

They stand in a file (`python -m understudy_tools.value_pools` writes it), for importing Faker and drawing takes longer
than reading a document. Who picks from them has the mock's seed.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

LANGUAGES = {"en": "en_US", "de": "de_DE", "fr": "fr_FR", "es": "es_ES"}
"""Languages of property names, with the locale of Faker for each."""


class Town(NamedTuple):
    """A town with all that goes with it, so that an address is one place."""

    city: str
    region: str
    region_code: str
    postcode: str
    country: str
    country_code: str
    latitude: float
    longitude: float
    timezone: str
    dialling: str


def _us(city: str, state: str, code: str, postcode: str, at: tuple[float, float], zone: str, area: str) -> Town:
    return Town(city, state, code, postcode, "United States", "US", *at, f"America/{zone}", f"+1{area}")


def _in(country: str, code: str, zone: str, *rows: tuple[str, str, str, str, float, float, str]) -> tuple[Town, ...]:
    return tuple(
        Town(city, region, region_code, postcode, country, code, latitude, longitude, zone, dialling)
        for city, region, region_code, postcode, latitude, longitude, dialling in rows
    )


PLACES: dict[str, tuple[Town, ...]] = {
    "en": (
        _us("Portland", "Oregon", "OR", "97205", (45.5202, -122.6742), "Los_Angeles", "503"),
        _us("Austin", "Texas", "TX", "78701", (30.2711, -97.7437), "Chicago", "512"),
        _us("Denver", "Colorado", "CO", "80202", (39.7528, -104.9992), "Denver", "303"),
        _us("Madison", "Wisconsin", "WI", "53703", (43.0766, -89.3810), "Chicago", "608"),
        _us("Burlington", "Vermont", "VT", "05401", (44.4773, -73.2121), "New_York", "802"),
        _us("Savannah", "Georgia", "GA", "31401", (32.0754, -81.0883), "New_York", "912"),
        _us("Tucson", "Arizona", "AZ", "85701", (32.2170, -110.9709), "Phoenix", "520"),
        _us("Boise", "Idaho", "ID", "83702", (43.6319, -116.2023), "Boise", "208"),
        _us("Chicago", "Illinois", "IL", "60601", (41.8858, -87.6229), "Chicago", "312"),
        _us("Minneapolis", "Minnesota", "MN", "55401", (44.9844, -93.2701), "Chicago", "612"),
        _us("Pittsburgh", "Pennsylvania", "PA", "15222", (40.4474, -79.9928), "New_York", "412"),
        _us("Raleigh", "North Carolina", "NC", "27601", (35.7745, -78.6336), "New_York", "919"),
    ),
    "de": _in(
        *("Deutschland", "DE", "Europe/Berlin"),
        ("Leipzig", "Sachsen", "SN", "04109", 51.3397, 12.3713, "+49341"),
        ("Freiburg", "Baden-Württemberg", "BW", "79098", 47.9959, 7.8522, "+49761"),
        ("Hamburg", "Hamburg", "HH", "20095", 53.5503, 10.0007, "+4940"),
        ("Münster", "Nordrhein-Westfalen", "NW", "48143", 51.9616, 7.6280, "+49251"),
    ),
    "fr": _in(
        *("France", "FR", "Europe/Paris"),
        ("Nantes", "Pays de la Loire", "PDL", "44000", 47.2172, -1.5534, "+33240"),
        ("Lyon", "Auvergne-Rhône-Alpes", "ARA", "69002", 45.7578, 4.8320, "+33472"),
        ("Rennes", "Bretagne", "BRE", "35000", 48.1113, -1.6800, "+33299"),
    ),
    "es": _in(
        *("España", "ES", "Europe/Madrid"),
        ("Valencia", "Comunitat Valenciana", "VC", "46001", 39.4739, -0.3797, "+34963"),
        ("Granada", "Andalucía", "AN", "18001", 37.1765, -3.5979, "+34958"),
        ("Bilbao", "País Vasco", "PV", "48005", 43.2569, -2.9236, "+34944"),
    ),
}


@cache
def _pools() -> dict[str, str]:
    text = Path(__file__).with_name("pools.txt").read_text(encoding="utf-8")
    return dict(line.split("\t") for line in text.splitlines())


def _drawn(language: str, provider: str) -> tuple[str, ...]:
    return tuple(_pools()[f"{language} {provider}"].split("|"))


@cache
def first_names(language: str) -> tuple[str, ...]:
    """Given names."""
    return _drawn(language, "first_name")


@cache
def last_names(language: str) -> tuple[str, ...]:
    """Family names."""
    return _drawn(language, "last_name")


@cache
def companies(language: str) -> tuple[str, ...]:
    """Firms."""
    return _drawn(language, "company")


@cache
def streets(language: str) -> tuple[str, ...]:
    """Streets, without numbers."""
    return _drawn(language, "street_name")


@cache
def jobs(language: str) -> tuple[str, ...]:
    """What people do for a living."""
    return _drawn(language, "job")
