"""The user whom an answer shows where no collection has users: at a login, at `/me` and when they sign up the same.

What nobody has said of a user depends on their name alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from understudy.inference.envelopes import Steps, inside, place, unwrap
from understudy.inference.login import user_place
from understudy.inference.resources import means_caller
from understudy.openapi.pointer import MISSING, pointer_get
from understudy.operations.call import OperationCall
from understudy.records.owners import introduced, own_attributes
from understudy.records.service import RecordService
from understudy.security.users import User
from understudy.state.store import Record


def user_of(call: OperationCall) -> str | None:
    """The name of the user whom an answer is about: of whoever logs in, or asks at a path such as `/me`."""
    login = call.context.contract.resources.logins.get(call.operation.id)
    if login is not None and not login.creates and "user" in login.sent:
        name = pointer_get(call.body, login.sent["user"])
        return name if isinstance(name, str) and name is not MISSING else None
    principal = call.principal
    is_named = principal is not None and bool(principal.schemes) and principal.is_named
    return principal.subject if principal is not None and is_named and means_caller(call.operation.path) else None


def shown_user(
    call: OperationCall, records: RecordService, name: str, sent: Mapping[str, Any] | None = None
) -> tuple[Steps, Record] | None:
    """Where an answer has the user of a name, in its envelope, and what it shows of them; None where it has none.

    `sent` is what they say of themselves. Where the answer has an example, nothing is made up.
    """
    schemas, values = call.context.contract.schemas, call.context.values
    answer = inside(schemas, call.answer_node, call.plan.envelope)
    steps = schemas.remember("user in", answer, lambda: user_place(schemas, answer)) if answer is not None else None
    if steps is None:
        return None
    node = inside(schemas, answer, steps)
    named, hides = call.properties_of(node), schemas.family("response").is_hidden
    known = introduced(records.work, name, schemas, node) or own_attributes(schemas, node, name, User(name).mailbox)
    known |= {each: value for each, value in (sent or {}).items() if each in named and not hides(named[each])}
    if node is None or call.example() is not None:
        return steps, known
    key = f"user/{name}"
    if values.fill != "required":
        missing = [each for each, entry in named.items() if each not in known and not hides(entry)]
        known |= values.properties(node, "response", known, missing, key=key)
    user: Record = values.fit(node, "response", known, key=key)
    return steps, user


def put_user(answer: Record, steps: Steps, user: Record) -> None:
    """Put a user into an answer; what it says of them otherwise stays."""
    if not steps:
        answer |= user
        return
    there = unwrap(steps, answer)
    place(answer, steps, {**there, **user} if isinstance(there, dict) and there is not answer else user)
