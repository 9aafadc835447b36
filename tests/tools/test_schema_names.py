"""Classes of schemas whose names are import paths, namespaces or generic types."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from documents import document, operation, schema_ref
from hypothesis import given
from hypothesis import strategies as st

from understudy_tools.sdk.lock import Lock, read_lock
from understudy_tools.sdk.naming import model_class
from understudy_tools.sdk.opc.namespaces import tails
from understudy_tools.sdk.regenerate import regenerate

GO = "github_com_acme_theater-tickets_internal_models_"
CASES: dict[str, dict[str, str]] = {
    "go": {
        f"{GO}responses.Play": "ResponsesPlay",
        f"{GO}requests.Play": "RequestsPlay",
        f"{GO}responses.Actor": "Actor",
        f"{GO}responses.Envelope-{GO}responses_Actor": "EnvelopeActor",
        f"{GO}responses.Envelope-array_{GO}responses_Actor": "EnvelopeArrayActor",
        "models.account": "Account",
        "handlers.errorResponse": "ErrorResponse",
    },
    "dotnet": {
        "Acme.Api.Models.Play": "Play",
        "Acme.Api.Models.Play+Status": "PlayStatus",
        "Acme.Api.Models.Actor": "Actor",
        "Acme.Api.Models.Create": "ModelsCreate",
        "Acme.Paged`1[[Acme.Api.Models.Play, Acme.Api, Version=1.0.0.0, Culture=neutral]]": "PagedPlay",
        "Microsoft.AspNetCore.Mvc.ProblemDetails": "ProblemDetails",
    },
    "python": {
        "acme__Play": "AcmePlay",
        "app__schemas__Play-Input": "PlayInput",
        "app__schemas__Play-Output": "PlayOutput",
        "app__schemas__plays__Play": "PlaysPlay",
        "app__schemas__Actor": "Actor",
        "Envelope_app.schemas.Actor_": "EnvelopeActor",
    },
    "generic": {
        "PagedResult[Play]": "PagedResultPlay",
        "Envelope-Play": "EnvelopePlay",
        "ApiResponse_of_Play": "ApiResponseOfPlay",
        "List\u00abPlay\u00bb": "ListPlay",
        "Page<acme.models.Actor>": "PageActor",
        "Play": "Play",
        "acme.models.Actor": "Actor",
    },
    "kubernetes": {
        "io.k8s.api.core.v1.Event": "CoreV1Event",
        "io.k8s.api.events.v1.Event": "EventsV1Event",
        "io.k8s.api.core.v1.Pod": "Pod",
        "sensor.SensorWatchEvent": "SensorWatchEvent",
    },
    "java": {"com.acme.Play": "Play", "com.acme.Outer.Inner": "OuterInner", "com.acme.stage.Actor": "Actor"},
    # What no path is, and what the tail would stand in front of: another schema, or what Python has itself.
    "none": {
        "invoice.paid": "InvoicePaid",
        "customer.subscription.created": "CustomerSubscriptionCreated",
        "goal-spec.v2.schema": "GoalSpecV2Schema",
        "Order": "Order",
        "Order.Status": "OrderStatus",
        "Pet.Create": "PetCreate",
        "Play.v1": "PlayV1",
        "models.Order": "ModelsOrder",
        "models.List": "ModelsList",
        "models.Exception": "ModelsException",
        "user_profile": "UserProfile",
    },
}


def classes(names: Mapping[str, str] | list[str], **kept: str) -> dict[str, str]:
    found = tails(names, kept)
    return {name: model_class(found.get(name, name)) for name in names}


@pytest.mark.parametrize("case", CASES)
def test_a_class_is_called_by_the_shortest_tail_that_is_its_own(case: str) -> None:
    assert classes(CASES[case]) == CASES[case]


def test_the_order_of_the_document_does_not_count() -> None:
    for names in CASES.values():
        assert classes(list(reversed(names))) == names


def test_a_class_that_is_kept_is_no_one_elses() -> None:
    assert classes(["a.models.Play", "b.models.Play"], **{"a.models.Play": "Play"})["b.models.Play"] == "ModelsPlay"


SEGMENT = st.sampled_from(["acme", "models", "Api", "Play", "play", "Create", "v1", "List", "x-y", "Play-Input"])


@given(st.lists(st.lists(SEGMENT, min_size=1, max_size=4).map(".".join), unique=True, max_size=8))
def test_no_two_paths_get_one_class(names: list[str]) -> None:
    found = tails(names, {})
    assert found.keys() <= set(names)
    short = [model_class(text).lower() for text in found.values()]
    others = [model_class(name).lower() for name in names if name not in found]
    assert len(set(short)) == len(short)
    assert not set(short) & set(others)


def shop(*packages: str) -> dict[str, Any]:
    play = {"type": "object", "properties": {"stage": {"type": "string", "enum": ["a", "b"]}}}
    schemas = {f"github_com_acme_{package}.Play": play | {"description": package} for package in packages}
    paths = {f"/{package}": {"get": operation(f"get_{package}", reply=schema_ref(name))}
             for package, name in zip(packages, schemas, strict=True)}  # fmt: skip
    return document(paths, schemas)


def generated(built: dict[str, Any], folder: Path) -> Lock:
    (folder / "openapi.json").write_text(json.dumps(built))
    assert regenerate(folder / "openapi.json", folder / "out", package="plays", progress=lambda _: None) == []
    return read_lock(folder / "out" / "sdk.lock")


def test_such_names_stay_when_another_comes(tmp_path: Path) -> None:
    place = "#/components/schemas/github_com_acme_{}.Play"
    assert dict(generated(shop("responses"), tmp_path).models) == {
        place.format("responses"): "Play",
        f"{place.format('responses')}/properties/stage": "PlayStage",
    }
    again = generated(shop("requests", "responses"), tmp_path).models
    assert again[place.format("responses")] == "Play"
    assert again[place.format("requests")] == "RequestsPlay"
    assert again[f"{place.format('requests')}/properties/stage"] == "RequestsPlayStage"


def test_a_form_that_a_framework_has_named_after_an_id_is_the_body_of_its_operation(tmp_path: Path) -> None:
    identity = "upload_avatar_users__user_id__avatar_post"
    form = {"type": "object", "required": ["file"], "properties": {"file": {"type": "string", "format": "binary"}}}
    upload = operation(identity, "204", parameters=[{"name": "user_id", "in": "path", "required": True, "schema": {}}])
    upload["requestBody"] = {"content": {"multipart/form-data": {"schema": schema_ref(f"Body_{identity}")}}}
    built = document({"/users/{user_id}/avatar": {"post": upload}}, {f"Body_{identity}": form, "Body_of_water": form})
    lock = generated(built, tmp_path)
    assert sorted(lock.models.values()) == ["BodyOfWater", "UploadUserAvatarBody"]
    del built["components"]["schemas"]["Body_of_water"]
    built["components"]["schemas"]["UploadUserAvatarBody"] = {"type": "object", "properties": {"of": {}}}
    (tmp_path / "twice").mkdir()
    taken = generated(built, tmp_path / "twice")
    assert sorted(taken.models.values()) == ["BodyUploadAvatarUsersUserIdAvatarPost", "UploadUserAvatarBody"]
