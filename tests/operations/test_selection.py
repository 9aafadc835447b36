"""Steps that name their record by a property, moves of several properties at once, and two lifecycles of one record."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock
from understudy.problem import DocumentError
from understudy.records.errors import IllegalTransitionError, UnknownResourceError
from understudy.testing.factories import Factories

TEXT = {"type": "string"}
USER = {
    "type": "object",
    "required": ["id", "email", "status"],
    "properties": {
        "id": {"type": "integer", "readOnly": True},
        "email": {"type": "string", "format": "email"},
        "first_name": TEXT,
        "status": {
            "type": "string",
            "enum": ["new", "verification_pending", "verified", "profile_complete", "active"],
            "readOnly": True,
        },
        "onboarding_step": {
            "type": ["string", "null"],
            "enum": [None, "profile_setup", "payment_setup", "complete"],
            "readOnly": True,
        },
        "verification_token": {"type": "string", "readOnly": True},
        "verified_at": {"type": "string", "readOnly": True},
    },
}
LIFECYCLES = [
    {
        "property": "status",
        "initial": "new",
        "terminal": ["active"],
        "transitions": [
            {"from": "new", "to": "verification_pending", "by": "startOnboarding"},
            {
                "from": "verification_pending",
                "to": "verified",
                "by": "verifyEmail",
                "set": {"verified_at": "today", "first_name": "$record#/email"},
            },
            {"from": "verified", "to": "profile_complete", "by": "setupProfile"},
            {"from": "profile_complete", "to": "active", "by": "setupPayment"},
        ],
    },
    {
        "property": "onboarding_step",
        "initial": None,
        "terminal": ["complete"],
        "transitions": [
            {"from": None, "to": "profile_setup", "by": "verifyEmail"},
            {"from": "profile_setup", "to": "payment_setup", "by": "setupProfile"},
            {"from": "payment_setup", "to": "complete", "by": "setupPayment"},
        ],
    },
]


def body_of(*names: str) -> dict[str, Any]:
    return {"type": "object", "required": list(names), "properties": dict.fromkeys(names, TEXT)}


def json_body(schema: dict[str, Any]) -> dict[str, Any]:
    return {"required": True, "content": {"application/json": {"schema": schema}}}


def users(**changes: Any) -> dict[str, Any]:
    """Users who verify their e-mail; `changes` are keys of the operation verifyEmail."""
    user = schema_ref("User")
    refused = {status: {"description": "No."} for status in ("404", "409")}
    step = {"parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]}
    verify = operation("verifyEmail", "200", user, body=body_of("token"), responses=refused)
    verify.update(changes)
    return document(
        {
            "/users": {"post": operation("createUser", "201", user, body=body_of("email"))},
            "/users/{id}": {"get": operation("getUser", "200", user, responses=refused), **step},
            "/users/{id}/start": {"post": operation("startOnboarding", "200", user, responses=refused), **step},
            "/users/{id}/profile": {
                "post": operation("setupProfile", "200", user, body=body_of("first_name"), responses=refused),
                **step,
            },
            "/users/{id}/payment": {
                "post": operation("setupPayment", "200", user, body=body_of("card_token"), responses=refused),
                **step,
            },
            "/verify-email": {"post": verify},
        },
        {"User": deepcopy(USER)},
    )


def with_lifecycles(built: dict[str, Any], *lifecycles: dict[str, Any]) -> dict[str, Any]:
    built["components"]["schemas"]["User"]["x-mock-lifecycle"] = (
        list(lifecycles) if len(lifecycles) > 1 else lifecycles[0]
    )
    return built


def state_of(mock: Mock, key: Any) -> tuple[Any, Any]:
    user = mock.get("users", key)
    return user["status"], user["onboarding_step"]


def test_onboarding_as_a_workflow_of_five_steps(tmp_path: Path) -> None:
    """Each step moves both properties; the second one knows the user by the token that the first answer had."""
    mock = play(with_lifecycles(users(), *LIFECYCLES), tmp_path)
    _, user = answer(mock, "POST", "/users", {"email": "ann@example.com"})
    _, other = answer(mock, "POST", "/users", {"email": "bob@example.com"})
    assert (user["status"], user["onboarding_step"]) == ("new", None)
    assert user["verification_token"] != other["verification_token"]
    assert answer(mock, "POST", f"/users/{user['id']}/start")[1]["status"] == "verification_pending"
    _, user = answer(mock, "POST", "/verify-email", {"token": user["verification_token"]})
    assert (user["status"], user["onboarding_step"]) == ("verified", "profile_setup")
    assert (user["verified_at"], user["first_name"]) == ("today", "ann@example.com")
    _, user = answer(mock, "POST", f"/users/{user['id']}/profile", {"first_name": "Ann"})
    assert (user["status"], user["onboarding_step"]) == ("profile_complete", "payment_setup")
    _, user = answer(mock, "POST", f"/users/{user['id']}/payment", {"card_token": "tok_visa"})
    assert (user["status"], user["onboarding_step"]) == ("active", "complete")
    steps = [None, "profile_setup", "payment_setup", "complete"]
    mock.assert_path("users", user["id"], steps, property="onboarding_step")
    states = ["new", "verification_pending", "verified", "profile_complete", "active"]
    mock.assert_path("users", user["id"], states, property="status")
    assert state_of(mock, other["id"]) == ("new", None)


def test_a_refusal_names_states_that_are_null_as_json_does(tmp_path: Path) -> None:
    move = {
        "property": "onboarding_step",
        "to": "profile_setup",
        "where": {"verification_token": "$request.body#/token"},
    }
    for before, sources, words in (
        ("payment_setup", [None], '"payment_setup"; this is possible from null only'),
        (None, ["payment_setup", "complete"], 'null; this is possible from "payment_setup", "complete" only'),
    ):
        mock = play(users(**{"x-mock-transition": {**move, "from": sources}}), tmp_path)
        user = mock.create("users", onboarding_step=before)
        response, _ = answer(mock, "POST", "/verify-email", {"token": user["verification_token"]})
        assert response.status == 409
        assert dict(response.headers)["X-Mock-Reason"] == f"onboarding_step is {words}"


def test_an_unknown_token_is_the_documented_refusal(tmp_path: Path) -> None:
    mock = play(with_lifecycles(users(), *LIFECYCLES), tmp_path)
    answer(mock, "POST", "/users", {"email": "ann@example.com"})
    with mock.unchanged():
        response, _ = answer(mock, "POST", "/verify-email", {"token": "nobody's"})
    assert response.status == 404
    assert dict(response.headers)["X-Mock-Reason"] == 'there is no user whose verification_token is "nobody\'s"'


@pytest.mark.parametrize("status", ["400", "401", "422", "410"])
def test_it_is_whichever_refusal_the_document_has(tmp_path: Path, status: str) -> None:
    built = users(responses={"200": users()["paths"]["/verify-email"]["post"]["responses"]["200"]})
    built["paths"]["/verify-email"]["post"]["responses"][status] = {"description": "No such token."}
    mock = play(built, tmp_path)
    answer(mock, "POST", "/users", {"email": "ann@example.com"})
    assert answer(mock, "POST", "/verify-email", {"token": "none"})[0].status == int(status)


def test_a_record_that_is_inserted_can_be_found_as_well(tmp_path: Path) -> None:
    mock = play(users(), tmp_path)
    factory = Factories(mock)
    made = [mock.create("users", email="a@b.co"), factory.insert("User"), factory.create("User")]
    assert len({user["verification_token"] for user in made}) == 3
    for user in made:
        assert answer(mock, "POST", "/verify-email", {"token": user["verification_token"]})[1]["id"] == user["id"]
    chosen = factory.insert("User", verification_token="mine")
    assert answer(mock, "POST", "/verify-email", {"token": "mine"})[1]["id"] == chosen["id"]


@pytest.mark.parametrize(
    "changed",
    [
        {"requestBody": json_body(body_of("email"))},
        {"requestBody": json_body({"type": "object", "properties": {"token": TEXT}})},
        {"requestBody": json_body(body_of("first_name"))},
        {"responses": {"200": {"description": "x", "content": {"application/json": {"schema": body_of("done")}}}}},
    ],
    ids=["what a client sets", "not required", "no token", "another answer"],
)
def test_what_says_too_little_is_no_step(tmp_path: Path, changed: dict[str, Any]) -> None:
    mock = play(users(**changed), tmp_path)
    assert mock.contract.resources.plans["verifyEmail"].kind == "synthesize"
    assert "verification_token" not in answer(mock, "POST", "/users", {"email": "a@b.co"})[1]


def test_two_resources_with_a_token_are_no_guess(tmp_path: Path) -> None:
    built = users(responses={"204": {"description": "Done."}})
    assert play(built, tmp_path).contract.resources.plans["verifyEmail"].collection == "/users"
    built["components"]["schemas"]["Order"] = {
        "type": "object",
        "properties": {"id": {"type": "integer"}, "token": {"type": "string", "readOnly": True}},
    }
    built["paths"]["/orders/{id}"] = {
        "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}],
        "get": operation("getOrder", "200", schema_ref("Order")),
    }
    assert play(built, tmp_path).contract.resources.plans["verifyEmail"].kind == "synthesize"


TRANSITION = {"collection": "/users", "where": {"verification_token": "$request.body#/token"}}
MOVES = [
    {**TRANSITION, "property": "status", "from": ["new"], "to": "verified"},
    {"property": "onboarding_step", "from": [None], "to": "profile_setup"},
]


@pytest.mark.parametrize("named", [True, False])
def test_a_declared_move_finds_its_record_and_sets_several_properties(tmp_path: Path, named: bool) -> None:
    moves = deepcopy(MOVES)
    if not named:
        del moves[0]["collection"]
    built = users(**{"x-mock-transition": moves, "x-mock-set": {"verified_at": "now"}})
    mock = play(built, tmp_path)
    _, user = answer(mock, "POST", "/users", {"email": "a@b.co"})
    _, user = answer(mock, "POST", "/verify-email", {"token": user["verification_token"]})
    assert (user["status"], user["onboarding_step"], user["verified_at"]) == ("verified", "profile_setup", "now")
    response, _ = answer(mock, "POST", "/verify-email", {"token": user["verification_token"]})
    assert response.status == 409
    assert dict(response.headers)["X-Mock-Reason"] == 'status is "verified"; this is possible from "new" only'
    assert answer(mock, "POST", "/verify-email", {"token": "other"})[0].status == 404


def test_a_declared_effect_finds_its_record(tmp_path: Path) -> None:
    effect = {
        "collection": "/users",
        "where": {"email": "$request.body#/token"},
        "set": {"status": "verified", "onboarding_step": "profile_setup"},
    }
    built = users(
        **{"x-mock-effects": [effect], "responses": {"204": {"description": "x"}, "400": {"description": "x"}}}
    )
    mock = play(built, tmp_path)
    _, user = answer(mock, "POST", "/users", {"email": "a@b.co"})
    assert answer(mock, "POST", "/verify-email", {"token": "a@b.co"})[0].status == 204
    assert state_of(mock, user["id"]) == ("verified", "profile_setup")
    with mock.unchanged():
        assert answer(mock, "POST", "/verify-email", {"token": "b@b.co"})[0].status == 400


def test_an_effect_finds_others_by_a_property(tmp_path: Path) -> None:
    """Whoever pays is verified, and so is everybody with the same name."""
    built = users()
    built["paths"]["/users/{id}/payment"]["post"]["x-mock-effects"] = [
        {"collection": "/users", "where": {"first_name": "$record#/first_name"}, "set": {"verified_at": "then"}}
    ]
    mock = play(built, tmp_path)
    for name in ("Ann", "Bob", "Ann"):
        mock.create("users", email="a@b.co", first_name=name)
    answer(mock, "POST", "/users/1/payment", {"card_token": "x"})
    assert [user.get("verified_at") for user in mock.records("users")] == ["then", None, "then"]


@pytest.mark.parametrize(
    ("word", "value", "wrong"),
    [
        (
            "x-mock-transition",
            {**MOVES[0], "where": {"verification_tokn": "$request.body#/token"}},
            "a record of /users has no verification_tokn",
        ),
        ("x-mock-transition", {**MOVES[0], "property": "statu"}, "a record of /users has no statu"),
        ("x-mock-transition", {**MOVES[0], "collection": "/usrs"}, "there is no collection /usrs"),
        (
            "x-mock-transition",
            [{"property": "status", "to": "verified", "where": {"nothing": "$request.body#/token"}}],
            "a record of /users has no nothing",
        ),
        (
            "x-mock-effects",
            [{"collection": "/users", "where": {"tokn": 1}, "set": {"status": "verified"}}],
            "users has no tokn",
        ),
        (
            "x-mock-effects",
            [{"collection": "/users", "where": {"email": "$request.body#/tokn"}, "set": {"status": "verified"}}],
            "$request.body#/tokn leads nowhere: there is no tokn",
        ),
        (
            "x-mock-effects",
            [{"collection": "/users", "set": {"status": "verified"}}],
            "an effect needs key or where, and not both",
        ),
    ],
)
def test_a_declaration_without_effect_is_reported(tmp_path: Path, word: str, value: Any, wrong: str) -> None:
    with pytest.raises(DocumentError) as caught:
        play(users(**{word: value, "responses": {"204": {"description": "x"}}}), tmp_path)
    assert wrong in str(caught.value)


def test_a_where_that_no_one_resource_has_is_reported(tmp_path: Path) -> None:
    move = {"property": "status", "to": "verified", "where": {"nothing": "$request.body#/first_name"}}
    with pytest.raises(DocumentError, match="no one collection has nothing") as caught:
        play(users(**{"x-mock-transition": move, "requestBody": json_body(body_of("first_name"))}), tmp_path)
    assert "name one with collection:" in str(caught.value)


# Lifecycles


def test_with_one_lifecycle_nobody_names_its_property(tmp_path: Path) -> None:
    """Neither the declaration, whose states fit one property alone, nor whoever moves a record."""
    lifecycle = {name: value for name, value in LIFECYCLES[0].items() if name != "property"}
    mock = play(with_lifecycles(users(), lifecycle), tmp_path)
    mock.create("users", email="a@b.co")
    mock.transition("users", 1, to="verification_pending")
    mock.assert_state("users", 1, "verification_pending")
    mock.assert_path("users", 1, ["new", "verification_pending"])
    assert mock.ways("users", to="active")[0].states[-1] == "active"
    with pytest.raises(IllegalTransitionError):
        mock.transition("users", 1, to="active")


def test_with_two_it_must_be_named(tmp_path: Path) -> None:
    mock = play(with_lifecycles(users(), *LIFECYCLES), tmp_path)
    mock.create("users", email="a@b.co")
    with pytest.raises(UnknownResourceError, match="users needs property=, the state property that is meant; known: "):
        mock.transition("users", 1, to="verified")
    assert mock.transition("users", 1, to="profile_setup", property="onboarding_step")["status"] == "new"
    with pytest.raises(IllegalTransitionError) as refused:
        mock.transition("users", 1, to="complete", property="onboarding_step")
    assert str(refused.value) == (
        'onboarding_step is "profile_setup" and can\'t become "complete"; after "profile_setup" comes "payment_setup"'
    )


def test_from_null_only_what_the_lifecycle_has(tmp_path: Path) -> None:
    mock = play(with_lifecycles(users(), *LIFECYCLES), tmp_path)
    mock.create("users", email="a@b.co")
    with pytest.raises(IllegalTransitionError) as refused:
        mock.transition("users", 1, to="complete", property="onboarding_step")
    assert str(refused.value) == (
        'onboarding_step is null and can\'t become "complete"; after null comes "profile_setup"'
    )
    assert refused.value.source is None
    assert [way.states for way in mock.ways("users", to="complete", property="onboarding_step")] == [
        (None, "profile_setup", "payment_setup", "complete")
    ]
    made = Factories(mock).insert("User", "payment_setup")
    assert made["onboarding_step"] == "payment_setup"


def test_each_lifecycle_goes_on_by_itself(tmp_path: Path) -> None:
    first, second = deepcopy(LIFECYCLES)
    first["transitions"][0] = {"from": "new", "to": "verification_pending", "after": "PT1H"}
    second["transitions"][0] = {"from": None, "to": "profile_setup", "after": "PT2H"}
    second["transitions"][1] = {"from": "profile_setup", "to": "payment_setup", "after": {"reads": 1}}
    mock = play(with_lifecycles(users(), first, second), tmp_path)
    mock.create("users", email="a@b.co")
    mock.advance_until("users", 1, to="verification_pending", property="status")
    assert state_of(mock, 1) == ("verification_pending", None)
    mock.advance_until("users", 1, to="profile_setup", property="onboarding_step")
    answer(mock, "GET", "/users/1")
    assert state_of(mock, 1) == ("verification_pending", "payment_setup")


@pytest.mark.parametrize(
    ("lifecycles", "wrong"),
    [
        ([LIFECYCLES[0], LIFECYCLES[0]], "lifecycle of users: status has a lifecycle already"),
        ([{**LIFECYCLES[1], "initial": "profile_setup"}], "null is a state only where it is the initial one"),
        (
            [{**LIFECYCLES[1], "transitions": LIFECYCLES[1]["transitions"][1:]}],
            "lifecycle of users: nothing leads to profile_setup",
        ),
        (
            [{**LIFECYCLES[1], "transitions": [{"from": None, "to": "complete", "set": {"frist_name": "x"}}]}],
            "there is no property frist_name",
        ),
        (
            [{**LIFECYCLES[1], "transitions": [{"from": None, "to": "complete", "set": {"id": 1}}]}],
            "id is the key, which stays",
        ),
        ([{"initial": "nowhere", "transitions": []}], "property must say which of the state properties it is"),
    ],
)
def test_what_is_wrong_with_a_lifecycle_is_reported(tmp_path: Path, lifecycles: list[Any], wrong: str) -> None:
    with pytest.raises(DocumentError) as caught:
        play(with_lifecycles(users(), *lifecycles), tmp_path)
    assert wrong in str(caught.value)


@pytest.mark.parametrize(
    "node",
    [
        {"type": ["string", "null"], "enum": [None, "begun", "done"]},
        {"anyOf": [{"type": "null"}, {"type": "string", "enum": ["begun", "done"]}], "enum": [None, "begun", "done"]},
        {"enum": [None, "begun", "done"]},
    ],
)
def test_a_nullable_enum_whose_first_member_is_null_starts_as_null(tmp_path: Path, node: Any) -> None:
    built = users()
    built["components"]["schemas"]["User"]["properties"]["onboarding_step"] = {**node, "readOnly": True}
    mock = play(built, tmp_path)
    assert answer(mock, "POST", "/users", {"email": "a@b.co"})[1]["onboarding_step"] is None
    assert Factories(mock).insert("User")["onboarding_step"] is None


def test_a_path_at_the_root_may_name_what_stands_below_another_record_by_a_property(tmp_path: Path) -> None:
    invite = {
        "type": "object",
        "required": ["id", "email", "status"],
        "properties": {
            "id": TEXT,
            "email": TEXT,
            "status": {"type": "string", "enum": ["pending", "accepted"]},
            "token": TEXT,
        },
    }
    gone = {"404": {"description": "no"}, "409": {"description": "done"}}
    team = {"name": "team_id", "in": "path", "required": True, "schema": TEXT}
    token = {"name": "token", "in": "path", "required": True, "schema": TEXT}
    listed = {"type": "array", "items": schema_ref("Invite")}
    named = {"type": "object", "required": ["id"], "properties": {"id": TEXT}}
    built = document(
        {
            "/teams": {"post": operation("makeTeam", "201", schema_ref("Team"))},
            "/teams/{team_id}": {"parameters": [team], "get": operation("team", reply=schema_ref("Team"))},
            "/teams/{team_id}/invites": {
                "parameters": [team],
                "post": operation("invite", "201", schema_ref("Invite"), body=body_of("email")),
                "get": operation("invites", reply=listed),
            },
            "/invites/{token}/accept": {
                "parameters": [token],
                "post": operation("accept", reply=schema_ref("Invite"), responses=gone),
            },
        },
        {"Invite": invite, "Team": named},
    )
    mock = play(built, tmp_path)
    key = answer(mock, "POST", "/teams")[1]["id"]
    made = [answer(mock, "POST", f"/teams/{key}/invites", {"email": each})[1] for each in ("a@b.de", "c@d.de")]
    assert made[0]["token"] != made[1]["token"]
    path = f"/invites/{made[1]['token']}/accept"
    assert answer(mock, "POST", path)[1] == {**made[1], "status": "accepted"}
    assert [each["status"] for each in answer(mock, "GET", f"/teams/{key}/invites")[1]] == ["pending", "accepted"]
    assert answer(mock, "POST", path)[0].status == 409
    assert answer(mock, "POST", "/invites/unknown/accept")[0].status == 404


def test_a_property_called_like_the_key_of_other_records_points_at_one_of_those(tmp_path: Path) -> None:
    text = {"type": "string"}
    server = {"type": "object", "required": ["uuid"], "properties": {"uuid": text}}
    disk = {"type": "object", "required": ["uuid"], "properties": {"uuid": text, "server_uuid": text}}
    wanted = {"type": "object", "required": ["server_uuid"], "properties": {"server_uuid": text, "size": text}}
    key = [{"name": "uuid", "in": "path", "required": True, "schema": text}]
    paths = {
        "/servers/{uuid}": {"parameters": key, "get": operation("getServer", reply=schema_ref("Server"))},
        "/disks/{uuid}": {"parameters": key, "get": operation("getDisk", reply=schema_ref("Disk"))},
        "/databases/sql": {"post": operation("createSqlDatabase", body=wanted)},
    }
    mock = play(document(paths, {"Server": server, "Disk": disk}), tmp_path)
    assert answer(mock, "POST", "/databases/sql", {"server_uuid": "anywhere", "size": "large"})[0].status == 200
