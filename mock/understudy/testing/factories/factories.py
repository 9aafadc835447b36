"""Factories: records and requests for tests, made from the document alone.

The front door of the package; the work is done by its neighbours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from understudy.http.xml_writer import XmlWriter
from understudy.inference.envelopes import unwrap
from understudy.inference.resource_index import Resource
from understudy.inference.shapes import media_of, success_node
from understudy.messages import Request
from understudy.mock import Mock
from understudy.openapi.model import Operation
from understudy.operations.view import etag_of, record_as_shown
from understudy.records.notes import note
from understudy.remote.mock import RemoteMock
from understudy.remote.store import local_mock
from understudy.state.store import Address, Record
from understudy.state.work import Work
from understudy.testing.evidence import sent_record
from understudy.testing.factories.answers import address_of, answered, named_expansion, refusal
from understudy.testing.factories.bodies import Bodies, BodyInProgress, BodyOperation
from understudy.testing.factories.calls import CallArguments, sought, with_files, without_unknown
from understudy.testing.factories.casing import Case, Encoder, check_encoder, encoded, nested, recased, respelled
from understudy.testing.factories.checking import check
from understudy.testing.factories.declare import Expansion, Factory, check_count, expansion, merged_expansions
from understudy.testing.factories.errors import CreateRefused, FactoryError
from understudy.testing.factories.forms import form_beside
from understudy.testing.factories.inserting import Inserter, put_part
from understudy.testing.factories.invalid import Invalid, choose_violations, violate_each
from understudy.testing.factories.names import named_relation, named_resource
from understudy.testing.factories.planting import Made, Order, shown_with
from understudy.testing.factories.recipes import seed_number
from understudy.testing.factories.requests import RequestBuilder, write_xml
from understudy.testing.factories.selections import Below, Selection, Selections
from understudy.testing.factories.walking import Reach, make_ready, walk
from understudy.testing.showing import showable, unseen_in
from understudy.values.generate import Values


@dataclass(frozen=True, slots=True)
class _Call:
    """What is sent in one call: the record that it is about, the body, and what its other values are drawn by."""

    selection: Selection
    body: Any
    key: str


def _merged(attrs: Mapping[str, Any] | None, more: Mapping[str, Any]) -> dict[str, Any]:
    twice = sorted((attrs or {}).keys() & more.keys())
    if twice:
        raise FactoryError(f'"{twice[0]}" is given twice: in attrs and by keyword')
    return {**(attrs or {}), **more}


class Factories:
    """Makes records and requests for the resources of a mock's document.

    The same `seed` on a mock in the same state makes the same things; a sequence starts anew with every `Factories`, so
    a test gets one of its own, for one thread. `declarations` say what the document does not. Raises DeclarationError
    when they don't fit it. `reach` brings a record to a state that a variant names: `walk`
    for what is created and `walk_quietly` for what is inserted, unless it is given.
    """

    def __init__(
        self,
        mock: Mock | RemoteMock,
        *,
        seed: int | str = 0,
        declarations: Sequence[Factory] = (),
        reach: Reach | None = None,
    ) -> None:
        if isinstance(mock, RemoteMock):
            mock = local_mock(mock)
        check(declarations, mock.contract)
        self._mock = mock
        self._reach = reach
        self._contract = mock.contract
        values = Values(mock.contract.schemas, seed_number(seed), mock.values.makers, fill=mock.values.fill)
        self._inserter = Inserter(mock, values, seed=str(seed), declarations=declarations, reach=reach)
        self._bodies = Bodies(self._contract, values, self._inserter.recipes, self._inserter.number)
        self._sender = RequestBuilder(mock, values)
        self._selections = Selections(
            self._contract, self._inserter.linker, self._planted, self._found, self._texts_of_path
        )

    # -- records --------------------------------------------------------------------------------------------------

    def insert(
        self,
        resource: str,
        *variants: str,
        count: int | None = None,
        relate: Mapping[str, Any] | None = None,
        build: Any = (),
        full: bool = False,
        expand: Any = (),
        attrs: Mapping[str, Any] | None = None,
        validate: bool = True,
        **more: Any,
    ) -> Any:
        """Put a record into the store, past the API: nothing is journaled and no event is fired.

        What GET answers for it, or a list with `count`. `attrs` and keywords are its attributes, read-only ones too;
        what else the schema requires is made up, with `full` all that it allows. `relate` says which records it belongs
        to, `build` which are made along; these are in what comes back, and so are the relations of `expand`. All of it
        is stored or nothing. With `validate=False` the attributes are taken as they are: a legacy record that the
        document forbids. Answers that show it go out, and the journal says what is wrong with them. Raises
        FactoryError for what the document does not have, with the nearest name, and for values that it does not allow.
        """
        check_count(count)
        expand = expansion(expand)
        found = named_resource(self._contract, resource)
        if not isinstance(validate, bool):
            raise FactoryError(f"validate is True or False; got {validate!r}")
        named_expansion(self._contract, found, expand)
        order = Order(variants, _merged(attrs, more), relate or {}, build, full, validate=validate)
        return self._inserter.insert(found, order, count, expand)

    def create(
        self,
        resource: str,
        *variants: str,
        count: int | None = None,
        relate: Mapping[str, Any] | None = None,
        build: Any = (),
        full: bool = False,
        expand: Any = (),
        attrs: Mapping[str, Any] | None = None,
        **more: Any,
    ) -> Any:
        """Make a record through the API in process: validated, journaled, with all that the operation does besides.

        What the API answers, unwrapped, or a list with `count`; with what was built along, and what `expand` says.
        Records that it must point at are inserted. Raises
        FactoryError as `insert` does, and CreateRefused when the API says no.
        """
        check_count(count)
        expand = expansion(expand)
        target = self._bodies.target(self._creatable(resource))
        if target.resource is not None:
            named_expansion(self._contract, target.resource, expand)
        order = Order(variants, _merged(attrs, more), relate or {}, build, full)
        records = [self._created(target, order, expand) for _ in range(1 if count is None else count)]
        self._inserter.forget_along()
        return records[0] if count is None else records

    def path(self, resource: str, record: Any) -> str:
        """The path of a record of a resource, or of its key: what a client requests. Raises FactoryError."""
        found = named_resource(self._contract, resource)
        address = self._inserter.linker.address(found, record, Work(self._mock.store))
        parts = iter((*address.parent, *address.key))
        base = found.collection.item
        return "/".join(quote(next(parts), safe="") if part == "{}" else part for part in base.split("/"))

    # -- requests -------------------------------------------------------------------------------------------------

    def params(
        self,
        target: str,
        *variants: str,
        count: int | None = None,
        nest: str | Sequence[str] | None = None,
        case: Case | None = None,
        encode: Encoder | None = None,
        relate: Mapping[str, Any] | None = None,
        build: Any = (),
        full: bool = False,
        attrs: Mapping[str, Any] | None = None,
        **more: Any,
    ) -> Any:
        """A valid request body: of the operation that creates a resource, or of an operation by its operationId.

        Records that it must point at are inserted; `build` says how they are made, and what is made inside of the body
        where it holds related records itself. Then, in this order: `case` changes the keys at every depth, `nest`
        wraps, `encode` makes bytes: an encoding by name, or an encoder of your own (a function, or a module or an
        object with `encode` or `dumps`, such as `json`), whose result is handed back as it is. XML is as the `xml`
        objects of the schema say (OAS 4.8.26); names that they give are in no other case. Raises FactoryError.
        """
        check_count(count)
        check_encoder(encode)
        found = self._bodies.target(target, xml=isinstance(encode, str) and encode == "xml")
        for name in relate or {}:
            if found.resource is not None and named_relation(found.resource, name).comes_after:
                raise FactoryError(
                    f'a request can\'t relate "{name}": they point at {found.resource.name}, not it at them'
                )
        order = Order(variants, _merged(attrs, more), relate or {}, build, full)
        bodies = [
            self._body(found, self._bodies.with_built(found, order)).value for _ in range(1 if count is None else count)
        ]
        shaped = [nested(recased(body, case), nest) for body in bodies]
        if isinstance(encode, str) and encode == "xml":
            if count is not None:
                raise FactoryError("XML has one root; a list of bodies has none: encode them one by one")
            writer = XmlWriter(self._mock.contract.schemas, lambda name: respelled(name, case))
            around = [nest] if isinstance(nest, str) else list(nest or ())
            return write_xml(writer, found.media, bodies[0], found.name, around=around)
        return encoded(shaped[0] if count is None else shaped, encode)

    def invalid(
        self, target: str, *, violate: str | None = None, relate: Mapping[str, Any] | None = None
    ) -> tuple[Invalid, ...]:
        """Request bodies that break one constraint each; the same as `params`, bodies of a resource or an operation.

        `violate` picks some: `"amount:minimum"`, all of one place (`"amount"`) or all of one keyword (`":minimum"`).
        Raises FactoryError, with the nearest, when it picks none.
        """
        found = self._bodies.target(target)
        if found.plan.kind == "token":
            raise FactoryError(f"{found.operation.id} answers by the rules of OAuth 2, not by the document's schema")
        base = self._body(found, Order(relate=relate or {}, full=True)).value
        broken = violate_each(self._mock, found.operation, found.whole, base)
        return choose_violations(broken, violate, found.name)

    def request(
        self,
        target: str,
        *,
        body: Any = None,
        relate: Mapping[str, Any] | None = None,
        full: bool = False,
        attrs: Mapping[str, Any] | None = None,
        **more: Any,
    ) -> Request:
        """A whole valid request of an operation, ready for `mock.handle`: path, credentials, required parameters, body.

        `body` replaces the one that would be made. The records that the path selects are inserted; `relate` names
        others, by the noun of their collection. Raises FactoryError.
        """
        operation = self._operation(target)
        return self._built(
            operation, self._call(operation, body, Order((), _merged(attrs, more), relate or {}, (), full))
        )

    def arguments(
        self,
        target: str,
        *,
        relate: Mapping[str, Any] | None = None,
        full: bool = False,
        attrs: Mapping[str, Any] | None = None,
        **more: Any,
    ) -> CallArguments:
        """What a client gives to a call of an operation: what `request` sends, as JSON values by name.

        The records that it is about are inserted. Raises FactoryError.
        """
        operation = self._operation(target)
        call = self._call(operation, None, Order((), _merged(attrs, more), relate or {}, (), full))
        schemas, media = self._contract.schemas, form_beside(media_of(operation), operation)
        path = self._sender.path_texts(operation, call.selection.path, call.key)
        request = self._built(operation, call)
        found, _ = self._mock.engine.decoders.parameters.decode(operation, path, request.query, request.headers)
        record, key = self._selected(self._selections.shown(operation, call.selection))
        return CallArguments(
            path={**path, **found["path"]},
            query=found["query"],
            headers=found["header"],
            cookies=found["cookie"],
            body=with_files(schemas, media, without_unknown(schemas, media, call.body)),
            record=None if record is None else showable(self._contract, operation, record),
            key=key,
            unseen=self._unseen(operation, call.body),
            steps=self._steps(operation),
        )

    def _steps(self, operation: Operation) -> tuple[str, ...]:
        """The way to the record in the body of a create; what else a body wraps is a change of several, say."""
        plan = self._contract.resources.plans[operation.id]
        return plan.body.steps if plan.kind == "create" else ()

    def _unseen(self, operation: Operation, body: Any) -> frozenset[str]:
        """The properties of a body that the answer, or the record as it is read, has no room for."""
        plan = self._contract.resources.plans[operation.id]
        home = self._contract.resource(plan.collection) if plan.collection is not None else None
        reading = home.reading if home is not None else None
        described = [each for each in (operation, reading) if each is not None and success_node(each) is not None]
        sent = sent_record(unwrap(self._steps(operation), body))
        if not described:
            return frozenset()
        conflicts = sent.keys() - showable(self._contract, described[-1], sent).keys()
        if home is not None and plan.body.into:
            # What is sent are parts of a record that gets its key from the service.
            conflicts |= {name for name in home.collection.key_properties if name is not None}
        return frozenset(unseen_in(self._contract, described[0], sent) | conflicts)

    def _operation(self, target: str) -> Operation:
        found = self._contract.operations.get(target)
        return self._bodies.target(target).operation if found is None else found

    def _call(self, operation: Operation, body: Any, order: Order) -> _Call:
        """What one call sends; the records that it is about are inserted."""
        made = None
        if media_of(operation) is not None:
            made = self._body(self._bodies.target(operation.id), self._selections.of_body(operation, order))
        selection = self._selections.of(operation, made.settled.parent if made is not None else (), order.relate)
        if body is None and made is not None:
            body = self._selections.keyed(operation, selection, made.value)
        if selection.address is not None and not order.relate:
            make_ready(self._mock, operation, selection.address)
        key = f"{operation.id}#{self._inserter.number(operation.id)}"
        return _Call(put_part(self._inserter, self._sender, operation, selection, key), body, key)

    def _built(self, operation: Operation, call: _Call) -> Request:
        at = call.selection
        named = {**sought(self._contract.schemas, operation, lambda: self._selected(at.address)), **at.named}
        request = self._sender.request(operation, at.path, call.body, call.key, named=named)
        if "if-match" not in request.headers:
            return request
        context, path = self._mock.engine.context, self._sender.path_texts(operation, at.path, call.key)
        etag = etag_of(context, Work(self._mock.store), operation, path, at.named)
        return self._sender.request(operation, at.path, call.body, call.key, named=named, etag=etag or "*")

    def _selected(self, address: Address | None) -> tuple[Record | None, Mapping[str, Any]]:
        """The record at an address as GET answers it, and what tells it from others."""
        record = record_as_shown(self._mock.engine.context, Work(self._mock.store), address) if address else None
        if address is None or record is None:
            return None, {}
        names = [name for name in self._contract.resource(address.collection).collection.key_properties if name]
        return record, {name: record[name] for name in names if name in record}

    def _planted(self, resource: Resource, order: Order, below: Below | None) -> Made:
        with self._inserter.planting() as planter:
            made = planter.plant(resource, order)
            if below is not None:
                # As a POST to that path does.
                note(planter.work, below.view, below.keys, made.address)
            return made

    def _texts_of_path(self, operation: Operation) -> dict[str, str]:
        return self._sender.path_texts(operation, {}, f"{operation.id}#path")

    def _found(self, resource: Resource, target: Any) -> Address:
        return self._inserter.linker.address(resource, target, Work(self._mock.store))

    # -- inside ---------------------------------------------------------------------------------------------------

    def _body(self, target: BodyOperation, order: Order) -> BodyInProgress:
        with self._inserter.planting() as planter:
            return self._bodies.body(target, order, planter)

    def _creatable(self, resource: str) -> str:
        found = named_resource(self._contract, resource)
        if found.creation is None:
            raise FactoryError(f"nothing in the document creates {found.name}; insert puts one into the store")
        return found.creation.id

    def _created(self, target: BodyOperation, order: Order, expand: Expansion) -> Record:
        resource, relate = target.resource, order.relate
        assert resource is not None
        order = self._selections.of_body(target.operation, order)
        body = self._body(target, order)
        path = self._selections.of(target.operation, body.settled.parent, relate).path
        key = f"{target.operation.id}#{self._inserter.number(target.operation.id)}"
        before = set(self._mock.store.addresses(resource.collection.id))
        request = self._sender.request(target.operation, path, body.value, key)
        response = self._mock.handle(request)
        if response.status >= 300:
            raise CreateRefused(refusal(resource, request, response), response)
        fresh = [entry for entry in self._mock.store.addresses(resource.collection.id) if entry not in before]
        record = answered(response, target.plan)
        address = address_of(resource, fresh, body.settled.parent, record)
        if address is not None:
            record = self._settled(Made(resource, address, record, body.recipe.states, ()), body, order)
        expand = merged_expansions(shown_with(resource, body.recipe), expand)
        return self._inserter.completed(resource, address, record, body.recipe.after, expand)

    def _settled(self, made: Made, body: BodyInProgress, order: Order) -> Record:
        """What comes after a create: the state that a variant names, and what points at the record."""
        created = made.record
        self._inserter.bring(made.address, made.states, self._reach or walk)
        with self._inserter.planting() as planter:
            made.record = planter.work.get(made.address) or made.record
            planter.grow(made, body.recipe, order)
        if not made.states:
            return created
        return record_as_shown(self._mock.engine.context, Work(self._mock.store), made.address) or created
