"""Changes a mock from outside of its API: each change is a unit of work with its transition log and events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from understudy.engine import Engine
from understudy.inference.resources import Collection
from understudy.operations.view import as_get_answers
from understudy.records.errors import CommittedError, MockError
from understudy.records.names import address_of, collection_named, key_texts, parent_of
from understudy.records.seed_data import SeedData, sow
from understudy.records.service import RecordService
from understudy.state.store import Address, Record
from understudy.state.work import Work
from understudy.webhooks.outbox import Event
from understudy.webhooks.payload import OffContractError


def create(
    engine: Engine, resource: str, parent: Sequence[Any], attributes: Mapping[str, Any], *, emit: bool
) -> Record:
    """Put a record into the store; its creation is an event only with `emit`. Returns it as a GET shows it."""
    with _failures_noted(engine, resource, parent):
        return _drive(
            engine, lambda service: service.create_record(resource, parent, attributes), changed_by_client=emit
        )


def update(engine: Engine, resource: str, key: Sequence[Any], attributes: Mapping[str, Any]) -> Record:
    """Set properties of a record, states among them by the rules of its lifecycle. Returns it as a GET shows it."""
    with _failures_noted(engine, resource, key):
        return _drive(engine, lambda service: service.update_record(resource, key, attributes))


def transition(engine: Engine, resource: str, key: tuple[Any, ...], **how: Any) -> Record:
    """Move a record to a state, as `RecordService.transition` does. Returns it as a GET shows it."""

    def move(service: RecordService) -> Address:
        service.transition(resource, *key, **how)
        return address_of(collection_named(engine.contract, resource), key)

    with _failures_noted(engine, resource, key):
        return _drive(engine, move)


def delete(engine: Engine, resource: str, key: tuple[Any, ...]) -> None:
    """Delete a record and what stands below it."""
    with _failures_noted(engine, resource, key):
        _drive(engine, lambda service: service.delete(resource, *key))


def sow_into(engine: Engine, data: SeedData) -> int:
    """Put in the records of a seed file, all or none, without events; how many they are. Raises SeedError."""

    def put(service: RecordService) -> None:
        sow(service, data)

    _drive(engine, put, changed_by_client=False)
    return len(data.seeds)


def read(engine: Engine, resource: str, key: tuple[Any, ...]) -> Record:
    """A record as a GET shows it. Raises NotFoundError."""
    engine.catch_up()
    address = address_of(collection_named(engine.contract, resource), key)
    work = engine.faults.work(engine.store)
    RecordService(engine.context, work, "driver").require(address)
    return _shown(engine, work, address)


def records(engine: Engine, resource: str, parent: tuple[Any, ...]) -> list[Record]:
    """The records of a collection, of one parent where it stands below others, oldest first."""
    engine.catch_up()
    collection = collection_named(engine.contract, resource)
    return list(engine.store.records(collection.id, parent_of(collection, parent)))


def count_records(engine: Engine) -> dict[str, Counter[tuple[str, ...]]]:
    """How many records each resource has below which keys; by id, without those that have none."""
    engine.catch_up()
    counted = {each.id: _counted(engine, each) for each in engine.contract.resources.collections.values()}
    return {each: parents for each, parents in counted.items() if parents.total()}


def _counted(engine: Engine, collection: Collection) -> Counter[tuple[str, ...]]:
    if not collection.parent_count:
        return Counter({(): engine.store.count(collection.id, ())})
    return Counter(address.parent for address in engine.store.addresses(collection.id))


@contextmanager
def _failures_noted(engine: Engine, resource: str, key: Sequence[Any]) -> Iterator[None]:
    """Keep in the journal what goes wrong in the block, as an error of the record that it is about."""
    try:
        yield
    except Exception as error:
        named = engine.contract.names.find(resource)
        if len(named) == 1:
            about = error.about if isinstance(error, MockError) else None
            mine = about is not None and about.collection == named[0].id
            texts = (*about.parent, *about.key) if about is not None and mine else key_texts(tuple(key))
            status = error.status if isinstance(error, MockError) else 500
            engine.journal.add_failed(named[0].id, texts, status, str(error))
        raise


def _drive(
    engine: Engine, change: Callable[[RecordService], Address | None], *, changed_by_client: bool = True
) -> Record:
    """Make a change and commit it; the record at the address that `change` gives, as a GET shows it.

    `changed_by_client` is False for what is not to be an event. Raises what `change` raises, after which nothing is
    changed, and MockError for an event that would break the document.
    """
    engine.catch_up()
    try:
        with engine.store.turn():
            work = engine.faults.work(engine.store)
            address = change(RecordService(engine.context, work, "driver"))
            shown = _shown(engine, work, address) if address is not None else {}
            events = _commit(engine, work, changed_by_client=changed_by_client)
    except CommittedError as crash:
        engine.webhooks.send(crash.events)
        raise crash.error from None
    engine.webhooks.send(events)
    return shown


def _shown(engine: Engine, work: Work, address: Address) -> Record:
    """What GET on the record answers; the record itself where nothing reads one."""
    value = as_get_answers(engine.context, work, address)
    return value if isinstance(value, dict) else work.get(address) or {}


def _commit(engine: Engine, work: Work, *, changed_by_client: bool) -> list[Event]:
    try:
        events = engine.webhooks.add_to(work, changed_by_client=changed_by_client)
    except OffContractError as broken:
        raise MockError(f"the event that this brings would break the document: {broken}") from None
    engine.commit(work, events)
    if work.failure is not None:
        raise CommittedError(work.failure, events)
    return events
