"""Sign-ups: whoever gives a name and a password is a user, and is whom a path such as `/me` shows from then on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from understudy.inference.conventions.logins import user_role
from understudy.messages import Answer, Refusal
from understudy.operations.call import OperationCall, Refused
from understudy.operations.read import answer_record
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
    user = _own_record(call, records) if is_own else _made_up(call, names)
    for name in names:
        introduce(records.work, name, User(name).mailbox, user)
    return answer_record(call, records, user, ()) if is_own else call.answer(user, key=_key(call, names))


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


def _made_up(call: OperationCall, names: Sequence[str]) -> Record:
    """What the answer has of a user, with what was sent of it."""
    named = call.properties_of(call.answer_node)
    sent = {name: value for name, value in call.attributes.items() if name in named}
    return call.whole(sent, key=_key(call, names))


def _key(call: OperationCall, names: Sequence[str]) -> str:
    return "/".join((call.operation.id, *names[:1]))
