"""Users of a suite: the ini option understudy_users, and users= of the marker."""

from __future__ import annotations

import json

import pytest
import suites
from documents import document, operation
from suites import Run, output

pytest_plugins = ["pytester"]
run = suites.run

ME = {"type": "object", "properties": {"login": {"type": "string"}}}
TESTS = """
import pytest

def test_ini(mock_client):
    assert mock_client.get("/me", auth=("ada", "analytical")).json() == {"login": "ada"}
    assert mock_client.get("/me", auth=("bob", "builder")).status_code == 401

@pytest.mark.mock(users={"bob": {"password": "builder"}})
def test_marker(mock_client):
    assert mock_client.get("/me", auth=("ada", "analytical")).status_code == 401
    assert mock_client.get("/me", auth=("bob", "builder")).json() == {"login": "bob"}
"""


def suite(pytester: pytest.Pytester, users: str) -> None:
    pytester.makeini("[pytest]\nunderstudy_spec = openapi.json\nunderstudy_users = users.yaml\n")
    paths = {"/me": {"get": operation("me", reply=ME, security=[{"basic": []}])}}
    built = document(paths, components={"securitySchemes": {"basic": {"type": "http", "scheme": "basic"}}})
    (pytester.path / "openapi.json").write_text(json.dumps(built))
    (pytester.path / "users.yaml").write_text(users)
    pytester.makepyfile(TESTS)


def test_the_users_of_the_closest_place_are_those_who_there_are(run: Run, pytester: pytest.Pytester) -> None:
    suite(pytester, "ada: {password: analytical}\n")
    run().assert_outcomes(passed=2)


def test_a_file_that_is_wrong_is_reported(run: Run, pytester: pytest.Pytester) -> None:
    suite(pytester, "ada: {pasword: analytical}\n")
    text = output(run("-k", "ini"))
    assert "understudy_users or @pytest.mark.mock(users=):" in text
    assert "users.yaml:1#/ada/pasword: a user has no 'pasword' (did you mean password?) [users]" in text
