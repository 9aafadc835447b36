"""Mutants of what is kept: records, lists, effects, the journal."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from mutation import Patch, after, matches, mutant, step_by_step

from understudy import pipeline
from understudy.contract import Contract
from understudy.exchange import Request, Response
from understudy.mock import Mock
from understudy.operations import handlers, page_facts, read, write
from understudy.operations.compiled import CompiledOperations
from understudy.records import service
from understudy.records.errors import RecordExistsError
from understudy.records.service import RecordService
from understudy.stages import commit, respond
from understudy.state.store import Address, Change, Record

__all__: list[str] = []

# What is remembered.


def _applying(mock: Mock, patch: Patch, change: Callable[[Sequence[Change]], Sequence[Change]]) -> None:
    apply = mock.store.apply
    patch(mock.store, "apply", lambda changes: apply(change(changes)))


@mutant
def writes_are_lost(mock: Mock, patch: Patch) -> None:
    _applying(mock, patch, lambda _changes: ())


@mutant
def changes_are_lost(mock: Mock, patch: Patch) -> None:
    def only_new(changes: Sequence[Change]) -> Sequence[Change]:
        return [entry for entry in changes if entry.record is None or mock.store.get(entry.address) is None]

    _applying(mock, patch, only_new)


@mutant
def deletes_are_lost(mock: Mock, patch: Patch) -> None:
    _applying(mock, patch, lambda changes: [entry for entry in changes if entry.record is not None])


@mutant
def deleted_records_come_back(mock: Mock, patch: Patch) -> None:
    seen: dict[Address, Record] = {}
    get = mock.store.get

    def remembering(address: Address) -> Record | None:
        found = get(address)
        if found is not None:
            seen[address] = found
        return found if found is not None else seen.get(address)

    patch(mock.store, "get", remembering)


@mutant
def reads_are_stale(mock: Mock, patch: Patch) -> None:
    first: dict[Address, Record] = {}
    get = mock.store.get

    def remembering(address: Address) -> Record | None:
        found = get(address)
        return None if found is None else first.setdefault(address, found)

    patch(mock.store, "get", remembering)


@mutant
def only_the_first_change_of_many(mock: Mock, patch: Patch) -> None:
    _applying(mock, patch, lambda changes: changes[:1])


@mutant
def keys_are_used_again(mock: Mock, patch: Patch) -> None:
    patch(mock.store, "next_number", lambda _collection: 1)


@mutant
def pages_are_off_by_one(mock: Mock, patch: Patch) -> None:
    cut = mock.store.slice
    patch(mock.store, "slice", lambda name, parent, start, stop: cut(name, parent, start + (start > 0), stop))


@mutant
def lists_ignore_the_parent(mock: Mock, patch: Patch) -> None:
    def everything(name: str, _parent: tuple[str, ...], start: int, stop: int) -> list[Record]:
        found = [mock.store.get(address) for address in mock.store.addresses(name)]
        return [record for record in found if record is not None][start:stop]

    patch(mock.store, "slice", everything)
    patch(mock.store, "count", lambda name, _parent: len(mock.store.addresses(name)))


@mutant
def lists_are_newest_first(mock: Mock, patch: Patch) -> None:
    def backwards(name: str, parent: tuple[str, ...], start: int, stop: int) -> list[Record]:
        return list(mock.store.records(name, parent))[::-1][start:stop]

    patch(mock.store, "slice", backwards)


@mutant
def an_update_forgets_the_rest(mock: Mock, _: Patch) -> None:
    plans = {
        name: replace(plan, merge=False) if plan.kind == "update" else plan
        for name, plan in mock.contract.resources.plans.items()
    }
    _use(mock, replace(mock.contract, resources=replace(mock.contract.resources, plans=plans)))


def _use(mock: Mock, contract: Contract) -> None:
    mock.contract = contract
    context = replace(mock.engine.context, contract=contract)
    compiled = CompiledOperations(context, mock.engine.handlers)
    mock.engine = replace(mock.engine, contract=contract, context=context, compiled=compiled)


def _without_effect(mock: Mock, name: str) -> None:
    plans = {
        key: replace(plan, effects={effect: value for effect, value in plan.effects.items() if effect != name})
        for key, plan in mock.contract.resources.plans.items()
    }
    _use(mock, replace(mock.contract, resources=replace(mock.contract.resources, plans=plans)))


@mutant
def nothing_else_is_created(mock: Mock, _: Patch) -> None:
    _without_effect(mock, "x-mock-creates")


@mutant
def a_submission_can_be_repeated(mock: Mock, _: Patch) -> None:
    _without_effect(mock, "x-mock-transition")


@mutant
def actions_set_nothing(mock: Mock, _: Patch) -> None:
    _without_effect(mock, "x-mock-set")


@mutant
def dangling_keys_are_taken(mock: Mock, patch: Patch) -> None:
    patch(write, "check_references", lambda *_: None)


@mutant
def parents_need_not_exist(mock: Mock, patch: Patch) -> None:
    patch(write, "require_parent", lambda call, _records: call.parent_key())


@mutant
def filters_are_ignored(mock: Mock, patch: Patch) -> None:
    patch("understudy.operations.read", "filters", lambda *_: ())


@mutant
def the_first_state_is_another(mock: Mock, patch: Patch) -> None:
    def last(world: Any, collection: Any, record: Record) -> None:
        for state in collection.states:
            record.setdefault(state.name, state.values[-1])

    step_by_step(patch)
    patch("understudy.records.service", "start_states", last)
    patch("understudy.records.completion", "start_states", last)


@mutant
def a_refusal_commits_what_was_done(mock: Mock, patch: Patch) -> None:
    def always(mock: Mock, exchange: Any) -> None:
        if exchange.work is not None:
            exchange.work.commit()

    patch("understudy.pipeline", "SETTLE", (_stage("behave"), respond.respond, always, commit.commit))

    def made_first(call: Any, records: RecordService) -> Any:
        address, record = records.draft(call.collection, (), call.attributes, None)
        records.work.put(address, record)
        return original(call, records)

    original = write.create
    patch("understudy.operations.handlers", "BUILT_IN", {**handlers.BUILT_IN, "create": made_first})


def _stage(name: str) -> Any:
    return next(stage for stage in pipeline.SETTLE if stage.__name__ == name)


@mutant
def the_state_survives_nothing(mock: Mock, _: Patch) -> None:
    after(mock, lambda request, response: _forget(mock, request, response))


def _forget(mock: Mock, request: Request, response: Response) -> Response:
    if request.method == "GET" and request.path == "/api/v2/referrals":
        mock.store.clear()
    return response


# What the bookshop has and the shipped contract has not: cascades, replacements, merge patches, chosen keys.


@mutant
def what_is_below_stays(mock: Mock, patch: Patch) -> None:
    patch(RecordService, "remove", lambda records, address: records.work.delete(address))


@mutant
def a_delete_takes_too_much(mock: Mock, patch: Patch) -> None:
    remove = RecordService.remove

    def greedy(records: RecordService, address: Address) -> None:
        remove(records, address)
        for other in records.work.addresses("/books/{}/reviews"):
            records.work.delete(other)

    patch(RecordService, "remove", greedy)


@mutant
def a_replacement_keeps_the_rest(mock: Mock, _: Patch) -> None:
    plans = {name: replace(plan, merge=True) for name, plan in mock.contract.resources.plans.items()}
    _use(mock, replace(mock.contract, resources=replace(mock.contract.resources, plans=plans)))


@mutant
def a_merge_patch_keeps_nulls(mock: Mock, patch: Patch) -> None:
    patch(write, "merge_patch", lambda target, patch_: {**target, **patch_})


@mutant
def a_merge_patch_is_flat(mock: Mock, patch: Patch) -> None:
    def flat(target: Any, patch_: Any) -> Any:
        return {name: value for name, value in {**target, **patch_}.items() if value is not None}

    patch(write, "merge_patch", flat)


@mutant
def the_time_of_change_stands_still(mock: Mock, patch: Patch) -> None:
    stamp = service.stamp

    def still(*args: Any, created: bool, **_named: Any) -> None:
        if created:
            stamp(*args, created=True)

    step_by_step(patch)
    patch(service, "stamp", still)


@mutant
def the_time_of_creation_moves(mock: Mock, patch: Patch) -> None:
    def moving(_context: Any, _collection: Any, record: Record, now: str, **_named: Any) -> None:
        record.update({name: now for name in ("created_at", "updated_at") if name in record})

    step_by_step(patch)
    patch(service, "stamp", moving)


@mutant
def a_taken_key_is_taken_again(mock: Mock, patch: Patch) -> None:
    new_key = service.new_key

    def careless(context: Any, work: Any, collection: Any, parent: tuple[str, ...], record: Record) -> tuple[str, ...]:
        try:
            return new_key(context, work, collection, parent, record)
        except RecordExistsError:
            return tuple(str(record[name]) for name in collection.key_properties)

    step_by_step(patch)
    patch(service, "new_key", careless)


@mutant
def defaults_are_forgotten(mock: Mock, patch: Patch) -> None:
    step_by_step(patch)
    patch(service, "with_defaults", lambda _context, _node, attributes: dict(attributes))


@mutant
def a_search_minds_the_case(mock: Mock, patch: Patch) -> None:
    def minding(wanted: Sequence[str], record: Record) -> bool:
        return all(any(isinstance(value, str) and word in value for value in record.values()) for word in wanted)

    patch("understudy.operations.selection", "_mentions", minding)


@mutant
def one_filter_is_enough(mock: Mock, patch: Patch) -> None:
    filters = read.filters
    patch(read, "filters", lambda inputs, values: list(filters(inputs, values))[:1])


@mutant
def a_total_counts_what_is_filtered_out(mock: Mock, patch: Patch) -> None:
    facts = page_facts._facts

    def counting(call: Any, inputs: Any, page: Any, part: Any) -> Any:
        total = max(part.total, mock.store.count(call.collection.id, ()))
        return facts(call, inputs, page, replace(part, total=total))

    patch(page_facts, "_facts", counting)


@mutant
def the_last_page_is_empty(mock: Mock, patch: Patch) -> None:
    cut = mock.store.slice

    def whole_pages(name: str, parent: tuple[str, ...], start: int, stop: int) -> Sequence[Record]:
        found = cut(name, parent, start, stop)
        return found if start == 0 or len(found) == stop - start else []

    patch(mock.store, "slice", whole_pages)


@mutant
def page_numbers_are_ignored(mock: Mock, patch: Patch) -> None:
    cut = mock.store.slice
    patch(mock.store, "slice", lambda name, parent, start, stop: cut(name, parent, 0, stop - start))


@mutant
def a_create_is_made_twice(mock: Mock, _: Patch) -> None:
    handle = mock.handle

    def twice(request: Request) -> Response:
        if matches(request, "POST", "/(authors|api/v2/tenants)"):
            handle(request)
        return handle(request)

    mock.handle = twice  # type: ignore[method-assign]


@mutant
def an_update_touches_the_others(mock: Mock, patch: Patch) -> None:
    def all_alike(changes: Sequence[Change]) -> Sequence[Change]:
        more = []
        for change in changes:
            if change.record is not None and mock.store.get(change.address) is not None:
                for other in mock.store.addresses(change.address.collection):
                    record = mock.store.get(other)
                    if record is not None and other != change.address:
                        shared = {name: change.record[name] for name in ("title", "name") if name in change.record}
                        more.append(Change(other, {**record, **shared}))
        return [*changes, *more]

    _applying(mock, patch, all_alike)


@mutant
def looking_changes_something(mock: Mock, patch: Patch) -> None:
    get = mock.store.get

    def worn(address: Address) -> Record | None:
        record = get(address)
        if record is not None and isinstance(record.get("title"), str):
            record["title"] = record["title"][:-1] or "?"
            mock.store.apply((Change(address, record),))
        return record

    patch(mock.store, "get", worn)


@mutant
def a_refused_write_is_done(mock: Mock, _: Patch) -> None:
    """The answer is 401, and it is done all the same."""
    token = mock.tokens.issue("understudy", mock.engine.auth.scopes)

    def done(request: Request, response: Response) -> Response:
        if response.status == 401 and request.method != "GET" and "token" not in request.path:
            handle(replace(request, headers={**request.headers, "authorization": f"Bearer {token}"}))
        return response

    handle = mock.handle
    after(mock, done)


@mutant
def any_state_can_move(mock: Mock, _: Patch) -> None:
    def free(effects: Any) -> Any:
        move = effects.get("x-mock-transition")
        return effects if move is None else {**effects, "x-mock-transition": {**move, "from": None}}

    plans = {name: replace(plan, effects=free(plan.effects)) for name, plan in mock.contract.resources.plans.items()}
    _use(mock, replace(mock.contract, resources=replace(mock.contract.resources, plans=plans)))


@mutant
def a_move_ends_elsewhere(mock: Mock, _: Patch) -> None:
    def astray(effects: Any) -> Any:
        move = effects.get("x-mock-transition")
        return effects if move is None else {**effects, "x-mock-transition": {**move, "to": move["from"][0]}}

    plans = {name: replace(plan, effects=astray(plan.effects)) for name, plan in mock.contract.resources.plans.items()}
    _use(mock, replace(mock.contract, resources=replace(mock.contract.resources, plans=plans)))


@mutant
def an_answer_off_contract_is_kept(mock: Mock, patch: Patch) -> None:
    def careless(mock: Mock, exchange: Any) -> None:
        if exchange.work is not None:
            exchange.work.commit()
        commit.commit(mock, exchange)

    patch("understudy.pipeline", "SETTLE", (*pipeline.SETTLE[:-1], careless))


@mutant
def an_answer_off_contract_is_sent(mock: Mock, patch: Patch) -> None:
    patch(respond, "_required_headers", lambda *_args: ())
    patch(respond, "_violations", lambda *_args: ())


@mutant
def the_journal_forgets_refusals(mock: Mock, patch: Patch) -> None:
    note = mock.journal.note

    def choosy(*details: Any) -> None:
        if details[3].status < 400:
            note(*details)

    patch(mock.journal, "note", choosy)


@mutant
def the_journal_forgets_why(mock: Mock, patch: Patch) -> None:
    note = mock.journal.note
    patch(mock.journal, "note", lambda *details: note(*details[:4], (), *details[5:]))


@mutant
def the_dice_have_no_seed(mock: Mock, _: Patch) -> None:
    mock.values.seed = secrets.randbits(64)


@mutant
def a_reset_keeps_the_records(mock: Mock, patch: Patch) -> None:
    patch(mock.store, "clear", lambda: None)


@mutant
def whole_numbers_stay_fractions(mock: Mock, patch: Patch) -> None:
    patch("understudy.json_codec", "_whole", lambda value: value)
