"""Rules of the front door, told on the bookshop: where a request leads, who may, what is let in.

Word for word where people read it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bookshop import Shop, rule, timed_rule
from live_mocks import BASIC

from understudy.clock import Clock

__all__: list[str] = []

ONCE = {"Idempotency-Key": "once1"}

# Where a request leads.


@rule
def an_unknown_path_names_the_nearest(shop: Shop) -> None:
    response = shop.call("GET", "/bok")
    assert (response.status_code, response.headers["content-type"]) == (404, "application/problem+json")
    assert response.json() == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "no /bok; did you mean /books?",
        "instance": "/bok",
    }


@rule
def a_wrong_method_is_answered_with_the_right_ones(shop: Shop) -> None:
    for path, allowed in (
        ("/books", ["GET", "POST", "HEAD", "OPTIONS"]),
        ("/books/0001", ["GET", "PUT", "DELETE", "HEAD", "OPTIONS"]),
        ("/books/0001/publish", ["POST", "OPTIONS"]),
    ):
        response = shop.call("PATCH", path)
        assert (response.status_code, response.headers["content-type"]) == (405, "application/problem+json")
        assert response.headers["allow"].split(", ") == allowed
        detail = f"PATCH is not an operation of {path.replace('0001', '{isbn}')}; allowed: {', '.join(allowed)}"
        assert response.json()["detail"] == detail
        options = shop.call("OPTIONS", path, known=False)
        assert (options.status_code, options.headers["allow"], options.content) == (204, ", ".join(allowed), b"")


@rule
def head_is_get_without_its_body(shop: Shop) -> None:
    shop.book("0001")
    for path, status in (("/books", 200), ("/authors", 200), ("/books/0009", 404), ("/nowhere", 404)):
        got, head = shop.call("GET", path), shop.call("HEAD", path)
        assert (got.status_code, head.status_code, head.content) == (status, status, b"")
        for name in ("content-type", "content-length"):
            assert head.headers[name] == got.headers[name]
    assert shop.call("HEAD", "/books", known=False).status_code == 401


@rule
def a_path_is_taken_as_it_stands(shop: Shop) -> None:
    book = shop.book("0001")
    assert shop.json_of("GET", "/books/%30001", 200) == book
    assert shop.json_of("GET", "/shop/books/0001", 200) == book
    assert shop.json_of("GET", "/books/0001/", 200) == book, "one path with or without its last slash"
    for path in (
        "/shop//books",
        "/Books",
        "/books/%2530001",
        "/books/%00",
        "/books/%FF",
    ):
        assert shop.call("GET", path).status_code == 404, path
    assert shop.json_of("GET", "/book", 404)["detail"] == "no /book; did you mean /books?"


# Who may.


@rule
def nobody_comes_in_without_credentials(shop: Shop) -> None:
    required = {"error": "unauthorized", "message": "credentials are required: a Bearer token in Authorization"}
    unknown = {"error": "unauthorized", "message": "the token was not issued here or has expired"}
    for headers, expected in (({}, required), ({"Authorization": "Bearer nonsense"}, unknown)):
        for method, path in (("GET", "/books"), ("GET", "/books/0009"), ("POST", "/books"), ("DELETE", "/authors/1")):
            response = shop.call(method, path, known=False, headers=headers, content=b"<" if method == "POST" else None)
            assert response.status_code == 401
            assert response.headers["www-authenticate"].startswith('Bearer realm="understudy"')
            if path.startswith("/books"):
                assert response.json() == expected
    for header in ("Bearer", BASIC, "Bearer a b", "bearer", "Digest x"):
        assert shop.call("GET", "/books", known=False, headers={"Authorization": header}).status_code == 401
    assert shop.json_of("GET", "/ping", 200, known=False) == {"ok": True}


@rule
def a_token_opens_what_its_scopes_say(shop: Shop) -> None:
    form = {"grant_type": "client_credentials", "scope": "read"}
    token = shop.json_of("POST", "/oauth2/v1/token", 200, known=False, headers={"Authorization": BASIC}, data=form)
    assert (token["token_type"], token["scope"]) == ("Bearer", "read")
    reader = {"Authorization": f"Bearer {token['access_token']}"}
    assert shop.call("GET", "/books", known=False, headers=reader).status_code == 200
    refused = shop.call("POST", "/books", known=False, headers={**reader, **ONCE}, json={"isbn": "0001", "title": "A"})
    assert refused.status_code == 403
    assert refused.json() == {"error": "insufficient_scope", "message": "the token lacks the scope write"}
    assert shop.json_of("GET", "/books", 200)["total"] == 0


@rule
def the_token_endpoint_keeps_to_its_rfc(shop: Shop) -> None:
    def token(status: int, authorization: str = BASIC, **form: str) -> Any:
        response = shop.call(
            "POST", "/oauth2/v1/token", known=False, headers={"Authorization": authorization}, data=form
        )
        assert response.status_code == status
        assert response.headers["cache-control"] == "no-store"
        return response

    assert token(400, grant_type="password").json()["error"] == "unsupported_grant_type"
    assert token(400).json()["error"] == "invalid_request"
    assert token(400, grant_type="client_credentials", scope="fly").json()["error"] == "invalid_scope"
    nobody = token(401, "Basic dTpw", grant_type="client_credentials")
    assert nobody.json()["error"] == "invalid_client"
    assert nobody.headers["www-authenticate"].startswith("Basic ")
    first = token(200, grant_type="client_credentials").json()
    assert first["access_token"] != token(200, grant_type="client_credentials").json()["access_token"]


@rule
def a_key_is_looked_for_where_the_document_says(shop: Shop) -> None:
    for headers, query in (
        ({"X-Key": "understudy"}, ""),
        ({"Cookie": "a=b; door=understudy"}, ""),
        ({"Authorization": BASIC}, ""),
        ({}, "?key=understudy"),
    ):
        assert shop.json_of("GET", f"/vault{query}", 200, known=False, headers=headers) == {"open": True}
    for headers, query in (
        ({}, ""),
        ({"X-Key": "wrong"}, ""),
        ({"Cookie": "door=wrong"}, ""),
        ({"Cookie": "key=understudy"}, ""),
        ({"Authorization": "Basic dTpw"}, ""),
        ({}, "?key=wrong"),
        ({}, "?door=understudy"),
    ):
        refused = shop.call("GET", f"/vault{query}", known=False, headers=headers)
        assert (refused.status_code, refused.json()["error"]) == (401, "unauthorized"), (headers, query)


@timed_rule
def a_token_lives_as_long_as_it_says(shop: Shop, clock: Clock) -> None:
    clock.advance(timedelta(seconds=3599))
    assert shop.call("GET", "/books").status_code == 200
    clock.advance(timedelta(seconds=2))
    refused = shop.call("GET", "/books")
    assert refused.status_code == 401
    assert 'error="invalid_token"' in refused.headers["www-authenticate"]
    assert refused.json()["message"] == "the token was not issued here or has expired"


# What is let in.


@rule
def every_violation_is_reported_at_once(shop: Shop) -> None:
    wrong = {"isbn": "x", "title": "", "genre": "comic", "pages": 0, "contact": "no", "in_print": "yes", "titel": 1}
    headers = {"Idempotency-Key": "?"}
    refused = shop.json_of("POST", "/books", 422, headers=headers, json={**wrong, "status": "draft", "secret": "abc"})
    assert refused == {
        "error": "validation_error",
        "message": "header /Idempotency-Key: must match ^[a-z0-9]{4,12}$ (and 9 more)",
        "errors": {
            "Idempotency-Key": ["must match ^[a-z0-9]{4,12}$"],
            "isbn": ["must match ^[0-9]{4}$"],
            "title": ["must have at least 1 character"],
            "genre": ['"comic" is not one of: "poetry", "prose", "drama"'],
            "pages": ["must be at least 1"],
            "contact": ['"no" is not a valid email'],
            "in_print": ["expected boolean, got string"],
            "status": ["is read-only and not allowed here"],
            "secret": ["must have at least 4 characters"],
            "titel": ["is not allowed"],
        },
    }
    missing = shop.json_of("POST", "/books", 422, json={})["errors"]
    assert missing == {"Idempotency-Key": ["is required"], "isbn": ["is required"], "title": ["is required"]}
    assert shop.json_of("POST", "/books", 422, headers=ONCE)["errors"] == {"body": ["a request body is required"]}


@rule
def parameters_are_read_in_their_style_and_place(shop: Shop) -> None:
    trace = {"X-Trace": "5a0e8bd4-6c71-4b9e-9f40-7d2b1c5c1a11", "Cookie": "other=1; session=0123abcd"}
    assert shop.call("GET", "/shelf?sort=title,pages&where[genre]=prose&unknown=1", headers=trace).status_code == 200
    wrong = {"X-Trace": "1", "Cookie": "session=nothex"}
    refused = shop.json_of("GET", "/shelf?sort=title,nope&where[genre]=comic&where[x]=1", 422, headers=wrong)["errors"]
    assert refused == {
        "sort.1": ['"nope" is not one of: "title", "pages", "genre"'],
        "where.genre": ['"comic" is not one of: "poetry", "prose", "drama"'],
        "where.x": ["is not allowed"],
        "X-Trace": ['"1" is not a valid uuid'],
        "session": ["must match ^[a-f0-9]{8}$"],
    }
    refused = shop.json_of("GET", "/books?page=0&per_page=51&genre=comic&in_print=yes&author_id=+1&q=", 422)["errors"]
    assert refused == {
        "page": ["must be at least 1"],
        "per_page": ["must be at most 50"],
        "genre": ['"comic" is not one of: "poetry", "prose", "drama"'],
        "in_print": ["expected boolean, got string"],
        "author_id": ["expected integer, got string"],
        "q": ["must have at least 1 character"],
    }
    for key, reason in (("x", "must match ^[0-9]{4}$"), ("00011", "must match ^[0-9]{4}$")):
        assert shop.json_of("GET", f"/books/{key}", 404)["message"] == f"path /isbn: {reason}"
    assert shop.json_of("GET", "/authors/x", 404)["detail"] == "path /author_id: expected integer, got string"


@rule
def what_is_no_body_of_the_operation_is_refused(shop: Shop) -> None:
    for content, content_type, status, message in (
        (
            b'{"isbn": ',
            "application/json",
            400,
            "the request body is not JSON: unexpected end of data at line 1 column 10",
        ),
        (b"<a/>", "application/xml", 415, "expected application/json; got application/xml"),
        (b"isbn=0001&title=A", "application/x-www-form-urlencoded", 415, None),
        (b"\xff", "application/json", 400, None),
        (b"[" * 1000 + b"]" * 1000, "application/json", 400, None),
        (b"NaN", "application/json", 400, None),
        (b"null", "application/json", 422, "body: expected object, got null"),
        (b"[]", "application/json", 422, "body: expected object, got array"),
    ):
        headers = {**ONCE, "Content-Type": content_type}
        refused = shop.json_of("POST", "/books", status, headers=headers, content=content)
        assert message is None or refused["message"] == message
    assert shop.json_of("GET", "/books", 200)["total"] == 0


@rule
def a_form_is_a_body_where_it_is_declared(shop: Shop) -> None:
    made = shop.json_of("POST", "/authors", 201, data={"name": "Ann", "tags": ["a", "b"]})
    assert made == {"id": 1, "name": "Ann", "tags": ["a", "b"]}
    assert shop.json_of("POST", "/authors", 400, data={"tags": "a"})["errors"]
    assert shop.json_of("POST", "/authors", 415, headers={"Content-Type": "text/plain"}, content=b"Ann")


@rule
def accept_chooses_the_form_of_the_answer(shop: Shop) -> None:
    for accept, chosen in (
        ("*/*", "application/json"),
        ("text/csv", "text/csv"),
        ("text/csv;q=0.1, application/json", "application/json"),
        ("application/*;q=0.2, text/*", "text/csv"),
    ):
        response = shop.call("GET", "/shelf", headers={"Accept": accept})
        assert (response.status_code, response.headers["content-type"]) == (200, chosen)
    refused = shop.json_of("GET", "/shelf", 406, headers={"Accept": "application/xml"})
    assert refused == {
        "error": "not_acceptable",
        "message": "application/xml asks for none of: application/json, text/csv",
    }
    assert (
        shop.call("GET", "/shelf", headers={"Accept": "application/json;q=0, */*"}).headers["content-type"]
        == "text/csv"
    )
