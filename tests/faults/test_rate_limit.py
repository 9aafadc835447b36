"""A rate limit: what is left counts down, and beyond it there is a documented 429."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from documents import document, operation

from understudy.messages import Request
from understudy.mock import Mock, open_mock

ERROR = {"type": "object", "required": ["fault"], "properties": {"fault": {"type": "string"}}}


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    read = operation("read", reply={"type": "object"})
    read["responses"]["429"] = {"description": "no", "content": {"application/json": {"schema": ERROR}}}
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(document({"/a": {"get": read}})))
    return file


def call(mock: Mock) -> tuple[int, dict[str, str], bytes]:
    response = mock.handle(Request("GET", "/a"))
    return response.status, {name.lower(): value for name, value in response.headers}, response.body


def test_what_is_left_counts_down_to_the_documented_429(spec: Path) -> None:
    mock = open_mock(spec, rate_limit="2/m")
    assert [call(mock)[1]["ratelimit-remaining"] for _ in range(2)] == ["1", "0"]
    status, headers, body = call(mock)
    assert (status, headers["x-mock-fault"]) == (429, "rate-limit")
    assert 1 <= int(headers["retry-after"]) <= 60
    assert headers["ratelimit"] == f'"default";r=0;t={headers["retry-after"]}'
    assert headers["ratelimit-policy"] == '"default";q=2;w=60'
    assert list(json.loads(body)) == ["fault"]
    assert headers["x-mock-reason"] == f"more than 2 calls in 60 s; try again in {headers['retry-after']} s"
    mock.clock.advance(timedelta(seconds=60))
    assert call(mock)[0] == 200


def test_a_reset_and_a_fresh_mock_begin_anew(spec: Path) -> None:
    mock = open_mock(spec, rate_limit="1/h")
    assert [call(mock)[0], call(mock)[0]] == [200, 429]
    assert call(mock.fresh())[0] == 200
    mock.reset()
    assert call(mock)[0] == 200


def test_without_a_limit_there_are_no_fields(spec: Path) -> None:
    assert not [name for name in call(open_mock(spec))[1] if name.startswith("ratelimit")]


INTEGER, STRING = {"type": "integer"}, {"type": "string"}
DECLARED = {
    "X-RateLimit-Limit": {"schema": STRING},
    "X-RateLimit-Remaining": {"required": True, "schema": INTEGER},
    "X-RateLimit-Reset": {"schema": {"type": "string", "format": "date-time"}},
}


def declaring(spec: Path) -> Path:
    built = json.loads(spec.read_text())
    responses = built["paths"]["/a"]["get"]["responses"]
    responses["200"]["headers"] = DECLARED
    responses["429"]["headers"] = {"Retry-After": {"required": True, "schema": STRING}, **DECLARED}
    spec.write_text(json.dumps(built))
    return spec


def test_declared_fields_count_down_under_a_limit(spec: Path) -> None:
    mock = open_mock(declaring(spec), rate_limit="2/m")
    seen = [call(mock)[1] for _ in range(3)]
    assert [each["x-ratelimit-remaining"] for each in seen] == ["1", "0", "0"]
    assert {each["x-ratelimit-limit"] for each in seen} == {"2"}
    assert datetime.fromisoformat(seen[0]["x-ratelimit-reset"]) > mock.clock.now()


@pytest.mark.parametrize(
    ("header", "is_epoch"),
    [
        ({"schema": INTEGER}, False),
        ({"schema": INTEGER, "description": "Seconds until the window ends."}, False),
        ({"schema": {**INTEGER, "example": 59}}, False),
        ({"schema": INTEGER, "description": "The time of the reset in UTC epoch seconds."}, True),
        ({"schema": {**INTEGER, "description": "A Unix timestamp."}}, True),
        ({"schema": {**INTEGER, "example": 1_700_000_000}}, True),
        ({"schema": STRING, "example": "1700000000", "description": "Unix time"}, True),
    ],
)
def test_a_reset_counts_from_now_or_from_1970_as_its_words_and_examples_say(
    spec: Path, header: dict[str, Any], is_epoch: bool
) -> None:
    built = json.loads(spec.read_text())
    built["paths"]["/a"]["get"]["responses"]["200"]["headers"] = {"X-RateLimit-Reset": header}
    spec.write_text(json.dumps(built))
    mock = open_mock(spec, rate_limit="2/m")
    ends = int(mock.clock.now().timestamp()) + 60
    reset = int(call(mock)[1]["x-ratelimit-reset"])
    assert abs(reset - (ends if is_epoch else 60)) <= 1


def test_required_fields_count_down_without_one_and_refuse_nothing(spec: Path) -> None:
    mock = open_mock(declaring(spec))
    seen = [call(mock) for _ in range(1001)]
    assert [each[1]["x-ratelimit-remaining"] for each in (*seen[:2], *seen[-2:])] == ["999", "998", "0", "999"]
    assert {each[0] for each in seen} == {200}
    assert "x-ratelimit-limit" not in seen[0][1]
    mock.reset()
    assert call(mock)[1]["x-ratelimit-remaining"] == "999"


def test_an_error_that_comes_by_chance_says_when_to_try_again(spec: Path) -> None:
    headers = call(open_mock(declaring(spec), chaos="100%"))[1]
    assert headers["retry-after"] == "1"


@pytest.mark.parametrize("text", ["10", "0/s", "x/s", "10/d", "-1/s", ""])
def test_what_is_no_rate_is_refused(spec: Path, text: str) -> None:
    with pytest.raises(ValueError, match="is no rate such as 10/s, 60/m or 1000/h"):
        open_mock(spec, rate_limit=text)
