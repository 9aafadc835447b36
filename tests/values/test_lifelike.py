"""Values by the name of their property: of one piece within an object, in its language, and always valid."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from understudy.openapi.schemas import Schemas
from understudy.values.generate import Values
from understudy.values.phrases import DESCRIPTIONS, TITLES
from understudy.values.pools import PLACES
from understudy.values.property_rules import RULES

TEXT, INT, NUMBER = {"type": "string"}, {"type": "integer"}, {"type": "number"}
TIME, DAY = {"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}


def of(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


def made(node: Any, key: str = "things/1", seed: int = 0) -> Any:
    return Values(Schemas({}, "3.1"), seed).generate(node, "response", key=key)


def beside(node: Any, there: dict[str, Any], *names: str) -> dict[str, Any]:
    return Values(Schemas({}, "3.1"), 0).properties(node, "response", there, names, key="users/1")


@pytest.mark.parametrize("key", ["users/1", "users/2", "people/7", "me", "whoami/1"])
def test_a_person_is_of_one_piece(key: str) -> None:
    person = made(of(email=TEXT, first_name=TEXT, lastName=TEXT, name=TEXT, username=TEXT), key)
    first, last = person["first_name"], person["lastName"]
    assert person["name"] == f"{first} {last}"
    assert person["email"].startswith(f"{first}.{last}".lower().replace("'", "").replace(" ", ""))
    assert person["username"] == person["email"].partition("@")[0].replace(".", "_")


def test_what_was_sent_decides_what_goes_with_it() -> None:
    node = of(first_name=TEXT, last_name=TEXT, email=TEXT, slug=TEXT, title=TEXT)
    fitted = beside(node, {"first_name": "Zoë", "last_name": "O'Hara"}, "email")
    assert fitted == {"email": "zoe.ohara@example.com"}
    assert beside(node, {"title": "Über alle Berge"}, "slug") == {"slug": "uber-alle-berge"}


@pytest.mark.parametrize("seed", range(5))
def test_an_address_is_one_place(seed: int) -> None:
    names = ("city", "state", "postal_code", "country", "country_code", "timezone")
    found = made(of(**dict.fromkeys(names, TEXT), latitude=NUMBER, longitude=NUMBER), seed=seed)
    [town] = [each for each in PLACES["en"] if each.city == found["city"]]
    assert tuple(found[name] for name in names[1:]) == (*town[1:2], *town[3:6], town.timezone)
    assert abs(found["latitude"] - town.latitude) < 0.1
    assert abs(found["longitude"] - town.longitude) < 0.1


def test_property_names_have_a_language() -> None:
    found = made(of(vorname=TEXT, plz=TEXT, ort=TEXT, telefon=TEXT))
    assert found["ort"] in [town.city for town in PLACES["de"]]
    assert found["telefon"].startswith("+49")
    assert made(of(prenom=TEXT, ville=TEXT))["ville"] in [town.city for town in PLACES["fr"]]


@pytest.mark.parametrize("seed", range(5))
def test_times_are_in_the_order_of_a_life(seed: int) -> None:
    found = made(of(updated_at=TIME, created_at=TIME, start=DAY, end=DAY, created=INT, expires_at=TIME), seed=seed)
    assert found["created_at"] < found["updated_at"] < found["expires_at"]
    assert found["start"] <= found["end"]
    assert found["created"] > 1_700_000_000


@pytest.mark.parametrize("seed", range(5))
def test_times_are_in_the_order_of_a_life_at_any_depth(seed: int) -> None:
    span = of(start_date=DAY, end_date=DAY, starts_at=TIME, ends_at=TIME, expires=INT)
    found = made(of(period=span, phases={"type": "array", "minItems": 3, "items": span}), seed=seed)
    for each in (found["period"], *found["phases"]):
        assert each["start_date"] < each["end_date"]
        assert each["starts_at"] < each["ends_at"]
        assert each["expires"] > 2_000_000_000


def test_times_go_with_those_that_are_there() -> None:
    node = of(
        start_date=DAY, end_date=DAY, created_at=TIME, expires_at=TIME, published_at=TIME, due_at=INT, updated=INT
    )
    assert beside(node, {"start_date": "2027-05-01"}, "end_date")["end_date"] > "2027-05-01"
    assert beside(node, {"end_date": "2020-05-01"}, "start_date")["start_date"] < "2020-05-01"
    found = beside(
        node, {"created_at": "2031-01-05T08:00:00Z"}, "published_at", "end_date", "expires_at", "due_at", "updated"
    )
    assert "2031-01-05T08" < found["published_at"] < found["end_date"] < "2031-01-15"
    assert "2031-01-19" < found["expires_at"] < "2031-02"
    assert found["due_at"] > found["updated"] > 1_925_366_400
    between = beside(node, {"created_at": "2031-01-05T08:00:00Z", "end_date": "2031-01-06"}, "published_at")
    assert "2031-01-05T08" < between["published_at"] < "2031-01-06"


def test_what_is_due_is_due_soon() -> None:
    found = made(of(created_at=TIME, due_at=TIME, expires_at=TIME))
    assert found["created_at"] < found["due_at"] < "2026" < "2034" < found["expires_at"]


def test_a_description_is_of_the_kind_of_the_thing() -> None:
    for noun, kind in (("products", "product"), ("venues", "place"), ("tasks", "task"), ("widgets", "any")):
        found = [made(of(description=TEXT), f"{noun}/{number}")["description"] for number in range(4)]
        assert all(text.startswith(DESCRIPTIONS[kind]) for text in found), found


def test_a_name_is_that_of_the_thing() -> None:
    names = {noun: made(of(name=TEXT), f"{noun}/1")["name"] for noun in ("users", "products", "issues", "companies")}
    assert len(set(names.values())) == 4
    assert " " in names["users"]
    inner = made(of(customer=of(name=TEXT, email=TEXT)), "orders/1")["customer"]
    assert inner["email"].startswith(inner["name"].split()[0].lower())
    assert made(of(project_name=TEXT))["project_name"] == made(of(project_name=TEXT))["project_name"]


def test_what_is_usual_is_usual() -> None:
    found = made(of(deleted={"type": "boolean"}, is_archived={"type": "boolean"}, active={"type": "boolean"}))
    assert found == {"deleted": False, "is_archived": False, "active": True}


@pytest.mark.parametrize("kind", RULES)
def test_every_rule_makes_a_value_of_its_type(kind: str) -> None:
    checks = {"string": str, "integer": int, "number": int | float}
    for name in RULES[kind]:
        for seed in range(3):
            value = made(of(**{name: {"type": kind}}), seed=seed)[name]
            assert isinstance(value, checks[kind]), (name, value)
            assert value != "", name


@settings(max_examples=40)
@given(st.sampled_from(sorted(RULES["string"])), st.integers(0, 12), st.integers(0, 12), st.integers(0, 99))
def test_values_keep_to_their_schema_whatever_their_name(name: str, low: int, more: int, seed: int) -> None:
    node = of(**{name: {"type": "string", "minLength": low, "maxLength": low + more}})
    assert low <= len(made(node, seed=seed)[name]) <= low + more
    pattern = of(**{name: {"type": "string", "pattern": "^[a-c]{2}$"}})
    assert set(made(pattern, seed=seed)[name]) <= set("abc")


def test_a_pool_is_the_same_whichever_was_needed_first() -> None:
    """In processes of their own: a pool is kept once it is made."""
    code = "import sys; from understudy.values import pools; [getattr(pools, n)('en') for n in sys.argv[1:-1]]; "
    code += "print(getattr(pools, sys.argv[-1])('en'))"
    alone, after = (
        subprocess.run([sys.executable, "-c", code, *names], capture_output=True, text=True, check=True).stdout
        for names in (["streets"], ["jobs", "companies", "streets"])
    )
    assert alone == after


@pytest.mark.parametrize(
    ("pattern", "form"),
    [
        (r"^-?\d{0,8}(?:\.\d{0,2})?$", r"[1-9]\d{0,2}\.\d\d"),
        (r"^\d+(\.\d)?$", r"\d+(\.\d)?"),
        (r"^\d{1,2}\.\d+$", r"\d{1,2}\.\d\d"),
    ],
)
@pytest.mark.parametrize("seed", range(5))
def test_a_text_that_is_a_decimal_is_an_amount(pattern: str, form: str, seed: int) -> None:
    shown = made(of(per_seat={"type": "string", "pattern": pattern}), seed=seed)["per_seat"]
    assert re.fullmatch(form, shown)
    assert float(shown) > 0


@pytest.mark.parametrize("pattern", [r"^[\d.]+$", r"^\w+\.\w+$", r"^[\d.:-]{3,}$"])
def test_a_text_that_takes_more_than_decimals_is_none(pattern: str) -> None:
    shown = [made(of(per_seat={"type": "string", "pattern": pattern}), seed=seed)["per_seat"] for seed in range(9)]
    assert not all(re.fullmatch(r"[1-9]\d{0,2}\.\d\d", each) for each in shown)


def test_a_role_is_that_of_most_people() -> None:
    assert made(of(role={"enum": ["OWNER", "superAdmin", "viewer", "admin"]}))["role"] == "viewer"
    assert made(of(role={"enum": ["admin", "root"]}))["role"] == "admin"
    assert made(of(is_superuser={"type": "boolean"}, isAdmin={"type": "boolean"})) == {
        "is_superuser": False,
        "isAdmin": False,
    }


@pytest.mark.parametrize("key", ["things/1", "things/2"])
def test_a_key_beside_the_object_that_has_it_is_that_objects(key: str) -> None:
    user = of(id=INT, name=TEXT, manager_id=INT, manager=of(id=INT))
    task = made(of(user_id=INT, userId=TEXT, user=user, owner_id=INT, owner=of(name=TEXT), room_id=INT), key)
    assert task["user_id"] == task["user"]["id"]
    assert task["user"]["manager_id"] == task["user"]["manager"]["id"]
    assert isinstance(task["userId"], str)


def test_a_key_that_its_schema_refuses_stays_as_it_is() -> None:
    shown = made(of(user_id={"type": "integer", "maximum": 3}, user=of(id={"type": "integer", "minimum": 5})))
    assert shown["user_id"] <= 3 < shown["user"]["id"]
    example = {"user_id": 7, "user": {"id": 8}}
    assert made({**of(user_id=INT, user=of(id=INT)), "example": example}) == example


@pytest.mark.parametrize("null", [{"type": ["string", "null"]}, {"anyOf": [TEXT, {"type": "null"}]}])
def test_few_things_have_come_to_an_end(null: dict[str, Any]) -> None:
    ends = {name: {**null, "format": "date-time"} for name in ("deleted_at", "archivedAt", "dateRevoked")}
    others = {"createdAt": TIME, "removed_at": TIME, "deleted_by": {**TEXT, "minLength": 1}}
    shown = made(of(user=of(**ends, **others)))["user"]
    assert [shown[name] for name in ends][:2] == [None, None]
    assert all(isinstance(shown[name], str) for name in others)


def test_who_has_a_mailbox_and_a_password_is_somebody_whatever_their_path_calls_them() -> None:
    login = of(name=TEXT, email=TEXT, password=TEXT)
    shown = made(login, "sessions/1")
    assert shown["email"].partition("@")[0] == shown["name"].lower().replace(" ", ".").replace("'", "")
    assert "." in made(of(name=TEXT, email=TEXT, password=TEXT, administrator={"type": "boolean"}), "users/2")["email"]
    firm = made(login, "companies/1")
    assert firm["email"].startswith("info@")


def test_the_parent_of_a_thing_is_called_as_things_of_its_kind_are() -> None:
    tag = made(of(name=TEXT, parent=of(name=TEXT), author=of(name=TEXT)), "tags/1")
    assert tag["parent"]["name"] in TITLES["label"]
    assert tag["author"]["name"] not in TITLES["label"]
    assert made(of(name=TEXT), "parents/1")["name"].count(" ") == 1, "alone it is a person"


@pytest.mark.parametrize("name", ["last_login", "lastSeen", "lastUsed"])
def test_when_something_was_done_last_is_a_time(name: str) -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", made(of(**{name: TEXT}))[name])
    assert made(of(last_name=TEXT))["last_name"].istitle()
