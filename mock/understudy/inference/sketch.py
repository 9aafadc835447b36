"""An overlay to begin with: what was inferred and what is missing, each as an action that is commented out.

Uncommented as it stands, an action says what the mock does anyhow, or what it can't know: it never breaks a document.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from understudy.columns import wrapped
from understudy.contract import Contract
from understudy.inference.events import Webhook
from understudy.inference.keys import property_node
from understudy.inference.list_inputs import list_inputs
from understudy.inference.resources import Collection, StateProperty
from understudy.inference.shapes import reference
from understudy.openapi.model import Operation
from understudy.openapi.pointer import look_up, pointer_of, resolve_object, tokens_of
from understudy.values.generate import Unsatisfiable, Values

_MOST_SEEDS = 1
_LONGEST = 104
# The kinds of operations that `x-mock-resource` has a word for.
_SAYABLE = frozenset({"create", "list", "read", "update", "delete", "action"})
_JSON_TOKEN = re.compile(r'"(?:\\.|[^"\\])*"(?:: )?|[^"]+')
_CHARACTER = re.compile(r"\\u[0-9a-fA-F]{4}|\\.|[^\\]")
_WORD = re.compile(r"\s*\S+\s*|\s+")
_ARRAYS = frozenset({"parameters", "servers", "tags", "security", "allOf", "anyOf", "oneOf", "prefixItems"})


def overlay_sketch(contract: Contract) -> str:
    """The text of an overlay for a contract, in which everything but a first, empty action is a comment."""
    return "\n".join(_lines(contract)) + "\n"


def json_path(*tokens: str) -> str:
    """A JSONPath (RFC 9535) from the root of a document, by the names of its members and the places in its arrays."""
    steps = ["$"]
    for above, token in zip(("", *tokens), tokens, strict=False):
        if token.isdigit() and above in _ARRAYS:
            steps.append(f"[{token}]")
        else:
            steps.append(f".{token}" if token.isidentifier() else f"[{_quoted(token)}]")
    return "".join(steps)


def path_in(contract: Contract, *tokens: str) -> str:
    """The JSONPath of a place of the document in memory, in the document as its author wrote it."""
    origins = contract.origins
    return json_path(*(tokens_of(origins.unmoved(pointer_of(tokens))) if origins is not None else tokens))


def _quoted(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _lines(contract: Contract) -> Iterator[str]:
    yield "# What the document does not say. Each action below is a comment: take its # away to use it."
    yield "# docs/x-mock.md says what the words mean; `understudy explain` says what was inferred, and why."
    yield "overlay: 1.0.0"
    yield f"info: {{title: {json.dumps('Mock of ' + contract.title, ensure_ascii=False)}, version: 1.0.0}}"
    yield "actions:"
    yield "  # Changes nothing; an overlay must have an action. Take it out when another one stands here."
    yield "  - target: $.info"
    yield "    update: {}"
    values = Values(contract.schemas, 0)
    for collection in contract.resources.collections.values():
        yield ""
        yield from _comment(f"-- {collection.name}: {collection.path}")
        for reason in collection.reasons:
            yield from _comment(reason)
        yield from _operations(contract, collection)
        yield from _references(contract, collection)
        yield from _seeds(contract, collection, values)
        yield from _lifecycle(contract, collection)
        yield from _idle(contract, collection)
    for webhook in contract.webhooks.values():
        yield ""
        yield from _webhook(contract, webhook)


def _comment(text: str) -> Iterator[str]:
    yield from wrapped(text, "  # ", hanging="  # ")


def action_lines(target: str, update: Mapping[str, Any]) -> Iterator[str]:
    """One action of an overlay, in lines that are not too long; a value is JSON, which is YAML too."""
    yield from _folded(f"- target: {json.dumps(target, ensure_ascii=False)}")
    yield "  update:"
    for name, value in update.items():
        yield from _folded(f"    {name}: {json.dumps(value, ensure_ascii=False)}")


def _folded(line: str) -> Iterator[str]:
    """A line, or several that YAML reads as the same (YAML 1.2, 7.3.1): a `\\` at the end joins what it breaks."""
    if len(line) <= _LONGEST:
        yield line
        return
    indent = " " * (len(line) - len(line.lstrip()) + 4)
    now = ""
    for text, inside in _pieces(line):
        if len(now) + len(text) > _LONGEST:
            yield now + "\\" if inside else now.rstrip()
            now = indent + ("\\" if inside and text == " " else "")
        now += text
    yield now


def _pieces(line: str) -> Iterator[tuple[str, bool]]:
    """What can't be broken, with whether the break before it is within a text: characters there, else whole words.

    A key must stand on one line (YAML 1.2, 7.4.2).
    """
    for text in _JSON_TOKEN.findall(line):
        if text.startswith('"') and not text.endswith('": '):
            yield from ((character, place > 0) for place, character in enumerate(_CHARACTER.findall(text)))
        else:
            yield from ((word, False) for word in ([text] if text.startswith('"') else _WORD.findall(text)))


def _action(target: str, update: Mapping[str, Any]) -> Iterator[str]:
    """One action, commented out."""
    yield from (f"  #{line}" for line in action_lines(target, update))


def _schema_path(collection: Collection) -> tuple[str, ...] | None:
    """Where the schema of a record stands, if it stands among the components."""
    target = reference(collection.schema)
    return tokens_of(target.removeprefix("#")) if target is not None and target.startswith("#/") else None


def _operations(contract: Contract, collection: Collection) -> Iterator[str]:
    """What each operation on a resource does, and the word that says so where there is one."""
    for operation in contract.operations.values():
        plan = contract.resources.plans[operation.id]
        if plan.collection != collection.id:
            continue
        yield from _comment(f"{operation.method} {operation.path}: {plan.kind} ({plan.reason})")
        if plan.kind not in _SAYABLE or "x-mock-resource" in operation.extensions:
            continue
        word: dict[str, Any] = {"kind": plan.kind}
        key = collection.key_properties[-1] if len(collection.key_properties) == 1 else None
        known = key is not None and property_node(contract.schemas, collection.schema, key) is not None
        if plan.kind == "read" and key is not None and known and plan.place == collection.item:
            word["key"] = f"/{key}" if "/" in key else key
        else:
            word["collection"] = collection.path
        tokens = tokens_of(operation.pointer)
        yield from _action(path_in(contract, *tokens), {"x-mock-resource": word})


def _references(contract: Contract, collection: Collection) -> Iterator[str]:
    place = _schema_path(collection)
    written = resolve_object(contract.document, collection.schema).get("properties") or {}
    for entry in collection.references:
        target = contract.resources.collections.get(entry.collection)
        if target is None or place is None or entry.property not in written:
            continue
        yield from _comment(f"{entry.property} is the key of {target.name}: {entry.reason}")
        yield from _action(path_in(contract, *place, "properties", entry.property), {"x-mock-reference": target.path})


def _seeds(contract: Contract, collection: Collection, values: Values) -> Iterator[str]:
    if not collection.materializes or collection.singleton or collection.parent_count or collection.schema is None:
        return
    try:
        record = values.generate(collection.schema, "response", key=f"sketch {collection.id}")
    except Unsatisfiable:
        return
    operation = next(
        (entry for entry in contract.operations.values() if entry.path.rstrip("/") == collection.path.rstrip("/")), None
    )
    if operation is not None and isinstance(record, dict):
        yield from _comment("nothing in the document makes one; what there is at the start:")
        yield from _action(path_in(contract, "paths", operation.path), {"x-mock-seed": [record][:_MOST_SEEDS]})


def _lifecycle(contract: Contract, collection: Collection) -> Iterator[str]:
    """A graph for each property that is a state wherever the schema is a record's."""
    place = _schema_path(collection)
    alike = [entry for entry in contract.resources.collections.values() if place and _schema_path(entry) == place]
    if not alike or alike[0] is not collection or collection.id in contract.lifecycles:
        return
    shared = [state for state in collection.states if all(state in other.states for other in alike)]
    if place is None or not shared:
        return
    if look_up(contract.document, pointer_of(place)) is not contract.schemas.resolve(alike[0].schema or {}):
        return  # the schema is nothing but another one's name, and that is where a lifecycle is looked for
    acts = [
        plan.operation_id
        for plan in contract.resources.plans.values()
        if plan.kind == "action" and plan.collection in {entry.id for entry in alike}
    ]
    by = f"; `by: [{', '.join(acts[:4])}]` in a transition says which operation makes it" if acts else ""
    names = " and ".join(state.name for state in shared)
    go = "goes" if len(shared) == 1 else "go"
    yield from _comment(f"{names} {go} from any value to any other; which may follow which{by}")
    sketches = [_star(state) for state in shared]
    yield from _action(path_in(contract, *place), {"x-mock-lifecycle": sketches[0] if len(shared) == 1 else sketches})


def _star(state: StateProperty) -> dict[str, Any]:
    """A graph to begin with: from the first state to each of the others, and no further."""
    values: tuple[str | None, ...] = (None, *state.values) if state.initial is None else state.values
    first, *rest = values
    moves = [{"from": first, "to": value} for value in rest]
    return {"property": state.name, "initial": first, "terminal": rest, "transitions": moves}


def _idle(contract: Contract, collection: Collection) -> Iterator[str]:
    """Query parameters of lists that do nothing."""
    for operation in contract.operations.values():
        plan = contract.resources.plans[operation.id]
        if plan.kind != "list" or plan.collection != collection.id:
            continue
        for name in list_inputs(contract.schemas, operation, plan, collection).idle:
            if _stands_inline(contract, operation, name):
                yield from _comment(f"{name} of {operation.method} {operation.path} has no effect")
                where = path_in(contract, "paths", operation.path, operation.method.lower(), "parameters")
                yield from _action(f"{where}[?@.name == {_quoted(name)}]", {"x-mock-role": "none"})


def _stands_inline(contract: Contract, operation: Operation, name: str) -> bool:
    node = contract.schemas.at(operation.pointer)
    own = node.get("parameters") if isinstance(node, dict) else None
    return any(isinstance(entry, dict) and entry.get("name") == name for entry in own or ())


def _webhook(contract: Contract, webhook: Webhook) -> Iterator[str]:
    collections = contract.resources.collections
    trigger = webhook.trigger
    target = path_in(contract, "webhooks", webhook.name, "post")
    if trigger is not None:
        event: dict[str, Any] = {"collection": collections[trigger.collection].path, "when": trigger.happening}
        if trigger.happening == "transition":
            event |= (
                {"property": trigger.property, "to": list(trigger.to)} if trigger.to else {"property": trigger.property}
            )
        yield from _comment(f"-- webhook {webhook.name}: {trigger.reason}")
        yield from _action(target, {"x-mock-event": event})
        return
    yield from _comment(f"-- webhook {webhook.name}: nothing says when it is sent")
    first = next(iter(collections.values()), None)
    if first is not None:
        yield from _action(target, {"x-mock-event": {"collection": first.path, "when": "create"}})
