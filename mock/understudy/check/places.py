"""The records that a check has made: what stands for the parameters of a path, and how a key is found in an answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from itertools import islice, product
from typing import Any
from urllib.parse import unquote

from understudy.addresses import path_of
from understudy.check.client import Client, ServiceReply
from understudy.check.subjects import RecordOperations, bare, parameter_prefixes, parameters_of
from understudy.inference.conventions import folded
from understudy.inference.conventions.lists import parameter_role
from understudy.inference.paths import last_name
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Operation
from understudy.testing.evidence import arrays, kept, key_candidates, record_in

_MOST_TRIES = 16
_PAGE = {"page-number": "1", "page-size": "50", "offset": "0"}


@dataclass(slots=True)
class Places:
    """Keys of records that exist, by the canonical path that ends with them and by the name of the parameter."""

    by_prefix: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, str] = field(default_factory=dict)

    def put(self, path: str, values: Mapping[str, str]) -> None:
        """Remember what the parameters of a path template stand for."""
        for name, prefix in parameter_prefixes(path):
            if name in values:
                self.put_one(name, prefix, values[name])

    def put_one(self, name: str, prefix: str, key: str) -> None:
        """Remember what one parameter stands for."""
        self.by_prefix[prefix] = key
        self.by_name[name] = key

    def forget(self, path: str) -> None:
        """Forget the record that a path template ends with, so that the next one is looked for."""
        for _, prefix in list(parameter_prefixes(path))[-1:]:
            self.by_prefix.pop(prefix, None)

    def values(self, path: str) -> dict[str, str]:
        """What is known of the parameters of a path template, by where they stand."""
        return {name: self.by_prefix[prefix] for name, prefix in parameter_prefixes(path) if prefix in self.by_prefix}

    def beside(self, path: str) -> dict[str, str]:
        """`values`, and those by name that stand behind another parameter in one segment: `{id}.{format}`."""
        found = self.values(path)
        for name, prefix in parameter_prefixes(path):
            if name in self.by_name and prefix.rpartition("/")[2].count("{}") > 1:
                found.setdefault(name, self.by_name[name])
        return found

    def filled(self, path: str, key: str) -> dict[str, str]:
        """The parameters of a path of a record with a key: known ones by place, then by name, one more is the key."""
        found = self.values(path)
        for name in parameters_of(path):
            if name not in found and name in self.by_name:
                found[name] = self.by_name[name]
        missing = [name for name in parameters_of(path) if name not in found]
        return {**found, missing[-1]: key} if missing else found


@dataclass(frozen=True, slots=True)
class ReadBack:
    """Where a record that was made is read, with the answer, and whether only the list says its key."""

    read: Operation
    path: dict[str, str]
    shown: ServiceReply
    only_listed: bool


def find(
    client: Client,
    subject: RecordOperations,
    places: Places,
    created: ServiceReply,
    body: Any,
    sent: Mapping[str, Any],
    *,
    distinct: bool,
    showable: Callable[[Operation], Mapping[str, Any]],
) -> ReadBack | None:
    """Read the record that was just made. None when no key leads to it.

    A key is taken from `Location`, the answer and what was sent, then from the list, as a client would. `distinct` says
    that a key which nobody has is known to be a 404, `showable` what an operation can show of what was sent.
    """
    above = {prefix for _, prefix in parameter_prefixes(subject.create.path)} if not subject.key_is_chosen else set()
    listed = None
    for source in ("answer", "list"):
        if source == "list":
            listed = _listed(client, subject, places, sent, showable)
            if listed is None:
                continue
        for read in subject.reads:
            known = places.beside(read.path)
            if bare(read.path) in above:
                # Made below a record of its own kind: it is another one.
                known = {name: key for name, key in known.items() if name not in _last_key(read.path)}
            for values in _candidates(read, known, created, body, listed):
                reply = client.call(read, values)
                # Where nothing was sent that could be seen again, a record at its own address is the one.
                there = distinct and not showable(read)
                if reply.worked and (there or _shows(reply, sent, values)):
                    return ReadBack(read, values, reply, source == "list")
    return None


def _listed(
    client: Client,
    subject: RecordOperations,
    places: Places,
    sent: Mapping[str, Any],
    showable: Callable[[Operation], Mapping[str, Any]],
) -> Any:
    """The record as a list has it: the one that shows what was sent, or the only one where no list can show that."""
    for operation in subject.lists:
        reply = client.call(operation, places.values(operation.path), query=list_query(operation, sent))
        if reply.worked and sent and kept(sent, reply.value):
            return record_in(reply.value, sent, sent)
        records = next(arrays(reply.value), []) if reply.worked else []
        if len(records) == 1 and isinstance(records[0], dict) and not showable(operation):
            return records[0]
    return None


def _shows(reply: ServiceReply, sent: Mapping[str, Any], values: Mapping[str, str]) -> bool:
    """Whether an answer is about the record: it shows something that was sent, or the key, or it has no body."""
    if reply.value is None or not values or kept(sent, reply.value):
        return True
    return any(text in reply.text for text in values.values())


def _candidates(
    read: Operation, known: dict[str, str], created: ServiceReply, body: Any, listed: Any
) -> Iterator[dict[str, str]]:
    unknown = [name for name in parameters_of(read.path) if name not in known]
    if not unknown:
        yield known
        return
    if listed is None and (located := _located(read.path, created.headers.get("location"))):
        yield {**known, **located}
    noun = last_name(read.path)
    answers = (created.value, body) if listed is None else (listed,)
    choices = [key_candidates(name, noun, *answers) for name in unknown]
    if len(unknown) > 1:
        choices = [options[:4] for options in choices]
    for combination in islice(product(*choices), _MOST_TRIES):
        yield {**known, **dict(zip(unknown, combination, strict=True))}


def _last_key(path: str) -> tuple[str, ...]:
    """The parameters that a path template ends with: the key of the record, of however many parts."""
    parts = bare(path).split("/")
    count = next((place for place, part in enumerate(reversed(parts)) if part != "{}"), len(parts))
    return parameters_of(path)[-count:] if count else ()


def _located(path: str, location: str | None) -> dict[str, str]:
    """What the `Location` header (RFC 9110 section 10.2.2) says of the parameters of a path."""
    if not location:
        return {}
    names = parameters_of(path)
    parts = re.split(r"\{[^{}]+\}", path)
    pattern = "([^/]+)".join(re.escape(part) for part in parts)
    matched = re.search(pattern + "$", path_of(location))
    return dict(zip(names, map(unquote, matched.groups()), strict=True)) if matched else {}


def list_query(operation: Operation, record: Mapping[str, Any]) -> dict[str, str]:
    """Values for the query parameters of a list with which it has a record: its own, or the first page."""
    known = {folded(name): value for name, value in record.items() if isinstance(value, str | int)}
    found = {}
    for parameter in operation.parameters:
        needed = parameter.required or f"{{{parameter.name}}}" in operation.path
        if parameter.location != "query" or not needed:
            continue
        role = parameter_role(parameter.name, parameter.extensions)
        if folded(parameter.name) in known:
            found[parameter.name] = str(known[folded(parameter.name)])
        elif role == "search":
            found[parameter.name] = next((value for value in known.values() if isinstance(value, str)), "")
        elif role in _PAGE:
            found[parameter.name] = _PAGE[role]
    return found
