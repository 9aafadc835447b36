"""Logins that a document declares in its own way: a token is given out, and taken where the document wants one."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from documents import JSON, answer, document, operation, play, schema_ref

from understudy import handler
from understudy.mock import Mock
from understudy.operations.call import OperationCall
from understudy.records.service import RecordService

STRING = {"type": "string"}
FORM = "application/x-www-form-urlencoded"
TOKEN = {
    "type": "object",
    "required": ["access_token"],
    "properties": {"access_token": STRING, "token_type": {**STRING, "default": "bearer"}},
}
CREDENTIALS = {
    "type": "object",
    "required": ["username", "password"],
    "properties": {"username": STRING, "password": STRING, "grant_type": STRING},
}
ME = {"type": "object", "required": ["name"], "properties": {"name": STRING}}
KNOWN = {"username": "understudy", "password": "understudy"}
BEARER = {"type": "http", "scheme": "bearer"}


def flow(url: str, name: str = "password", **more: Any) -> dict[str, Any]:
    return {"type": "oauth2", "flows": {name: {"tokenUrl": url, "scopes": {"read": "Read."}, **more}}}


def login(
    path: str, reply: Any = None, sent: Any = None, *, media: str = JSON, status: str = "200", **more: Any
) -> Any:
    """A document's paths with a login at `path`, and `/me` behind it."""
    built = operation("login", status, TOKEN if reply is None else reply, security=[], **more)
    built["requestBody"] = {"required": True, "content": {media: {"schema": CREDENTIALS if sent is None else sent}}}
    return {path: {"post": built}, "/me": {"get": operation("me", reply=ME, security=[{"auth": []}])}}


def mock_of(folder: Path, scheme: Any, paths: Any, *, auth: Any = "strict", **more: Any) -> Mock:
    built = document(paths, components={"securitySchemes": {"auth": scheme}}, **more)
    return play(built, folder, auth=auth)


def post_form(mock: Mock, path: str, fields: dict[str, str], **headers: str) -> tuple[int, Any]:
    response, value = answer(mock, "POST", path, urlencode(fields).encode(), content_type=FORM, **headers)
    return response.status, value


def me(mock: Mock, authorization: str) -> int:
    return answer(mock, "GET", "/me", authorization=authorization)[0].status


@pytest.mark.parametrize(
    ("url", "path", "servers"),
    [
        ("auth/token", "/auth/token", []),
        ("./token", "/token", []),
        ("/auth/token", "/auth/token", []),
        ("token", "/api/v1/token", []),
        ("/api/token", "/token", [{"url": "https://shop.example/api"}]),
        ("https://shop.example/api/token?x=1", "/token", [{"url": "https://shop.example/api"}]),
        ("https://login.example/token", "/token", []),
    ],
)
def test_a_token_url_is_found_wherever_the_paths_begin(tmp_path: Path, url: str, path: str, servers: list[Any]) -> None:
    mock = mock_of(tmp_path, flow(url), login(path, media=FORM), servers=servers)
    status, value = post_form(mock, path, KNOWN)
    assert (status, value["token_type"]) == (200, "bearer")
    assert me(mock, f"Bearer {value['access_token']}") == 200
    assert me(mock, "Bearer somebody-elses") == 401


def test_a_token_url_that_may_mean_several_paths_means_none(tmp_path: Path) -> None:
    paths = {**login("/a/token", media=FORM), "/b/token": {"post": operation("other", reply=TOKEN)}}
    mock = mock_of(tmp_path, flow("token"), paths, auth="lenient")
    assert all(plan.kind != "token" for plan in mock.contract.resources.plans.values())


def test_the_password_grant_and_its_refresh(tmp_path: Path) -> None:
    reply = {**TOKEN, "properties": {**TOKEN["properties"], "refresh_token": STRING, "expires_in": {"type": "integer"}}}
    mock = mock_of(tmp_path, flow("token"), login("/token", reply, media=FORM))
    _, first = post_form(mock, "/token", {**KNOWN, "grant_type": "password", "scope": "read"})
    assert first["expires_in"] == 3600
    mock.advance(timedelta(seconds=3601))
    assert me(mock, f"Bearer {first['access_token']}") == 401
    status, second = post_form(mock, "/token", {"grant_type": "refresh_token", "refresh_token": first["refresh_token"]})
    assert (status, me(mock, f"Bearer {second['access_token']}")) == (200, 200)
    assert post_form(mock, "/token", {"refresh_token": "made-up", "grant_type": "refresh_token"}) == (
        400,
        {"error": "invalid_grant", "error_description": "the refresh token was not issued here"},
    )


def test_json_is_a_token_request_too(tmp_path: Path) -> None:
    mock = mock_of(tmp_path, flow("token"), login("/token"))
    response, value = answer(mock, "POST", "/token", {**KNOWN, "grant_type": "password"})
    assert (response.status, me(mock, f"Bearer {value['access_token']}")) == (200, 200)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({**KNOWN, "password": "guess"}, "invalid_grant"),
        ({**KNOWN, "scope": "write"}, "invalid_scope"),
        ({"grant_type": "client_credentials"}, "unsupported_grant_type"),
        ({"username": "understudy"}, "invalid_request"),
    ],
)
def test_a_refused_token_request_is_answered_as_oauth_has_it(
    tmp_path: Path, fields: dict[str, str], error: str
) -> None:
    mock = mock_of(tmp_path, flow("token"), login("/token", media=FORM))
    status, value = post_form(mock, "/token", fields)
    assert (status, value["error"]) == (400, error)
    assert list(mock.journal)[-1].reason == value["error_description"]


def test_or_as_the_document_has_it(tmp_path: Path) -> None:
    entry = {"type": "object", "required": ["loc", "msg"], "properties": {"loc": {"type": "array"}, "msg": STRING}}
    invalid = {"type": "object", "properties": {"detail": {"type": "array", "items": entry}}}
    responses = {"422": {"description": "no", "content": {JSON: {"schema": invalid}}}}
    mock = mock_of(tmp_path, flow("token"), login("/token", media=FORM, responses=responses))
    assert post_form(mock, "/token", {"username": "a"}) == (
        422,
        {"detail": [{"loc": ["body", "password"], "msg": "is required"}]},
    )
    error = {"type": "object", "required": ["status_code", "detail"]}
    error["properties"] = {"status_code": {"type": "integer"}, "detail": STRING}
    error["additionalProperties"] = False
    responses = {"400": {"description": "no", "content": {JSON: {"schema": error}}}}
    mock = mock_of(tmp_path, flow("token"), login("/token", media=FORM, status="201", responses=responses))
    assert post_form(mock, "/token", KNOWN)[0] == 201
    assert post_form(mock, "/token", {**KNOWN, "password": "x"}) == (
        400,
        {"status_code": 400, "detail": "the user name or the password is wrong"},
    )


@pytest.mark.parametrize(
    ("path", "reply", "sent", "place"),
    [
        ("/auth/login", {"token": STRING}, {"email": {**STRING, "format": "email"}, "password": STRING}, ("token",)),
        (
            "/sign-in",
            {"data": {"properties": {"accessToken": STRING}, "type": "object"}},
            None,
            ("data", "accessToken"),
        ),
        ("/sessions", {"jwt": STRING, "expiresAt": STRING}, {"code": STRING}, ("jwt",)),
        (
            "/users",
            {"id": {"type": "integer"}, "auth_token": STRING},
            {"login": STRING, "passwd": STRING},
            ("auth_token",),
        ),
    ],
)
def test_an_ordinary_login_gives_out_a_token_that_is_taken(
    tmp_path: Path, path: str, reply: Any, sent: Any, place: tuple[str, ...]
) -> None:
    properties = sent or {"username": STRING, "password": STRING}
    body = {name: "understudy@example.com" if name == "email" else "understudy" for name in properties}
    paths = login(path, {"type": "object", "properties": reply}, {"type": "object", "properties": properties})
    mock = mock_of(tmp_path, BEARER, paths)
    response, value = answer(mock, "POST", path, body)
    assert response.status == 200
    assert "password" not in value
    for name in place:
        value = value[name]
    assert (me(mock, f"Bearer {value}"), me(mock, "Bearer guess")) == (200, 401)


def test_a_strict_mock_knows_its_user_and_those_with_a_record(tmp_path: Path) -> None:
    user = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}, "email": STRING}}
    new = {"type": "object", "properties": {"email": STRING, "password": {**STRING, "writeOnly": True}}}
    key = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
    reply = {"type": "object", "properties": {"token": STRING, "user": user}}
    paths = login("/login", reply, new)
    paths["/users"] = {"post": operation("register", "201", user, body=new)}
    paths["/users/{id}"] = {"get": operation("user", reply=user, parameters=[key])}
    mock = mock_of(tmp_path, BEARER, paths)
    ann = {"email": "ann@example.com", "password": "hunter2"}
    refused, _ = answer(mock, "POST", "/login", ann)
    assert refused.status == 401
    assert dict(refused.headers)["X-Mock-Reason"] == "the user name or the password is wrong"
    _, made = answer(mock, "POST", "/users", ann)
    response, value = answer(mock, "POST", "/login", ann)
    assert (response.status, value["user"]) == (200, {"id": made["id"], "email": "ann@example.com"})
    assert answer(mock, "POST", "/login", {**ann, "password": "guess"})[0].status == 401


def test_a_lenient_mock_lets_anybody_in_as_who_they_say(tmp_path: Path) -> None:
    reply = {"type": "object", "properties": {"token": STRING, "username": STRING, "expiresInMs": {"type": "integer"}}}
    mock = mock_of(tmp_path, BEARER, login("/login", reply), auth="lenient")
    response, value = answer(mock, "POST", "/login", {"username": "ann", "password": "x"})
    assert response.status == 200
    assert (value["username"], value["expiresInMs"]) == ("ann", 3_600_000)


@pytest.mark.parametrize("of_many", [True, False], ids=["one of the users", "all there is"])
def test_a_caller_of_whom_nothing_is_known_begins_as_the_login_says(of_many: bool, tmp_path: Path) -> None:
    own = {"type": "object", "required": ["id"], "properties": {"id": STRING, "email": STRING, "login": STRING}}
    paths = login("/login", sent={**CREDENTIALS, "required": ["email"], "properties": {"email": STRING}})
    paths["/me"]["get"]["responses"]["200"]["content"][JSON]["schema"] = schema_ref("User")
    if of_many:
        paths["/users"] = {"post": operation("makeUser", "201", schema_ref("User"), body=schema_ref("User"))}
        at = {"name": "id", "in": "path", "required": True, "schema": STRING}
        paths["/users/{id}"] = {"parameters": [at], "get": operation("readUser", reply=schema_ref("User"))}
    components = {"securitySchemes": {"auth": BEARER}, "schemas": {"User": own}}
    mock = play(document(paths, components=components), tmp_path)
    token = answer(mock, "POST", "/login", {"email": "ann@shop.example"})[1]["access_token"]
    found = answer(mock, "GET", "/me", authorization=f"Bearer {token}")[1]
    assert (found["email"], found["login"]) == ("ann@shop.example", "ann@shop.example")
    assert answer(mock, "GET", "/me", authorization=f"Bearer {token}")[1] == found
    # A token that nobody was given names nobody.
    unknown = play(document(paths, components=components), tmp_path)
    assert "sha256" not in json.dumps(answer(unknown, "GET", "/me", authorization="Bearer guess")[1])


def test_a_login_needs_no_credentials_though_its_document_says_so(tmp_path: Path) -> None:
    paths = login("/token", {"type": "object", "properties": {"token": STRING}})
    paths["/token"]["post"]["security"] = [{"auth": []}]
    key = {"type": "apiKey", "in": "header", "name": "Authorization"}
    mock = mock_of(tmp_path, key, paths)
    _, value = answer(mock, "POST", "/token", KNOWN)
    assert (me(mock, f"Token {value['token']}"), me(mock, value["token"]), me(mock, "Token guess")) == (200, 200, 401)


def test_a_session_is_kept_in_a_cookie_where_the_document_has_it_there(tmp_path: Path) -> None:
    cookie = {"type": "apiKey", "in": "cookie", "name": "sid"}
    mock = mock_of(tmp_path, cookie, login("/login", {"type": "object", "properties": {"token": STRING}}))
    response, _ = answer(mock, "POST", "/login", KNOWN)
    sent, _, rest = dict(response.headers)["Set-Cookie"].partition(";")
    assert (sent.startswith("sid="), rest) == (True, " Path=/; HttpOnly; SameSite=Lax")
    assert answer(mock, "GET", "/me", cookie=sent)[0].status == 200
    assert answer(mock, "GET", "/me", cookie="sid=guess")[0].status == 401


def test_a_refresh_by_its_own_operation(tmp_path: Path) -> None:
    reply = {"type": "object", "properties": {"access": STRING, "refresh": STRING}}
    paths = login("/auth/login", reply)
    more = login("/auth/refresh", reply, {"type": "object", "properties": {"refresh": STRING}})["/auth/refresh"]
    more["post"]["operationId"] = "refresh"
    mock = mock_of(tmp_path, BEARER, {**paths, "/auth/refresh": more})
    _, first = answer(mock, "POST", "/auth/login", KNOWN)
    response, second = answer(mock, "POST", "/auth/refresh", {"refresh": first["refresh"]})
    assert (response.status, me(mock, f"Bearer {second['access']}")) == (200, 200)
    assert answer(mock, "POST", "/auth/refresh", {"refresh": "made-up"})[0].status == 401


def test_a_record_that_has_a_token_is_no_login(tmp_path: Path) -> None:
    card = {"type": "object", "required": ["token"], "properties": {"token": STRING, "name": STRING}}
    key = {"name": "token", "in": "path", "required": True, "schema": STRING}
    paths = {
        "/tokens": {"post": operation("newCard", "201", card, body=card)},
        "/tokens/{token}": {"get": operation("card", reply=card, parameters=[key])},
    }
    mock = play(document(paths), tmp_path)
    assert mock.contract.resources.logins == {}
    _, made = answer(mock, "POST", "/tokens", {"token": "c-1", "name": "a"})
    assert made["token"] == "c-1"


def test_a_handler_of_the_users_own_has_the_last_word(tmp_path: Path) -> None:
    @handler("login")
    def own(_call: OperationCall, _records: RecordService) -> Any:
        return {"access_token": "mine", "token_type": "bearer"}

    paths = login("/token", media=FORM)
    mock = play(document(paths, components={"securitySchemes": {"auth": BEARER}}), tmp_path, handlers=[own])
    assert post_form(mock, "/token", KNOWN)[1] == {"access_token": "mine", "token_type": "bearer"}


@pytest.mark.parametrize("documented", [True, False])
def test_whoever_signs_up_is_whom_the_path_without_a_key_shows(tmp_path: Path, documented: bool) -> None:
    """No collection has users: `/me` is all that shows one."""
    text = {"type": "string"}
    user = {"type": "object", "required": ["id", "email"], "properties": {"id": text, "email": text, "name": text}}
    sent = {"type": "object", "required": ["email", "password"], "properties": {"email": text, "password": text}}
    taken = {"409": {"description": "taken"}} if documented else {}
    built = document(
        {
            "/auth/register": {"post": operation("register", "201", schema_ref("User"), body=sent, responses=taken)},
            "/users/me": {
                "get": operation("me", reply=schema_ref("User")),
                "patch": operation("changeMe", reply=schema_ref("User"), body=sent),
            },
        },
        {"User": user},
    )
    mock = play(built, tmp_path)
    ann = {"email": "ann@example.com", "password": "secret"}
    response, made = answer(mock, "POST", "/auth/register", ann)
    assert (response.status, made["email"], "password" in made) == (201, "ann@example.com", False)
    assert answer(mock, "GET", "/users/me")[1] == made
    assert answer(mock, "POST", "/auth/register", ann)[0].status == (409 if documented else 201)
    bob = answer(mock, "POST", "/auth/register", {**ann, "email": "bob@example.com"})[1]
    assert answer(mock, "GET", "/users/me")[1] == bob


def test_whoever_has_signed_up_and_logs_in_is_shown_where_nothing_keeps_users(tmp_path: Path) -> None:
    text = {"type": "string"}
    user = {"type": "object", "required": ["id", "email"], "properties": {"id": text, "email": text, "name": text}}
    sent = {"type": "object", "required": ["email", "password"], "properties": {"email": text, "password": text}}
    token = {"type": "object", "required": ["access_token"], "properties": {"access_token": text}}
    taken = {"409": {"description": "taken"}}
    secured = {"security": [{"bearer": []}]}
    built = document(
        {
            "/auth/register": {"post": operation("register", "201", schema_ref("User"), body=sent, responses=taken)},
            "/auth/login": {"post": operation("login", reply=token, body=sent)},
            "/users/me": {"get": operation("me", reply=schema_ref("User"), **secured)},
        },
        {"User": user},
        components={"securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}}},
    )
    mock = play(built, tmp_path)
    people = [{"email": f"{name}@example.com", "password": "secret"} for name in ("ann", "bob")]
    made = [answer(mock, "POST", "/auth/register", each)[1] for each in people]
    assert made[0]["id"] != made[1]["id"]
    assert answer(mock, "POST", "/auth/register", people[1])[0].status == 409
    for each, known in zip(people, made, strict=True):
        access = answer(mock, "POST", "/auth/login", each)[1]["access_token"]
        assert answer(mock, "GET", "/users/me", authorization=f"Bearer {access}")[1] == known


def test_whoever_signed_up_is_shown_with_an_address_that_their_name_stands_for(tmp_path: Path) -> None:
    text = {"type": "string"}
    named = {"username": text, "email": text}
    user = {"type": "object", "required": list(named), "properties": named}
    sent = {"type": "object", "required": ["username", "password"], "properties": {"username": text, "password": text}}
    reply = {"type": "object", "required": ["username"], "properties": {"username": text}}
    token = {"type": "object", "required": ["access_token"], "properties": {"access_token": text}}
    built = document(
        {
            "/auth/register": {"post": operation("register", "201", reply, body=sent)},
            "/auth/login": {"post": operation("login", reply=token, body=sent)},
            "/users/me": {"get": operation("me", reply=user, security=[{"bearer": []}])},
        },
        components={"securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}}},
    )
    mock, ann = play(built, tmp_path), {"username": "ann", "password": "secret"}
    made = answer(mock, "POST", "/auth/register", ann)[1]
    access = answer(mock, "POST", "/auth/login", ann)[1]["access_token"]
    me = answer(mock, "GET", "/users/me", authorization=f"Bearer {access}")[1]
    assert (made, me) == ({"username": "ann"}, {"username": "ann", "email": "ann@example.com"})
