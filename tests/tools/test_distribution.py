"""What the generated pyproject.toml says, from the document's own words."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from documents import document, operation

from understudy.contract import read_contract
from understudy_tools.sdk.distribution import distribution_facts
from understudy_tools.sdk.regenerate import regenerate
from understudy_tools.sdk.settings import SdkSettings

INFO = {
    "title": "Inline",
    "version": "1.2.3",
    "license": {"name": "Apache 2.0", "url": "https://example.com/license"},
    "contact": {"name": 'Ann "A" Agent', "email": "ann@example.com", "url": "https://example.com"},
    "termsOfService": "https://example.com/terms",
}


def written(folder: Path, **more: Any) -> Path:
    built = {**document({"/cats": {"get": operation("listCats")}}), **more}
    file = folder / "openapi.json"
    file.write_text(json.dumps(built))
    return file


def test_what_the_document_says_of_itself_is_in_the_project(tmp_path: Path) -> None:
    file = written(tmp_path, info=INFO, externalDocs={"url": "https://docs.example.com"})
    regenerate(file, tmp_path / "out", progress=lambda _: None)
    project = tomllib.loads((tmp_path / "out/pyproject.toml").read_text())["project"]
    assert project["license"] == "Apache-2.0"
    assert project["authors"] == [{"name": 'Ann "A" Agent', "email": "ann@example.com"}]
    assert project["urls"] == {
        "Documentation": "https://docs.example.com",
        "Homepage": "https://example.com",
        "Terms of Service": "https://example.com/terms",
    }
    assert "Typing :: Typed" in project["classifiers"]
    assert (tmp_path / "out/inline/py.typed").is_file()


@pytest.mark.parametrize(
    ("declared", "expression"),
    [
        ({"name": "x", "identifier": "MIT OR Apache-2.0"}, "MIT OR Apache-2.0"),
        ({"name": "MIT"}, "MIT"),
        ({"name": "The MIT License"}, "MIT"),
        ({"name": "Proprietary"}, ""),
        ({"name": "x", "identifier": 'MIT"\nname = "evil'}, ""),
        ("MIT", ""),
    ],
)
def test_a_licence_is_an_spdx_expression_or_nothing(declared: Any, expression: str, tmp_path: Path) -> None:
    file = written(tmp_path, info={"title": "Inline", "version": "1", "license": declared})
    assert distribution_facts(read_contract(file), SdkSettings()).license == expression


def test_what_is_no_address_is_left_out(tmp_path: Path) -> None:
    info = {"title": "Inline", "version": "1", "contact": {"name": "A", "email": "none", "url": "javascript:1"}}
    facts = distribution_facts(
        read_contract(written(tmp_path, info=info, externalDocs={"url": 7})),
        SdkSettings(urls={"Source": "https://s.example.com"}),
    )
    assert (facts.authors, facts.urls) == ((), {"Source": "https://s.example.com"})
