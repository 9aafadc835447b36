"""Rules of what is said and kept, told on the bookshop: errors, records, lists, the journal.

Word for word where people read it.
"""

from __future__ import annotations

import json
from datetime import timedelta

from bookshop import Shop, rule, timed_rule
from live_mocks import BASIC

from understudy.clock import Clock

__all__ = ["off_contract"]

ONCE = {"Idempotency-Key": "once1"}

# What is said.


@rule
def errors_are_the_documents_own_or_problem_details(shop: Shop) -> None:
    own = shop.call("GET", "/books/0009")
    assert (own.status_code, own.headers["content-type"]) == (404, "application/json")
    assert own.json() == {"error": "not_found", "message": "there is no book 0009"}
    default = shop.call("GET", "/authors/9")
    assert (default.status_code, default.headers["content-type"]) == (404, "application/problem+json")
    assert default.json() == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "there is no author 9",
    }


@rule
def a_new_record_has_its_defaults_its_times_and_its_place(shop: Shop) -> None:
    response = shop.call("POST", "/books", headers=ONCE, json={"isbn": "0001", "title": "One", "secret": "quiet"})
    assert (response.status_code, response.headers["location"]) == (201, "/books/0001")
    assert 0 <= int(response.headers["x-remaining"]) <= 100
    book = response.json()
    assert (book["isbn"], book["title"], book["genre"], book["status"]) == ("0001", "One", "prose", "draft")
    assert book["created_at"] == book["updated_at"]
    assert "secret" not in book
    assert shop.json_of("GET", response.headers["location"], 200) == book


@rule
def a_whole_number_comes_back_as_an_integer(shop: Shop) -> None:
    content = b'{"isbn": "0001", "title": "One", "pages": 3.0}'
    response = shop.call("POST", "/books", headers={**ONCE, "Content-Type": "application/json"}, content=content)
    assert response.status_code == 201
    assert '"pages":3,' in response.text + ","


@rule
def a_replacement_forgets_what_it_leaves_out(shop: Shop) -> None:
    book = shop.book("0001", pages=3, in_print=True, contact="a@example.com", genre="drama")
    changed = shop.json_of("PUT", "/books/0001", 200, json={"title": "New"})
    kept = {name: book[name] for name in ("isbn", "contact", "status", "created_at")}
    assert {name: changed[name] for name in kept} == kept
    assert (changed["title"], "pages" in changed, "in_print" in changed) == ("New", False, False)
    assert shop.json_of("GET", "/books/0001", 200) == changed


@rule
def a_merge_patch_changes_what_it_names(shop: Shop) -> None:
    author = shop.author(born="1900-01-01", tags=["a"], address={"street": "1 Example Street", "town": "Richmond"})
    headers = {"Content-Type": "application/merge-patch+json"}
    patch = {"born": None, "address": {"town": None, "street": "2 Example Street"}}
    changed = shop.json_of("PATCH", f"/authors/{author['id']}", 200, headers=headers, json=patch)
    assert changed == {"id": 1, "name": "Ann", "tags": ["a"], "address": {"street": "2 Example Street"}}
    assert shop.json_of("GET", f"/authors/{author['id']}", 200) == changed
    assert shop.json_of("PATCH", "/authors/1", 415, json={"name": "B"})["status"] == 415


@rule
def a_key_is_taken_once_and_never_again(shop: Shop) -> None:
    book = shop.book("0001")
    refused = shop.json_of("POST", "/books", 409, headers=ONCE, json={"isbn": "0001", "title": "Another"})
    assert refused == {"error": "conflict", "message": "book 0001 exists already"}
    assert shop.json_of("GET", "/books", 200)["data"] == [book]
    first, second = shop.author(), shop.author()
    assert shop.call("DELETE", f"/authors/{second['id']}").status_code == 204
    assert shop.author()["id"] not in (first["id"], second["id"])


@rule
def a_foreign_key_points_somewhere(shop: Shop) -> None:
    refused = shop.json_of("POST", "/books", 409, headers=ONCE, json={"isbn": "0001", "title": "A", "author_id": 9})
    assert refused == {"error": "conflict", "message": "author_id refers to author 9, which does not exist"}
    assert shop.json_of("GET", "/books/0001", 404)
    assert shop.book("0001", author_id=shop.author()["id"])["author_id"] == 1


@rule
def what_is_below_a_record_goes_with_it(shop: Shop) -> None:
    shop.book("0001")
    shop.book("0002")
    review = shop.json_of("POST", "/books/0001/reviews", 201, json={"stars": 5})
    other = shop.json_of("POST", "/books/0002/reviews", 201, json={"stars": 1})
    cover = shop.json_of("PUT", "/books/0001/cover", 200, json={"colour": "a colour"})
    assert shop.json_of("GET", "/books/0001/cover", 200) == cover
    assert shop.json_of("GET", "/books/0001/reviews", 200) == [review]
    assert shop.json_of("GET", f"/books/0002/reviews/{review['number']}", 404 if review != other else 200)
    shop.json_of("DELETE", "/books/0001", 204)
    for path in ("", "/reviews", f"/reviews/{review['number']}", "/cover"):
        assert shop.json_of("GET", f"/books/0001{path}", 404)["error"] == "not_found"
    assert shop.json_of("GET", "/books/0002/reviews", 200) == [other]
    shop.book("0001")
    assert shop.json_of("GET", "/books/0001/reviews", 200) == []
    assert shop.json_of("GET", "/books/0001/cover", 200) != cover
    assert shop.json_of("PUT", "/books/0001/cover", 200, json={"colour": "a colour"}) == cover


@rule
def a_transition_is_made_from_where_it_can_be(shop: Shop) -> None:
    shop.book("0001")
    assert shop.json_of("POST", "/books/0001/publish", 200)["status"] == "published"
    refused = shop.json_of("POST", "/books/0001/publish", 409)
    assert refused == {"error": "conflict", "message": 'status is "published"; this is possible from "draft" only'}
    assert shop.json_of("GET", "/books/0001", 200)["status"] == "published"
    assert shop.json_of("POST", "/books/0002/publish", 404)["message"] == "there is no book 0002"


@rule
def a_create_brings_what_it_promises(shop: Shop) -> None:
    bundle = shop.json_of("POST", "/bundles", 201, json={"title": "Both"})
    assert bundle == {"id": 1, "title": "Both", "author_id": 1}
    assert shop.json_of("GET", "/authors/1", 200) == {"id": 1, "name": "Both"}
    assert shop.json_of("GET", "/bundles/1", 200) == bundle


@rule
def pages_and_filters_add_up(shop: Shop) -> None:
    ann = shop.author()["id"]
    isbns = [f"000{number}" for number in range(7)]
    for number, isbn in enumerate(isbns):
        genre = "poetry" if number % 2 else "drama"
        shop.book(isbn, genre=genre, in_print=number < 2, **({"author_id": ann} if number == 3 else {}))

    def found(query: str) -> tuple[list[str], int, int, int]:
        body = shop.json_of("GET", f"/books?{query}", 200)
        return [book["isbn"] for book in body["data"]], body["page"], body["per_page"], body["total"]

    assert found("") == (isbns[:5], 1, 5, 7)
    assert found("page=2") == (isbns[5:], 2, 5, 7)
    assert found("page=3&per_page=3") == (isbns[6:], 3, 3, 7)
    assert found("page=4&per_page=3") == ([], 4, 3, 7)
    assert found("genre=poetry&per_page=2&page=2") == (["0005"], 2, 2, 3)
    assert found("in_print=true") == (["0000", "0001"], 1, 5, 2)
    assert found("in_print=true&genre=poetry") == (["0001"], 1, 5, 1)
    assert found(f"author_id={ann}") == (["0003"], 1, 5, 1)
    assert found("q=A%20BO&per_page=50")[3] == 7
    assert found("q=nothing") == ([], 1, 5, 0)


@rule
def offsets_add_up(shop: Shop) -> None:
    for _ in range(4):
        shop.author()

    def found(query: str) -> tuple[list[int], int, bool]:
        body = shop.json_of("GET", f"/authors?{query}", 200)
        return [author["id"] for author in body["items"]], body["total_count"], body["has_more"]

    assert found("") == ([1, 2, 3, 4], 4, False)
    assert found("limit=3") == ([1, 2, 3], 4, True)
    assert found("limit=3&offset=1") == ([2, 3, 4], 4, False)
    assert found("offset=4") == ([], 4, False)


@rule
def everything_is_in_the_journal(shop: Shop) -> None:
    shop.book("0001")
    shop.call("POST", "/books?a=1", headers=ONCE, json={"isbn": "x"})
    shop.call("GET", "/books", known=False)
    shop.call("GET", "/nowhere")
    shop.call("PUT", "/books")
    entries = shop.journal()
    assert [(entry["operationId"], entry["response"]["status"]) for entry in entries] == [
        ("createBook", 201),
        ("createBook", 422),
        ("listBooks", 401),
        (None, 404),
        (None, 405),
    ]
    assert [entry["sequence"] - entries[0]["sequence"] for entry in entries] == [0, 1, 2, 3, 4]
    refused = entries[1]
    assert (refused["request"]["method"], refused["request"]["path"]) == ("POST", "/books")
    assert (refused["request"]["query"], refused["request"]["body"]) == ("a=1", '{"isbn":"x"}')
    assert sorted(refused["violations"], key=lambda violation: violation["pointer"]) == [
        {"location": "body", "pointer": "/isbn", "message": "must match ^[0-9]{4}$", "keyword": "pattern"},
        {"location": "body", "pointer": "/title", "message": "is required", "keyword": "required"},
    ]
    assert all(entry["offContract"] == [] for entry in entries)


@rule
def a_reset_leaves_nothing(shop: Shop) -> None:
    shop.book("0001")
    shop.author()
    assert shop.call("POST", "/__mock__/reset").status_code == 204
    assert shop.journal() == []
    assert shop.call("GET", "/books").status_code == 401
    form = {"grant_type": "client_credentials"}
    token = shop.json_of("POST", "/oauth2/v1/token", 200, known=False, headers={"Authorization": BASIC}, data=form)
    headers = {"Authorization": f"Bearer {token['access_token']}"}
    for path in ("/books", "/authors"):
        listed = shop.json_of("GET", path, 200, known=False, headers=headers)
        assert listed.get("total", listed.get("total_count")) == 0


@timed_rule
def times_are_the_mocks_own(shop: Shop, clock: Clock) -> None:
    made = shop.book("0001")
    clock.advance(timedelta(minutes=1))
    changed = shop.json_of("PUT", "/books/0001", 200, json={"title": "New"})
    assert (made["created_at"], made["updated_at"]) == ("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z")
    assert (changed["created_at"], changed["updated_at"]) == ("2026-01-01T00:00:00Z", "2026-01-01T00:01:00Z")
    assert shop.json_of("GET", "/books/0001", 200) == changed


def off_contract(shop: Shop) -> None:
    """Of the shop whose POST /bundles answers against the document: it says so, and nothing is kept of it."""
    author = shop.author()
    refused = shop.json_of("POST", "/bundles", 500, json={"title": "Both"})
    assert refused["title"] == "The mock's own answer breaks the contract"
    assert refused["detail"] == "createBundle could not be answered as the document says; nothing was changed"
    assert shop.json_of("GET", "/authors", 200)["items"] == [author]
    assert shop.json_of("GET", "/bundles/1", 404)
    entry = shop.journal()[1]
    assert (entry["operationId"], entry["response"]["status"]) == ("createBundle", 500)
    assert entry["offContract"]


@rule
def what_is_read_only_is_refused(shop: Shop) -> None:
    attributes = {"isbn": "0001", "title": "A book", "status": "published"}
    response = shop.call("POST", "/books", headers={"Idempotency-Key": "once1"}, json=attributes)
    assert response.status_code == 422
    assert "status" in response.text
    assert shop.json_of("GET", "/books/0001", 404)


@rule
def a_merge_patch_takes_away_what_is_null(shop: Shop) -> None:
    author = shop.author(born="2000-01-01", address={"street": "A", "town": "B"})
    patch = {"born": None, "address": {"town": None}}
    headers = {"Content-Type": "application/merge-patch+json"}
    changed = shop.json_of("PATCH", f"/authors/{author['id']}", 200, headers=headers, content=json.dumps(patch))
    assert "born" not in changed
    assert changed["address"] == {"street": "A"}
