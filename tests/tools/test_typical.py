"""What a README and a reference show first: the resource that most of the document is about, by its real names."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from documents import document, operation, schema_ref

from understudy_tools.sdk.regenerate import regenerate

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
PLAY = {
    "type": "object",
    "required": ["id", "title"],
    "properties": {"id": WHOLE, "title": TEXT, "status": {**TEXT, "enum": ["draft", "on"]}},
}
TOKEN = {"type": "object", "required": ["id", "name"], "properties": {"id": WHOLE, "name": TEXT}}
LOGIN = {"type": "object", "required": ["email"], "properties": {"email": TEXT}}


def key(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": WHOLE, "example": 7}


def crud(noun: str, kind: str, path: str = "", **reply: Any) -> dict[str, Any]:
    """List, create and get, of a resource at the root unless its path says otherwise."""
    one, place = schema_ref(kind), path or f"/{noun}"
    name = f"{noun.removesuffix('s')}_id"
    return {
        place: {
            "get": operation(f"list_{noun}", reply=reply.get("listed", {"type": "array", "items": one})),
            "post": operation(f"create_{noun}", "201", reply=one, body=one),
        },
        f"{place}/{{{name}}}": {"get": operation(f"get_{noun}", reply=one, parameters=[key(name)])},
    }


PLUMBING = {
    "/auth/send-code": {"post": operation("send_code", reply=schema_ref("Token"), body=LOGIN)},
    "/login": {"post": operation("login", reply=schema_ref("Token"), body=LOGIN)},
    "/setup": {"post": operation("setup", reply=schema_ref("Token"), body=LOGIN)},
    "/health": {"get": operation("health", reply=schema_ref("Token"))},
    **crud("tokens", "Token"),
    **crud("sessions", "Token"),
}
TOKENS = {"type": "array", "items": schema_ref("Token")}
ACTS = {"/plays/{play_id}/acts": {"get": operation("list_acts", reply=TOKENS, parameters=[key("play_id")])}}
IMPORT = operation("import_play", reply=schema_ref("Play"), body=schema_ref("Play"))
LISTED = {"plays": {"type": "array", "items": schema_ref("Play")}, "count": WHOLE}
SCHEMAS = {"Play": PLAY, "Token": TOKEN, "Plays": {"type": "object", "properties": LISTED}}
SHOWN = """\
        for play in client.plays.list():
            print(play.id, play.title)
        play = client.plays.get(7)
        print(play.title, play.status)
"""


def pages(folder: Path, paths: dict[str, Any]) -> tuple[str, str]:
    """The first programs of the README and of the reference."""
    (folder / "openapi.json").write_text(json.dumps(document(paths, SCHEMAS)))
    assert regenerate(folder / "openapi.json", folder / "out", package="stage", progress=lambda _: None) == []
    found = [(folder / "out" / name).read_text() for name in ("README.md", "reference.md")]
    readme, reference = [re.findall(r"```python\n(.*?)```", text, re.DOTALL)[0] for text in found]
    return readme, reference


def test_it_is_what_is_listed_made_and_read_and_not_how_one_logs_in(tmp_path: Path) -> None:
    readme, reference = pages(tmp_path, {**PLUMBING, **crud("tags", "Token"), **crud("plays", "Play"), **ACTS})
    assert readme == reference
    assert readme == (
        "from stage import Client, InlineError\n\n"
        'with Client(base_url="https://\u2026") as client:\n    try:\n'
        f"{SHOWN}    except InlineError as error:\n        print(error)\n"
    )


def test_the_loop_over_pages_passes_what_the_call_requires(tmp_path: Path) -> None:
    query = [{"name": "page", "in": "query", "schema": {"type": "integer"}}]
    plays = {"get": operation("listPlays", reply={"type": "array", "items": schema_ref("Play")}, parameters=query)}
    street = {"name": "street", "in": "path", "required": True, "schema": {"type": "string", "const": "mews"}}
    pages(tmp_path, {"/streets/{street}/plays": {**plays, "parameters": [street]}})
    assert (
        '```python\nfor item in client.streets.plays.list("mews"):\n    print(item)\n```'
        in (tmp_path / "out/README.md").read_text()
    )


def test_a_list_may_stand_in_what_is_answered(tmp_path: Path) -> None:
    readme, _ = pages(tmp_path, {**PLUMBING, **crud("plays", "Play", listed=schema_ref("Plays"))})
    assert "for play in client.plays.list().plays or ():\n" in readme


@pytest.mark.parametrize(
    ("paths", "call"),
    [
        # Where nothing has a life, something is sent; where there is only what all services have, that is shown.
        ({**PLUMBING, "/plays/import": {"post": IMPORT}}, "client.plays.import_("),
        (dict(list(PLUMBING.items())[:4]), "client."),
        (crud("tokens", "Token"), "client.tokens.list()"),
        # Who calls is less than what the calls are about.
        ({**crud("users", "Token"), **crud("plays", "Play")}, "client.plays.list()"),
        # What hangs on a resource counts, wherever it stands.
        ({**crud("actors", "Token"), **crud("plays", "Play"), **ACTS}, "client.plays.list()"),
        # What needs nothing comes before what needs something.
        ({**crud("roles_of", "Token", "/houses/{house_id}/casts"), **crud("plays", "Play")}, "client.plays.list()"),
    ],
)  # fmt: skip
def test_what_is_shown_by_what_there_is(tmp_path: Path, paths: dict[str, Any], call: str) -> None:
    readme, _ = pages(tmp_path, paths)
    assert call in readme
