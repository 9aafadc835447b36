"""The users of a file: they log in by every scheme that a document has, as themselves, and nobody else does."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest
from documents import JSON, answer, document, operation, play, schema_ref

from understudy.inference.explain import explain
from understudy.mock import Mock, open_mock
from understudy.problem import DocumentError
from understudy.records.seed_data import SeedError
from understudy.security.users import read_users
from understudy.server.cli.main import main
from understudy.server.inprocess import transport

STRING, FORM = {"type": "string"}, "application/x-www-form-urlencoded"
USERS = {
    "ada": {
        "password": "analytical",
        "email": "ada@lovelace.example",
        "scopes": ["read", "write"],
        "api_keys": ["key-of-ada"],
        "record": {"name": "Ada Lovelace", "role": "admin"},
    },
    "bob": {"password": "builder", "scopes": ["read"], "api_keys": {"key": "key-of-bob", "app": "app-of-bob"}},
}
PERSON = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "integer", "readOnly": True},
        "username": STRING,
        "email": {"type": "string", "format": "email"},
        "name": STRING,
        "role": {"type": "string", "enum": ["admin", "member"]},
    },
}
TOKEN = {"type": "object", "required": ["access_token"], "properties": {"access_token": STRING, "scope": STRING}}
CREDENTIALS = {"type": "object", "properties": {"email": STRING, "password": STRING}}
FLOWS = {
    "password": {"tokenUrl": "/oauth/token", "scopes": {"read": "Read.", "write": "Write."}},
    "authorizationCode": {
        "authorizationUrl": "/oauth/authorize",
        "tokenUrl": "/oauth/token",
        "scopes": {"read": "Read.", "write": "Write."},
    },
}
SCHEMES = {
    "oauth": {"type": "oauth2", "flows": FLOWS},
    "basic": {"type": "http", "scheme": "basic"},
    "digest": {"type": "http", "scheme": "digest"},
    "bearer": {"type": "http", "scheme": "bearer"},
    "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "app": {"type": "apiKey", "in": "header", "name": "X-App"},
    "tls": {"type": "mutualTLS"},
}
ANY = [{"oauth": []}, {"basic": []}, {"digest": []}, {"key": []}]


def people(**me: Any) -> dict[str, Any]:
    key = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
    login = operation("login", reply={"type": "object", "properties": {"token": STRING, "user": schema_ref("Person")}})
    login["requestBody"] = {"content": {JSON: {"schema": CREDENTIALS}}}
    login["responses"]["401"] = {"description": "no", "content": {JSON: {"schema": {"type": "object"}}}}
    return document(
        {
            "/me": {
                "get": operation("me", reply=schema_ref("Person"), security=ANY),
                "patch": operation("changeMe", reply=schema_ref("Person"), body=schema_ref("Person"), security=ANY),
            },
            "/users": {
                "get": operation("people", reply={"type": "array", "items": schema_ref("Person")}),
                "post": operation("register", "201", schema_ref("Person"), body=schema_ref("Person")),
            },
            "/users/{id}": {"get": operation("person", reply=schema_ref("Person"), parameters=[key])},
            "/login": {"post": login},
            "/notes": {
                "post": operation("write", "200", {"type": "object"}, security=[{"oauth": ["write"]}]),
                "get": operation("both", reply={"type": "object"}, security=[{"key": [], "app": []}]),
            },
            "/reports": {"get": operation("reports", reply={"type": "object"}, security=[{"key": ["write"]}])},
            **me,
        },
        {"Person": PERSON},
        components={"securitySchemes": SCHEMES},
    )


both = pytest.mark.parametrize("auth", ["lenient", "strict"])


def guarded(folder: Path, auth: Any) -> Mock:
    return play(people(), folder, auth=auth, users=USERS)


def basic(name: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()


def token(mock: Mock, name: str, password: str, **more: str) -> dict[str, Any]:
    fields = {"grant_type": "password", "username": name, "password": password, **more}
    response, value = answer(mock, "POST", "/oauth/token", urlencode(fields).encode(), content_type=FORM)
    assert isinstance(value, dict)
    return {**value, "status": response.status}


def me(mock: Mock, **headers: str) -> tuple[int, Any]:
    response, value = answer(mock, "GET", "/me", **headers)
    return response.status, value.get("username") if response.status == 200 else None


# -- as whom somebody comes in ----------------------------------------------------------------------------------------


@both
def test_everybody_has_a_record_from_the_start(tmp_path: Path, auth: Any) -> None:
    mock = guarded(tmp_path, auth)
    _, listed = answer(mock, "GET", "/users")
    assert [(each["username"], each["email"]) for each in listed] == [
        ("ada", "ada@lovelace.example"),
        ("bob", "bob@example.com"),
    ]
    assert (listed[0]["name"], listed[0]["role"]) == ("Ada Lovelace", "admin")


@both
def test_a_password_makes_a_token_of_that_user(tmp_path: Path, auth: Any) -> None:
    mock = guarded(tmp_path, auth)
    for name, sent, password in (("ada", "ada", "analytical"), ("ada", "ADA@lovelace.example", "analytical")):
        tokens = token(mock, sent, password)
        assert me(mock, authorization=f"Bearer {tokens['access_token']}") == (200, name)
    refused = token(mock, "ada", "guess")
    assert (refused["status"], refused["error"], refused["error_description"]) == (
        400,
        "invalid_grant",
        "the user name or the password is wrong",
    )
    assert token(mock, "eve", "analytical")["error"] == "invalid_grant"
    assert token(mock, "understudy", "understudy")["error"] == "invalid_grant"


@both
def test_an_ordinary_login_answers_with_the_users_own_record(tmp_path: Path, auth: Any) -> None:
    mock = guarded(tmp_path, auth)
    response, value = answer(mock, "POST", "/login", {"email": "ada@lovelace.example", "password": "analytical"})
    assert (response.status, value["user"]["name"], value["user"]["email"]) == (
        200,
        "Ada Lovelace",
        "ada@lovelace.example",
    )
    _, listed = answer(mock, "GET", "/users")
    assert value["user"]["id"] == listed[0]["id"]
    assert me(mock, authorization=f"Bearer {value['token']}") == (200, "ada")
    for email, password in (("ada@lovelace.example", "guess"), ("eve@example.com", "x"), ("understudy", "understudy")):
        refused, _ = answer(mock, "POST", "/login", {"email": email, "password": password})
        assert (refused.status, dict(refused.headers)["X-Mock-Reason"]) == (
            401,
            "the user name or the password is wrong",
        )


@both
def test_basic_digest_and_keys_are_their_owners(tmp_path: Path, auth: Any) -> None:
    mock = guarded(tmp_path, auth)
    assert me(mock, authorization=basic("bob", "builder")) == (200, "bob")
    assert me(mock, authorization=basic("bob@example.com", "builder"))[0] == 401
    assert me(mock, authorization=basic("ada@lovelace.example", "analytical")) == (200, "ada")
    assert me(mock, authorization=basic("bob", "guess"))[0] == 401
    assert me(mock, x_key="key-of-ada") == (200, "ada")
    assert me(mock, x_key="key-of-bob") == (200, "bob")
    assert me(mock, x_key="app-of-bob")[0] == 401
    assert me(mock, x_key="understudy")[0] == 401


@both
def test_what_a_caller_changes_is_their_own(tmp_path: Path, auth: Any) -> None:
    mock = guarded(tmp_path, auth)
    answer(mock, "PATCH", "/me", {"name": "Bob the Builder"}, authorization=basic("bob", "builder"))
    _, listed = answer(mock, "GET", "/users")
    assert [each.get("name") for each in listed] == ["Ada Lovelace", "Bob the Builder"]
    mock.reset()
    assert me(mock, authorization=basic("bob", "builder")) == (200, "bob")
    _, listed = answer(mock, "GET", "/users")
    assert listed[1].get("name") != "Bob the Builder"


@both
def test_somebody_who_registers_can_log_in_too(tmp_path: Path, auth: Any) -> None:
    built = people()
    built["components"]["schemas"]["Person"]["properties"]["password"] = {**STRING, "writeOnly": True}
    mock = play(built, tmp_path, auth=auth, users=USERS)
    new = {"username": "eve", "email": "eve@example.com", "password": "s3cret"}
    _, made = answer(mock, "POST", "/users", new)
    _, value = answer(mock, "POST", "/login", {"email": "eve@example.com", "password": "s3cret"})
    response, shown = answer(mock, "GET", "/me", authorization=f"Bearer {value['token']}")
    assert (response.status, shown["id"]) == (200, made["id"])


def test_without_a_file_whoever_has_logged_in_finds_their_own_record(tmp_path: Path) -> None:
    mock = play(people(), tmp_path)
    answer(mock, "POST", "/users", {"username": "ada", "email": "ada@example.com"})
    _, bob = answer(mock, "POST", "/users", {"username": "bob", "email": "bob@example.com"})
    _, value = answer(mock, "POST", "/login", {"email": "bob@example.com", "password": "x"})
    assert answer(mock, "GET", "/me", authorization=f"Bearer {value['token']}")[1] == bob
    assert me(mock, authorization="Bearer somebody-elses") == (200, "ada")


def test_me_alone_is_a_record_for_each(tmp_path: Path) -> None:
    mine = {"type": "object", "properties": {"login": STRING, "bio": STRING}}
    paths = {
        "/me": {
            "get": operation("me", reply=mine, security=[{"basic": []}]),
            "patch": operation("changeMe", reply=mine, body=mine, security=[{"basic": []}]),
        }
    }
    mock = play(document(paths, components={"securitySchemes": SCHEMES}), tmp_path, users=USERS)
    ada, bob = (basic(name, str(USERS[name]["password"])) for name in ("ada", "bob"))
    users = {name: {**each, "record": {}} for name, each in USERS.items()}
    mock = play(document(paths, components={"securitySchemes": SCHEMES}), tmp_path, users=users)
    answer(mock, "PATCH", "/me", {"bio": "Mathematics."}, authorization=ada)
    assert answer(mock, "GET", "/me", authorization=ada)[1] == {"login": "ada", "bio": "Mathematics."}
    shown = answer(mock, "GET", "/me", authorization=bob)[1]
    assert (shown["login"], shown["bio"] == "Mathematics.") == ("bob", False)


# -- scopes -----------------------------------------------------------------------------------------------------------


@both
def test_a_token_has_the_scopes_that_its_user_has(tmp_path: Path, auth: Any) -> None:
    mock = guarded(tmp_path, auth)
    ada, bob = token(mock, "ada", "analytical"), token(mock, "bob", "builder", scope="read write")
    assert (ada["scope"], bob["scope"]) == ("read write", "read")

    def write(tokens: dict[str, Any]) -> int:
        return answer(mock, "POST", "/notes", authorization=f"Bearer {tokens['access_token']}")[0].status

    assert (write(ada), write(bob)) == (200, 403)
    assert list(mock.journal)[-1].reason == "the token lacks the scope write"
    assert token(mock, "bob", "builder", scope="write")["error"] == "invalid_scope"
    assert token(mock, "bob", "builder", scope="red")["error"] == "invalid_scope"
    narrow = token(mock, "ada", "analytical", scope="read")
    assert (narrow["scope"], write(narrow)) == ("read", 403)


@both
def test_a_key_has_them_too(tmp_path: Path, auth: Any) -> None:
    mock = guarded(tmp_path, auth)
    assert answer(mock, "GET", "/reports", x_key="key-of-ada")[0].status == 200
    refused, _ = answer(mock, "GET", "/reports", x_key="key-of-bob")
    assert (refused.status, dict(refused.headers)["X-Mock-Reason"]) == (403, "bob lacks the scope write")


@both
def test_two_keys_at_once_are_both_needed_and_of_one_user(tmp_path: Path, auth: Any) -> None:
    mock = guarded(tmp_path, auth)

    def both(**headers: str) -> int:
        return answer(mock, "GET", "/notes", **headers)[0].status

    assert both(x_key="key-of-bob", x_app="app-of-bob") == 200
    assert both(x_key="key-of-ada", x_app="key-of-ada") == 200
    assert (both(x_key="key-of-bob"), both(x_app="app-of-bob")) == (401, 401)
    assert both(x_key="key-of-bob", x_app="key-of-bob") == 401
    assert both(x_key="key-of-ada", x_app="app-of-bob") == 401
    assert list(mock.journal)[-1].reason == "the credentials are those of two users, ada and bob"


# -- the identity provider --------------------------------------------------------------------------------------------

BACK = "http://client/back"


def authorize_url(**more: str) -> str:
    query = {"response_type": "code", "client_id": "app", "redirect_uri": BACK, "scope": "read write", **more}
    return f"/oauth/authorize?{urlencode(query)}"


@both
def test_the_consent_page_asks_for_the_password(tmp_path: Path, auth: Any) -> None:
    mock = guarded(tmp_path, auth)
    client = httpx.Client(transport=transport(mock), base_url="http://mock")
    page = client.get(authorize_url())
    assert 'type="password"' in page.text
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.text))
    wrong = client.post("/oauth/authorize", data={**hidden, "username": "bob", "password": "x", "decision": "allow"})
    assert (wrong.status_code, "The user name or the password is wrong." in wrong.text) == (401, True)
    assert 'value="bob"' in wrong.text
    right = client.post(
        "/oauth/authorize", data={**hidden, "username": "bob", "password": "builder", "decision": "allow"}
    )
    code = parse_qs(urlsplit(right.headers["location"]).query)["code"][0]
    sent = {"grant_type": "authorization_code", "code": code, "redirect_uri": BACK, "client_id": "app"}
    tokens = client.post("/oauth/token", data=sent).json()
    assert tokens["scope"] == "read"
    assert me(mock, authorization=f"Bearer {tokens['access_token']}") == (200, "bob")


@both
def test_without_a_page_it_is_the_user_who_is_hinted_at(tmp_path: Path, auth: Any) -> None:
    mock = guarded(tmp_path, auth)
    client = httpx.Client(transport=transport(mock), base_url="http://mock")
    assert "code=" in client.get(authorize_url(prompt="none", login_hint="ada")).headers["location"]
    for hint in ({}, {"login_hint": "eve"}):
        assert "error=login_required" in client.get(authorize_url(prompt="none", **hint)).headers["location"]
    unknown = client.get(authorize_url(scope="read fly")).headers["location"]
    assert parse_qs(urlsplit(unknown).query)["error_description"] == ["the document has no scope fly"]


@both
def test_userinfo_and_id_tokens_have_the_users_address(tmp_path: Path, auth: Any) -> None:
    mock = guarded(tmp_path, auth)
    tokens = token(mock, "ada", "analytical", scope="openid read")
    payload = tokens["id_token"].split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    assert (claims["sub"], claims["email"]) == ("ada", "ada@lovelace.example")
    _, known = answer(mock, "GET", "/userinfo", authorization=f"Bearer {tokens['access_token']}")
    assert known["email"] == "ada@lovelace.example"


# -- HTTP Digest (RFC 7616) -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("users", [USERS, None])
def test_digest_is_checked_by_what_httpx_makes_of_it(tmp_path: Path, users: Any) -> None:
    mock = play(people(), tmp_path, auth="strict", users=users)
    client = httpx.Client(transport=transport(mock), base_url="http://mock")
    name, password = ("ada", "analytical") if users else ("understudy", "understudy")
    assert client.get("/me?x=1", auth=httpx.DigestAuth(name, password)).status_code == 200
    refused = client.get("/me", auth=httpx.DigestAuth(name, "guess"))
    assert (refused.status_code, refused.headers["x-mock-reason"]) == (401, "the user name or the password is wrong")
    assert client.get("/me", auth=httpx.DigestAuth("eve", password)).status_code == 401
    made_up = f'Digest username="{name}", realm="understudy", nonce="1-x", uri="/me", response="00"'
    assert client.get("/me", headers={"authorization": made_up}).headers["x-mock-reason"] == (
        "the Digest nonce was not issued here"
    )


# -- files ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "ada:\n  pasword: x\n",
            "error: {file}:2#/ada/pasword: a user has no 'pasword' (did you mean password?) [users]",
        ),
        (
            "ada:\n  password: x\n  scopes: [read, wriet]\n",
            "error: {file}:3#/ada/scopes/1: the document has no scope 'wriet' (did you mean write?) [users]",
        ),
        (
            "ada:\n  api_keys: {kye: x}\n",
            "error: {file}:2#/ada/api_keys/kye: the document has no security scheme 'kye' (did you mean key?) [users]",
        ),
        (
            "ada:\n  password: 1234\n",
            "error: {file}:2#/ada/password: expected text; got 1234 (write it in quotes) [users]",
        ),
        (
            "ada: analytical\n",
            "error: {file}:1#/ada: expected an object with password, email, scopes, api_keys, record, resource; "
            "got text [users]",
        ),
        (
            "ada: {email: a@b.example}\nbob: {email: A@b.example}\n",
            "error: {file}:2#/bob/email: ada has this e-mail address too [users]",
        ),
        (
            "ada: {api_keys: [k]}\nbob: {api_keys: k}\n",
            "error: {file}:2#/bob/api_keys: ada has this API key too [users]",
        ),
        ("- ada\n", "error: {file}#: expected an object at the top, got an array [not-an-object]"),
    ],
)
def test_a_file_that_is_wrong_is_reported_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "users.yaml"
    file.write_text(text)
    with pytest.raises(DocumentError) as error:
        play(people(), tmp_path, users=file)
    assert str(error.value) == message.format(file=file)


@pytest.mark.parametrize(
    ("user", "message"),
    [
        ({"record": {"nmae": "x"}}, "users: ada/record: users has no property 'nmae'; did you mean name?"),
        ({"resource": "usrs"}, "users: ada/resource: the document has no resource 'usrs'; did you mean users?"),
        ({"record": {"role": "boss"}}, "users: ada/record: users: role can't be 'boss': the schema forbids it"),
    ],
)
def test_a_record_that_can_not_be_is_reported_with_its_user(tmp_path: Path, user: Any, message: str) -> None:
    with pytest.raises(SeedError) as error:
        play(people(), tmp_path, users={"ada": user})
    assert str(error.value).startswith(message)


def test_a_document_without_people_says_what_there_is(tmp_path: Path) -> None:
    thing = {"type": "object", "properties": {"id": STRING}}
    made = operation("make", "201", thing, body=thing)
    paths = {"/things": {"post": made, "get": operation("all", reply={"type": "array", "items": thing})}}
    assert play(document(paths), tmp_path, users={"ada": {"password": "x"}}).problems == ()
    with pytest.raises(SeedError) as error:
        play(document(paths), tmp_path, users={"ada": {"record": {"id": "1"}}})
    assert str(error.value) == ("users: ada/record: no path shows the caller's record; name its resource: things")


def test_serve_refuses_a_bad_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "openapi.json").write_text(json.dumps(people()))
    file = tmp_path / "users.yaml"
    file.write_text("ada: {pasword: x}\n")
    assert main(["serve", str(tmp_path / "openapi.json"), "--port", "0", "--users", str(file)]) == 2
    assert f"{file}:1#/ada/pasword: a user has no 'pasword' (did you mean password?)" in capsys.readouterr().err


def test_users_who_are_new_get_records_in_a_state_that_is_kept(tmp_path: Path) -> None:
    (tmp_path / "openapi.json").write_text(json.dumps(people()))
    state = f"sqlite:///{tmp_path / 'state.db'}"
    for count in (1, 2):
        users = dict(list(USERS.items())[:count])
        mock = open_mock(tmp_path / "openapi.json", state=state, users=users)
        _, listed = answer(mock, "GET", "/users")
        assert [each["username"] for each in listed] == list(users)
        mock.store.close()


def test_passwords_are_not_in_messages() -> None:
    assert "analytical" not in repr(read_users({"ada": USERS["ada"]}))


@both
def test_a_fresh_mock_knows_them_too(tmp_path: Path, auth: Any) -> None:
    mock = guarded(tmp_path, auth)
    assert me(mock.fresh(), authorization=basic("bob", "builder")) == (200, "bob")


# -- explain ----------------------------------------------------------------------------------------------------------


def test_explain_says_how_each_scheme_is_met(tmp_path: Path) -> None:
    built = people(**{"/vault": {"get": operation("vault", security=[{"tls": []}, {"bearer": []}])}})
    text = explain(play(built, tmp_path).contract)
    part = text[text.index("who may call") :].split("\n\n")[0]
    assert " ".join(part.split()) == (
        "who may call oauth (oauth2): password at /oauth/token; authorization code at /oauth/token, consent page at "
        "/oauth/authorize basic (http): Basic credentials in Authorization digest (http): Digest credentials "
        "(RFC 7616), SHA-256 or MD5, checked where passwords are bearer (http): Bearer credentials in Authorization "
        "key (apiKey): a key in header X-Key, or a token that a login gave out app (apiKey): a key in header X-App, or "
        "a token that a login gave out tls (mutualTLS): no certificate is checked: lenient takes it as shown, strict "
        "wants one in Client-Cert (RFC 9440) or X-Forwarded-Client-Cert, where a proxy puts it POST /login: gives out "
        "a token in /token for user in /email and password in /password, which is taken"
    )


# -- what belongs to whoever asks --------------------------------------------------------------------------------------


def errands(folder: Path, **properties: Any) -> Mock:
    task = {
        "type": "object",
        "required": ["id"],
        "properties": {"id": {"type": "integer"}, "title": STRING, **properties},
    }
    body = {"type": "object", "properties": {"title": STRING, **properties}}
    listed = {"type": "array", "items": schema_ref("Task")}
    key = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
    spec = people(
        **{
            "/tasks": {
                "get": operation("tasks", reply=listed),
                "post": operation("makeTask", "201", schema_ref("Task"), body=body, security=ANY),
            },
            "/tasks/{id}": {"get": operation("task", reply=schema_ref("Task"), parameters=[key])},
            "/me/tasks": {
                "get": operation("myTasks", reply=listed, security=ANY),
                "post": operation("makeMine", "201", schema_ref("Task"), body=body, security=ANY),
            },
        }
    )
    spec["components"]["schemas"]["Task"] = task
    return play(spec, folder, users=USERS)


@pytest.mark.parametrize("properties", [{}, {"owner_id": {"type": "integer"}}])
def test_a_list_below_the_caller_shows_the_callers_own(tmp_path: Path, properties: Any) -> None:
    mock = errands(tmp_path, **properties)
    ada, bob = basic("ada", "analytical"), basic("bob", "builder")
    for title, who in (("poem", ada), ("house", bob), ("engine", ada)):
        assert answer(mock, "POST", "/me/tasks", {"title": title}, authorization=who)[0].status == 201

    def titles(path: str, who: str) -> list[str]:
        return [each["title"] for each in answer(mock, "GET", path, authorization=who)[1]]

    assert titles("/me/tasks", ada) == ["poem", "engine"]
    assert titles("/me/tasks", bob) == ["house"]
    assert titles("/tasks", bob) == ["poem", "house", "engine"]


def test_what_says_whose_it_is_is_shown_to_them(tmp_path: Path) -> None:
    mock = errands(tmp_path, owner_id={"type": "integer"})
    ada, bob = basic("ada", "analytical"), basic("bob", "builder")
    own = answer(mock, "GET", "/me", authorization=bob)[1]["id"]
    answer(mock, "POST", "/tasks", {"title": "house", "owner_id": own}, authorization=ada)
    assert [each["title"] for each in answer(mock, "GET", "/me/tasks", authorization=bob)[1]] == ["house"]
    assert answer(mock, "GET", "/me/tasks", authorization=ada)[1] == []
    assert answer(mock, "POST", "/me/tasks", {"title": "roof"}, authorization=bob)[1]["owner_id"] == own
