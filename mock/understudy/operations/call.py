"""One call of an operation, decoded and validated, and how it is answered.

Knows the contract; knows nothing of bytes, of the state or of servers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Any

from understudy.inference.envelopes import ELEMENT, Steps, inside, unwrap, wrap
from understudy.inference.keys import hold
from understudy.inference.relatives import body_node
from understudy.inference.resources import Collection, Plan
from understudy.inference.shapes import is_binary, json_media, properties
from understudy.inference.streams import stream_kind
from understudy.lazy_dataclass import dataclass
from understudy.messages import Answer, Principal, Refusal, Request, UploadedFile
from understudy.openapi.media_types import JSON
from understudy.openapi.model import MediaType, Node, Operation
from understudy.operations.around import fill_around, strange_names
from understudy.operations.contents import is_value
from understudy.operations.decoding import address_in_path, path_texts, shown
from understudy.operations.streams import LAST_EVENT_ID, STREAM, stream_content
from understudy.records.context import RecordContext
from understudy.records.notes import has_invalid
from understudy.state.store import Address, Record
from understudy.state.work import Work
from understudy.values.sample_files import sample_file


class Refused(Exception):  # noqa: N818 - it is a decision, not an error
    """The operation will not do it; carries the refusal."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


@dataclass(slots=True)
class OperationCall:
    """One request to one operation, decoded and validated.

    `path`, `query` and `headers` are the parameters by name, `body` the decoded body (None: there was none), `files`
    what of it came as a file, `principal` who called, `request` all of it as it came. `is_valid`: the body was found
    valid by the schema of `body_media`. `status` and `media` are those of the answer to give.
    `plan` says what the operation does to the records of which `collection`, where it has one.
    `created` are the records that were made besides, by name; `warnings` what the caller requested without effect.
    `work` is the state that the answer is made from.
    """

    context: RecordContext
    operation: Operation
    plan: Plan
    request: Request
    status: int
    media: MediaType | None
    path: Mapping[str, Any] = field(default_factory=dict)
    query: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, Any] = field(default_factory=dict)
    body: Any = None
    body_media: MediaType | None = None
    is_valid: bool = False
    files: tuple[UploadedFile, ...] = ()
    principal: Principal | None = None
    created: dict[str, Record] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    work: Work | None = None
    _attributes: Record | None = None
    _address: Address | None = None
    _collection: Collection | None = None

    @property
    def method(self) -> str:
        """The HTTP method of the operation."""
        return self.operation.method

    @property
    def collection(self) -> Collection:
        """The collection that the plan is about."""
        if self._collection is None:
            self._collection = self.context.collection(str(self.plan.collection))
        return self._collection

    @property
    def attributes(self) -> Record:
        """The properties of a record that the request body has, or the query where there is none."""
        if self._attributes is None:
            place = self.plan.body
            if self.plan.queried:
                values = {**self.path, **self.query}
                self._attributes = {own: values[name] for name, own in self.plan.queried if name in values}
            elif isinstance(self.body, dict) and not (place.steps or place.into or place.spelled or place.inner):
                self._attributes = dict(self.body)
            else:
                self._attributes = place.attributes(self.body)
            if place.steps:
                self._attributes = self._placed(self._attributes)
            for file in self.files:  # kept beside the record: what it is, properties of the record may say
                self._attributes.pop(file.part, None)
        return self._attributes

    def _placed(self, attributes: Record) -> Record:
        """The attributes with what stands beside them in the body and in the path, as `namespace` may: that wins."""
        for name, inner in zip(self.plan.path_names, self.collection.parent_properties, strict=False):
            beside = self.body.get(name) if isinstance(self.body, dict) else None
            if inner is not None and beside is not None and beside == self.path.get(name):
                attributes = dict(attributes)
                hold(attributes, inner, beside)
        return attributes

    def several(self) -> Iterator[OperationCall]:
        """The call itself, or one for each element of a body that is an array of records."""
        steps = self.plan.body.steps
        at = steps.index(ELEMENT) if ELEMENT in steps else len(steps)
        elements = unwrap(steps[:at], self.body)
        if at == len(steps) or not isinstance(elements, list) or len(elements) < 2:
            yield self
            return
        for element in elements:
            yield replace(self, _attributes=self.plan.body.attributes(wrap(steps[:at], [element])))

    @property
    def answer_node(self) -> Node | None:
        """The schema of the answer."""
        return self.media.schema if self.media is not None else None

    @property
    def value_node(self) -> Node:
        """The schema that the value of the answer has to fit."""
        node = self.answer_node
        return True if node is None else node

    @property
    def body_node(self) -> Node | None:
        """The schema of these properties."""
        if self.body_media is not None and not self.plan.body.steps:
            return self.body_media.schema
        return body_node(self.context.contract.schemas, self.operation, self.plan, self.body_media)

    def path_texts(self) -> tuple[str, ...]:
        """The values of the path parameters in path order."""
        return path_texts(self.plan, self.path)

    def parent_key(self) -> tuple[str, ...]:
        """The key of the record above the collection."""
        return self.path_texts()[: self.collection.parent_count]

    def address(self) -> Address:
        """The address of the item that the path selects."""
        if self._address is None:
            self._address = address_in_path(self.plan, self.collection, self.path)
        return self._address

    def answer_with(self, statuses: tuple[str, ...]) -> None:
        """Answer with the first of these statuses that the operation documents."""
        known = self.operation.responses
        response = next((known[each] for each in statuses if each in known), None)
        if response is not None and int(response.status) != self.status:
            self.status = int(response.status)
            self.media = json_media(response.content) or next(iter(response.content), None)

    def documents(self, status: int) -> bool:
        """Whether the operation documents an answer of this status."""
        return self.operation.documents(status)

    def properties_of(self, node: Node | None) -> Mapping[str, Node]:
        """The properties of a schema."""
        return properties(self.context.contract.schemas, node)

    def shown(self, node: Node | None, record: Record) -> Record:
        """The properties of a record that a response schema names; all, where `additionalProperties` allows others."""
        return shown(self.context.contract.schemas, node, record)

    def whole(self, candidate: Record, *, key: str) -> Record:
        """What is to be answered, with the optional properties that the answer may have besides."""
        if self.media is None or self.context.values.fill == "required":
            return candidate
        schemas = self.context.contract.schemas
        node, hides = inside(schemas, self.media.schema, self.plan.envelope), schemas.family("response").is_hidden
        named = properties(schemas, node)
        missing = [name for name, entry in named.items() if name not in candidate and not hides(entry)]
        return {**candidate, **self.context.values.properties(node, "response", candidate, missing, key=key)}

    def answer(
        self,
        candidate: Any,
        *,
        key: str,
        headers: tuple[tuple[str, str], ...] = (),
        beside: Mapping[str, Any] | None = None,
    ) -> Answer:
        """The answer nearest to `candidate` that the response schema allows. `key` seeds whatever must be made up.

        `beside` are properties of the envelope.
        """
        media = self.media
        if media is None:
            return Answer(self.status, headers=headers)
        if media.name != JSON and stream_kind(media.name) is not None:
            return self._streamed(candidate, media, key, headers)
        if not self.answers_value:
            return Answer(self.status, self._content(candidate, media, key), media.name, headers)
        node = self.value_node
        if self.plan.envelope:
            candidate = wrap(self.plan.envelope, candidate)
            if beside and isinstance(candidate, dict):
                candidate |= beside
            self.fill_around(candidate, self.plan.envelope)
        elif self.plan.collection is not None and isinstance(candidate, dict):
            candidate = dict(candidate)
            self.fill_around(candidate, ())
        value = self.context.values.fit(node, "response", candidate, key=key)
        if value is not candidate and self._shows_invalid():
            return Answer(self.status, candidate, media.name, headers)
        # What had to be fitted may still fit several alternatives of a `oneOf`.
        return Answer(self.status, value, media.name, headers, fits=node if value is candidate else None)

    def fill_elements(self, elements: Iterable[Any], node: Node, steps: Steps) -> None:
        """Put what elements of a list have besides around the records that `steps` lead to in them."""
        for element in elements:
            fill_around(self.context, self.operation, self.status, node, element, steps, what="element")

    def fill_around(self, envelope: Any, steps: Steps) -> None:
        """Put what the answer has besides around the record or the list that `steps` lead to."""
        fill_around(self.context, self.operation, self.status, self.answer_node, envelope, steps)

    def with_strangers(
        self, node: Node | None, records: list[Record], keys: Callable[[], Sequence[tuple[str, ...]]]
    ) -> list[Record]:
        """Listed records with what elements of the list have besides and no record holds."""
        strangers = () if self.context.values.fill == "required" else strange_names(self.context, self.operation, node)
        if not strangers:
            return records
        found = []
        for record, key in zip(records, keys(), strict=True):
            lacking = [name for name in strangers if name not in record]
            name = "/".join((self.collection.id, *key))
            made = self.context.values.properties(node, "response", record, lacking, key=name) if lacking else {}
            found.append({**record, **made})
        return found

    def _shows_invalid(self) -> bool:
        """Whether a test has put invalid records where the answer comes from, which are shown as they are."""
        home = self.plan.collection
        return self.work is not None and home is not None and has_invalid(self.work, home)

    @property
    def answers_value(self) -> bool:
        """Whether the answer says a value, in JSON or XML, rather than bytes, text or a stream."""
        media = self.media
        return media is not None and (media.name == JSON or is_value(self.context.contract.schemas, media))

    def _streamed(self, candidate: Any, media: MediaType, key: str, headers: tuple[tuple[str, str], ...]) -> Answer:
        response, shape = self.operation.response_for(self.status), self.plan.shape
        items = candidate if shape is None or isinstance(candidate, list) else unwrap(shape.array, candidate)
        found = stream_content(
            media,
            self.context.contract.schemas,
            self.context.values,
            key=key,
            script=self.operation.extensions.get(STREAM),
            items=items if isinstance(items, list) else None,
            beside=response.content if response is not None else (),
            last_event_id=self.request.headers.get(LAST_EVENT_ID),
        )
        return Answer(self.status, found.data, media.name, headers, pauses=found.pauses)

    def _content(self, candidate: Any, media: MediaType, key: str) -> Any:
        """What is no value: the bytes of the record, else an example, else made up."""
        stored = _stored_bytes(candidate)
        if stored is not None and not media.name.startswith("text/"):
            return stored
        for example in media.examples:
            return example
        schemas = self.context.contract.schemas
        sample = sample_file(media.name) if media.schema is None or is_binary(schemas, media.schema) else None
        if sample is not None or media.schema is None or media.schema is True:
            return sample or b""
        return self.context.values.generate(media.schema, "response", key=key)

    def example(self) -> Any:
        """The first example of the response, or None."""
        return self.media.examples[0] if self.media and self.media.examples else None


def _stored_bytes(candidate: Any) -> bytes | None:
    return candidate.get(CONTENT) if isinstance(candidate, dict) and isinstance(candidate.get(CONTENT), bytes) else None


CONTENT = "\0content"
"""The key under which a read hands over the bytes of a record; no JSON property of a document can be named so."""
