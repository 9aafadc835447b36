"""Mutants of what is said: status, headers, body."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from mutation import Patch, after, edit, matches, mutant, with_body, without_header

from understudy.exchange import Request, Response
from understudy.mock import Mock

__all__: list[str] = []

CAMPAIGN = r"/api/v2/campaigns/[0-9]+"


@mutant
def created_is_200(mock: Mock, _: Patch) -> None:
    after(mock, lambda _request, response: replace(response, status=200) if response.status == 201 else response)


@mutant
def deleted_is_200(mock: Mock, _: Patch) -> None:
    after(mock, lambda _request, response: replace(response, status=200) if response.status == 204 else response)


@mutant
def not_found_is_200(mock: Mock, _: Patch) -> None:
    after(mock, lambda _request, response: replace(response, status=200) if response.status == 404 else response)


@mutant
def not_found_is_410(mock: Mock, _: Patch) -> None:
    after(mock, lambda _request, response: replace(response, status=410) if response.status == 404 else response)


@mutant
def invalid_is_500(mock: Mock, _: Patch) -> None:
    after(mock, lambda _request, response: replace(response, status=500) if response.status == 422 else response)


@mutant
def no_location(mock: Mock, _: Patch) -> None:
    after(mock, lambda _r, s: replace(s, headers=tuple(pair for pair in s.headers if pair[0] != "Location")))


@mutant
def location_leads_nowhere(mock: Mock, _: Patch) -> None:
    def wrong(pair: tuple[str, str]) -> tuple[str, str]:
        return (pair[0], pair[1] + "9") if pair[0] == "Location" else pair

    after(mock, lambda _r, s: replace(s, headers=tuple(map(wrong, s.headers))))


@mutant
def no_challenge(mock: Mock, _: Patch) -> None:
    after(mock, lambda _r, s: replace(s, headers=tuple(pair for pair in s.headers if pair[0] != "WWW-Authenticate")))


@mutant
def no_allow(mock: Mock, _: Patch) -> None:
    after(mock, lambda _r, s: replace(s, headers=tuple(pair for pair in s.headers if pair[0] != "Allow")))


@mutant
def allow_forgets_a_method(mock: Mock, _: Patch) -> None:
    def shorter(pair: tuple[str, str]) -> tuple[str, str]:
        return (pair[0], pair[1].replace("GET, ", "")) if pair[0] == "Allow" else pair

    after(mock, lambda _r, s: replace(s, headers=tuple(map(shorter, s.headers))))


@mutant
def wrong_content_type(mock: Mock, _: Patch) -> None:
    def plain(pair: tuple[str, str]) -> tuple[str, str]:
        return (pair[0], "text/plain") if pair == ("Content-Type", "application/json") else pair

    after(mock, lambda _r, s: replace(s, headers=tuple(map(plain, s.headers))))


@mutant
def no_content_type(mock: Mock, _: Patch) -> None:
    after(mock, lambda _r, s: replace(s, headers=tuple(pair for pair in s.headers if pair[0] != "Content-Type")))


@mutant
def truncated_json(mock: Mock, _: Patch) -> None:
    after(mock, lambda r, s: with_body(s, s.body[:-1]) if matches(r, "GET", "/api/v2/tenants") else s)


@mutant
def empty_body(mock: Mock, _: Patch) -> None:
    after(mock, lambda r, s: with_body(s, b"") if matches(r, "GET", CAMPAIGN) else s)


@mutant
def body_on_204(mock: Mock, _: Patch) -> None:
    after(mock, lambda _r, s: replace(s, body=b"{}") if s.status == 204 else s)


@mutant
def body_on_head(mock: Mock, _: Patch) -> None:
    after(mock, lambda r, s: replace(s, body=b"{}") if r.method == "HEAD" else s)


@mutant
def missing_required_property(mock: Mock, _: Patch) -> None:
    edit(mock, "GET", CAMPAIGN, lambda body: {name: value for name, value in body.items() if name != "status"})


@mutant
def status_off_the_enum(mock: Mock, _: Patch) -> None:
    edit(mock, "GET", CAMPAIGN, lambda body: {**body, "status": "purple"})


@mutant
def number_as_text(mock: Mock, _: Patch) -> None:
    edit(mock, "GET", CAMPAIGN, lambda body: {**body, "id": str(body["id"])})


@mutant
def null_where_none_is_allowed(mock: Mock, _: Patch) -> None:
    edit(mock, "GET", CAMPAIGN, lambda body: {**body, "name": None})


@mutant
def time_in_another_format(mock: Mock, _: Patch) -> None:
    edit(mock, "GET", CAMPAIGN, lambda body: {**body, "created_at": "05/01/2026"})


@mutant
def list_without_its_envelope(mock: Mock, _: Patch) -> None:
    edit(mock, "GET", "/api/v2/tenants", lambda body: body["data"])


@mutant
def wrong_total(mock: Mock, _: Patch) -> None:
    edit(mock, "GET", "/api/v2/tenants", lambda body: {**body, "total": len(body["data"])})


@mutant
def secret_leaks(mock: Mock, _: Patch) -> None:
    edit(mock, "POST", "/api/v2/assets", lambda body: {**body, "file": "SGVsbG8="}, status=201)


@mutant
def file_comes_back_changed(mock: Mock, _: Patch) -> None:
    after(mock, lambda r, s: with_body(s, s.body + b" ") if "/assets/" in r.path and s.status == 200 else s)


@mutant
def error_in_another_shape(mock: Mock, _: Patch) -> None:
    def reshaped(_request: Request, response: Response) -> Response:
        return with_body(response, b'{"detail": "no"}') if response.status in (404, 422) else response

    after(mock, reshaped)


@mutant
def error_with_another_code(mock: Mock, _: Patch) -> None:
    after(mock, lambda _r, s: with_body(s, s.body.replace(b"not_found", b"conflict")) if s.status == 404 else s)


@mutant
def only_the_first_violation(mock: Mock, patch: Patch) -> None:
    decode = mock.decoders.bodies.decode
    patch(
        mock.decoders.bodies,
        "decode",
        lambda *args, **how: replace(found := decode(*args, **how), violations=found.violations[:1]),
    )


BOOK = r"/books/[0-9]{4}"


def _with_header(mock: Mock, name: str, change: Callable[[str], str]) -> None:
    def changed(pair: tuple[str, str]) -> tuple[str, str]:
        return (pair[0], change(pair[1])) if pair[0] == name else pair

    after(mock, lambda _r, s: replace(s, headers=tuple(map(changed, s.headers))))


@mutant
def a_property_that_the_schema_is_closed_to(mock: Mock, _: Patch) -> None:
    edit(mock, "GET", BOOK, lambda body: {**body, "shelf": 3})


@mutant
def no_required_header(mock: Mock, _: Patch) -> None:
    without_header(mock, "X-Remaining")


@mutant
def a_header_off_its_schema(mock: Mock, _: Patch) -> None:
    _with_header(mock, "X-Remaining", lambda _text: "many")


@mutant
def a_challenge_that_is_none(mock: Mock, _: Patch) -> None:
    _with_header(mock, "WWW-Authenticate", lambda _text: "please")


@mutant
def problems_are_called_json(mock: Mock, _: Patch) -> None:
    _with_header(mock, "Content-Type", lambda text: text.replace("problem+json", "json"))


@mutant
def an_error_without_words(mock: Mock, _: Patch) -> None:
    edit(mock, "GET", BOOK, lambda body: {**body, "message": ""}, status=404)


@mutant
def an_unknown_path_names_no_other(mock: Mock, _: Patch) -> None:
    edit(mock, "GET", "/bok", lambda body: {**body, "detail": "no"}, status=404)


@mutant
def problem_details_with_another_status(mock: Mock, _: Patch) -> None:
    edit(mock, "GET", r"/authors/[0-9]+", lambda body: {**body, "status": 500}, status=404)


@mutant
def head_has_no_length(mock: Mock, _: Patch) -> None:
    def none(request: Request, response: Response) -> Response:
        headers = tuple(
            ("Content-Length", "0") if name == "Content-Length" else (name, text) for name, text in response.headers
        )
        return replace(response, headers=headers) if request.method == "HEAD" else response

    after(mock, none)


@mutant
def options_is_not_allowed(mock: Mock, _: Patch) -> None:
    after(mock, lambda r, s: replace(s, status=405) if r.method == "OPTIONS" else s)


@mutant
def unauthorized_is_403(mock: Mock, _: Patch) -> None:
    after(mock, lambda _r, s: replace(s, status=403) if s.status == 401 else s)


@mutant
def a_conflict_is_400(mock: Mock, _: Patch) -> None:
    after(mock, lambda _r, s: replace(s, status=400) if s.status == 409 else s)


@mutant
def accepted_is_not_created(mock: Mock, _: Patch) -> None:
    after(mock, lambda r, s: replace(s, status=202) if matches(r, "POST", "/authors") and s.status == 201 else s)


@mutant
def the_page_size_is_not_shown(mock: Mock, _: Patch) -> None:
    edit(mock, "GET", "/books", lambda body: {**body, "per_page": 20})


@mutant
def there_is_always_more(mock: Mock, _: Patch) -> None:
    edit(mock, "GET", "/authors", lambda body: {**body, "has_more": True})


@mutant
def byte_order_mark(mock: Mock, _: Patch) -> None:
    after(mock, lambda r, s: with_body(s, b"\xef\xbb\xbf" + s.body) if matches(r, "GET", BOOK) else s)
