"""Where an answer has room for the facts of a page: the places of an envelope, by role."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from understudy.inference.conventions.lists import page_role, turning_of
from understudy.inference.envelopes import Steps, inside
from understudy.inference.shapes import has_url, items_of, required_names, type_of
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node
from understudy.openapi.schemas import Schemas
from understudy.operations.call import OperationCall

_TURNING = {"prev": "previous", **{name: name for name in ("next", "previous", "first", "last", "self")}}


@dataclass(frozen=True, slots=True)
class PagePlace:
    """A place of the envelope: its role and JSON type, and the page that it leads to, where its name is one's.

    `held` is the page that the object is about which it stands in, as `offset` does in `next_page`.

    `absent` is what is put where to say that there is no such page: where leaving it out says it, what it stands in.
    """

    steps: tuple[str, ...]
    role: str | None
    kind: str | None
    element: Node | None
    turning: str | None
    held: str | None
    is_url: bool
    nullable: bool
    absent: tuple[Steps, Any]


def places_of(call: OperationCall, beside: Mapping[Steps, Node]) -> tuple[PagePlace, ...]:
    """The places beside the list of an answer, worked out once."""
    schemas = call.context.contract.schemas
    found: tuple[PagePlace, ...] = schemas.remember(
        "page places", beside, lambda: page_places(schemas, beside, call.answer_node)
    )
    return found


def page_places(schemas: Schemas, beside: Mapping[Steps, Node], root: Node | None = None) -> tuple[PagePlace, ...]:
    """The places among those beside a list that have a role, or a name that leads to a page."""
    found = []
    for steps, node in beside.items():
        marked = isinstance(node, dict) and "x-mock-role" in node
        siblings = [other[-1] for other in beside if other[:-1] == steps[:-1] and other != steps]
        role = page_role(steps[-1], node if marked else schemas.resolve(node), siblings)
        words = [step.lower().strip("_") for step in steps]
        is_href = words[-1] == "href"
        turning = _TURNING.get(words[-1]) or (_TURNING.get(words[-2]) if len(words) > 1 and is_href else None)
        is_url = is_href or has_url(schemas, node)
        nullable = schemas.validator(node, "response").is_valid(None)
        held = turning_of(steps[-2]) if len(steps) > 1 and not is_href else None
        absent = _absent(schemas, root, steps, inside_link=is_href or held is not None)
        nullable = nullable and held is None
        kind = type_of(schemas, node)
        element = items_of(schemas, node) if kind == "array" else None
        found.append(PagePlace(steps, role, kind, element, turning, held, is_url, nullable, absent))
    return tuple(found)


def _absent(schemas: Schemas, root: Node | None, steps: Steps, *, inside_link: bool) -> tuple[Steps, Any]:
    """How an envelope that takes no null says that there is no such page: nothing, a link that is null, empty text.

    `inside_link`: the place stands in an object that is about the page, so that is what there is none of.
    """
    above = steps[:-1] if inside_link and len(steps) > 1 else steps
    if inside_link and schemas.validator(inside(schemas, root, above) or True, "response").is_valid(None):
        return above, None
    is_needed = above[-1] in required_names(schemas, inside(schemas, root, above[:-1]))
    if is_needed and type_of(schemas, inside(schemas, root, steps)) == "string":
        return steps, ""
    return above[:-1], {}
