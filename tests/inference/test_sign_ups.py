"""Whoever signs up is one of the users from then on: in the list, in what a login answers, and at `/me`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock

TEXT = {"type": "string"}
USER = {"type": "object", "properties": {"id": {"type": "integer"}, "name": TEXT, "email": TEXT}, "required": ["id"]}
SIGN_UP = {
    "type": "object",
    "required": ["email", "password"],
    "properties": {"name": TEXT, "email": TEXT, "password": TEXT},
}
LOGIN = {"type": "object", "required": ["email", "password"], "properties": {"email": TEXT, "password": TEXT}}
TOKEN = {"type": "object", "required": ["token"], "properties": {"token": TEXT, "user": schema_ref("User")}}
ADA = {"name": "Ada", "email": "ada@example.com", "password": "secret"}


def service(answered: Any, path: str = "/auth/register", body: Any = SIGN_UP) -> dict[str, Any]:
    key = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
    paths = {
        path: {"post": operation("signUp", "201", body=body, reply=answered)},
        "/auth/login": {"post": operation("logIn", body=LOGIN, reply=TOKEN)},
        "/auth/me": {"get": operation("me", reply=schema_ref("User"), security=[{"bearer": []}])},
        "/users": {"get": operation("users", reply={"type": "array", "items": schema_ref("User")})},
        "/users/{id}": {"get": operation("user", reply=schema_ref("User"), parameters=[key])},
    }
    schemes = {"securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}}}
    return document(paths, {"User": USER}, components=schemes)


@pytest.mark.parametrize(
    "answered",
    [
        schema_ref("User"),
        TOKEN,
        {"type": "object", "properties": {"data": TOKEN}},
        {"type": "object", "required": ["token"], "properties": {"token": TEXT}},
        {"type": "object", "properties": {"message": TEXT}},
        None,
    ],
    ids=["user", "user-and-token", "in-data", "token", "message", "nothing"],
)
def test_whoever_signs_up_is_a_user_whatever_is_answered(tmp_path: Path, answered: Any) -> None:
    mock = play(service(answered), tmp_path)
    assert answer(mock, "GET", "/users")[1] == []
    assert answer(mock, "POST", "/auth/register", ADA)[0].status == 201
    user = {"id": 1, "name": "Ada", "email": "ada@example.com"}
    assert answer(mock, "GET", "/users")[1] == [user]
    assert answer(mock, "GET", "/users/1")[1] == user
    token = answer(mock, "POST", "/auth/login", {"email": "ada@example.com", "password": "secret"})[1]
    assert token["user"] == user
    assert answer(mock, "GET", "/auth/me", authorization=f"Bearer {token['token']}")[1] == user


@pytest.mark.parametrize("answered", [schema_ref("User"), TOKEN, None], ids=["user", "token", "nothing"])
@pytest.mark.parametrize("conflict", [True, False])
def test_nobody_signs_up_twice_where_a_conflict_is_documented(tmp_path: Path, answered: Any, conflict: bool) -> None:
    shown = service(answered)
    if conflict:
        shown["paths"]["/auth/register"]["post"]["responses"]["409"] = {"description": "taken"}
    mock = play(shown, tmp_path)
    answer(mock, "POST", "/auth/register", ADA)
    again, _ = answer(mock, "POST", "/auth/register", {**ADA, "name": "Another"})
    assert len(answer(mock, "GET", "/users")[1]) == (1 if conflict else 2)
    reason = dict(again.headers).get("X-Mock-Reason")
    assert (again.status, reason) == ((409, "ada@example.com is signed up already") if conflict else (201, None))
    assert answer(mock, "POST", "/auth/register", {**ADA, "email": "bob@example.com"})[0].status == 201


def kind(mock: Mock) -> str:
    return mock.contract.resources.plans["signUp"].kind


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/auth/reset-password", SIGN_UP),  # takes a password as well
        ("/devices/register", {"type": "object", "properties": {"name": TEXT, "email": TEXT}}),
        ("/auth/register", {"type": "object", "properties": {"code": TEXT, "password": TEXT}}),  # of whom?
    ],
)
def test_nobody_else_becomes_a_user(tmp_path: Path, path: str, body: Any) -> None:
    assert (
        kind(play(service({"type": "object", "properties": {"message": TEXT}}, path, body), tmp_path)) == "synthesize"
    )


DATA = {"type": "object", "required": ["data"], "properties": {"data": {**TOKEN, "required": ["token", "user"]}}}
FLAT = {"type": "object", "required": ["token"], "properties": {"token": TEXT, **USER["properties"]}}


def without_users(answered: Any) -> dict[str, Any]:
    found = service(answered)
    found["paths"] = {path: item for path, item in found["paths"].items() if not path.startswith("/users")}
    found["paths"]["/auth/login"]["post"] = operation("logIn", body=LOGIN, reply=answered)
    return found


def user_in(value: Any) -> Any:
    whole = value.get("data", value)
    return {name: each for name, each in whole.get("user", whole).items() if name != "token"}


def token_in(value: Any) -> str:
    return str(value.get("data", value)["token"])


@pytest.mark.parametrize("fill", ["optional", "required"])
@pytest.mark.parametrize("answered", [TOKEN, DATA, FLAT], ids=["beside a token", "in data", "with a token"])
def test_who_signs_up_is_the_same_everywhere_where_nothing_lists_users(
    answered: Any, fill: Any, tmp_path: Path
) -> None:
    mock = play(without_users(answered), tmp_path, fill=fill)
    assert kind(mock) == "sign-up"
    response, signed_up = answer(mock, "POST", "/auth/register", ADA)
    user = user_in(signed_up)
    assert response.status == 201
    assert user == {**user, "name": "Ada", "email": "ada@example.com"}
    _, logged_in = answer(mock, "POST", "/auth/login", {"email": "ada@example.com", "password": "secret"})
    assert user_in(logged_in) == user
    me = answer(mock, "GET", "/auth/me", authorization=f"Bearer {token_in(logged_in)}")[1]
    assert me == {**me, **user}
    # Whom nobody has introduced is somebody as well, and nobody else.
    _, stranger = answer(mock, "POST", "/auth/login", {"email": "bob@example.com", "password": "secret"})
    other = user_in(stranger)
    assert other["email"] == "bob@example.com"
    assert other.get("id", 0) != user.get("id", 1)
    me = answer(mock, "GET", "/auth/me", authorization=f"Bearer {token_in(stranger)}")[1]
    assert me == {**me, **other}
    assert user_in(answer(mock, "POST", "/auth/login", {"email": "bob@example.com", "password": "x"})[1]) == other


def test_a_user_in_an_example_has_the_name_of_whoever_logs_in(tmp_path: Path) -> None:
    written = without_users(TOKEN)
    example = {"token": "abc", "user": {"id": 7, "name": "Jo", "email": "jo@example.com"}}
    for path, status in (("/auth/login", "200"), ("/auth/register", "201")):
        written["paths"][path]["post"]["responses"][status]["content"]["application/json"]["example"] = example
    mock = play(written, tmp_path)
    login = {"email": "bob@example.com", "password": "secret"}
    assert answer(mock, "POST", "/auth/login", login)[1]["user"] == {**example["user"], "email": "bob@example.com"}  # type: ignore[dict-item]
    assert answer(mock, "POST", "/auth/register", ADA)[1]["user"]["name"] == "Ada"
    assert answer(mock, "POST", "/auth/login", {**login, "email": "ada@example.com"})[1]["user"]["name"] == "Ada"
    assert answer(mock, "POST", "/auth/login", login)[1]["user"] == {**example["user"], "email": "bob@example.com"}  # type: ignore[dict-item]


def test_what_is_called_otherwise_and_has_no_mailbox_is_no_user(tmp_path: Path) -> None:
    plan = {"type": "object", "properties": {"name": {**TEXT, "enum": ["free", "paid"]}}}
    mock = play(without_users({**TOKEN, "properties": {"token": TEXT, "plan": plan}}), tmp_path)
    assert kind(mock) == "synthesize"
    assert answer(mock, "POST", "/auth/register", ADA)[1]["plan"]["name"] in ("free", "paid")
