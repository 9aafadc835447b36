"""Sign-ups: whoever gives a name and a password is a user, and is whom a path such as `/me` shows from then on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from understudy.inference.conventions.logins import user_role
from understudy.messages import Answer, Refusal
from understudy.operations.call import OperationCall, Refused
from understudy.operations.read import answer_record
from understudy.operations.shown_users import put_user, shown_user
from understudy.records.owners import introduce, is_known, named_by
from understudy.records.service import RecordService
from understudy.security.users import User
from understudy.state.store import Record


def sign_up(call: OperationCall, records: RecordService) -> Answer:
    """The new user, of whom no collection has a record.

    Where `/me` is read and written, its record begins anew as theirs. Raises Refused as `refuse_known_users` does.
    """
    names = _names(call)
    is_own = call.plan.collection is not None
    if not is_own or records.work.get(call.address()) is not None:
        _refuse(call, names, lambda name: is_known(records.work, name))
    if is_own:
        user = _own_record(call, records)
        _introduce(records, names, user)
        return answer_record(call, records, user, ())
    key, named = "/".join((call.operation.id, *names[:1])), call.properties_of(call.answer_node)
    answer = {name: value for name, value in call.attributes.items() if name in named}
    shown = shown_user(call, records, names[0], call.attributes) if names else None
    if shown is not None:
        put_user(answer, *shown)
        _introduce(records, names, {**call.attributes, **shown[1]})
    return call.answer(call.whole(answer, key=key), key=key)


def refuse_known_users(call: OperationCall, records: RecordService) -> None:
    """Raises Refused for a name that a user in the collection has, where the operation documents a conflict."""
    _refuse(call, _names(call), lambda name: named_by(call.context.contract, records.work, call.collection, name))


def _names(call: OperationCall) -> Sequence[str]:
    """The names and e-mail addresses by which whoever signs up will log in."""
    return [value for name, value in call.attributes.items() if user_role(name) is not None and isinstance(value, str)]


def _refuse(call: OperationCall, names: Iterable[str], knows: Callable[[str], object]) -> None:
    taken = next(filter(knows, names), None) if call.documents(409) else None
    if taken is not None:
        raise Refused(Refusal((409,), "conflict", f"{taken} is signed up already"))


def _own_record(call: OperationCall, records: RecordService) -> Record:
    """The record that `/me` shows: begun anew, with what was sent of it."""
    named = call.properties_of(call.collection.schema)
    sent = {name: value for name, value in call.attributes.items() if name in named}
    record = records.seed(call.collection, call.address(), sent)
    records.work.put(call.address(), record)
    return record


def _introduce(records: RecordService, names: Iterable[str], user: Record) -> None:
    for name in names:
        introduce(records.work, name, User(name).mailbox, user)
