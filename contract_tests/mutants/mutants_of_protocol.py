"""Mutants of what is spoken: repeated keys, patches, parts and names of files, streams, XML, webhooks in all forms."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from mutation import Patch, after, before, mutant, with_body, without_header

from understudy.exchange import Request
from understudy.inference.event_names import EventNames
from understudy.mock import Mock
from understudy.openapi import document
from understudy.operations import files, idempotency, write
from understudy.rendering import serialise
from understudy.stages import behave, respond
from understudy.webhooks import rendering
from understudy.webhooks.signing.template import TemplateScheme

__all__: list[str] = []


def _rewrite_bodies(mock: Mock, change: Callable[[bytes], bytes]) -> None:
    """Change the bytes of every answer."""
    after(mock, lambda _request, response: with_body(response, change(response.body)) if response.body else response)


# -- keys of requests -------------------------------------------------------------------------------------------------


@mutant
def a_repeated_key_does_it_again(_: Mock, patch: Patch) -> None:
    patch(behave, "answer_again", lambda *_args: None)


@mutant
def a_key_is_for_any_body(_: Mock, patch: Patch) -> None:
    patch(idempotency, "_fingerprint", lambda *_args: "any")


@mutant
def a_key_is_good_for_ever(_: Mock, patch: Patch) -> None:
    patch(idempotency, "_LIFETIME", timedelta(days=10_000))


@mutant
def a_replay_does_not_say_so(mock: Mock, _: Patch) -> None:
    without_header(mock, idempotency.REPLAYED)


# -- patches ----------------------------------------------------------------------------------------------------------


def _steps(mock: Mock, change: Callable[[list[Any]], list[Any]]) -> None:
    def changed(request: Request) -> Request:
        if request.method != "PATCH" or not request.body.startswith(b"["):
            return request
        return replace(request, body=json.dumps(change(json.loads(request.body))).encode())

    before(mock, changed)


@mutant
def a_patch_tests_nothing(mock: Mock, _: Patch) -> None:
    _steps(mock, lambda steps: [each for each in steps if each.get("op") != "test"])


@mutant
def a_patch_stops_before_its_last_step(mock: Mock, _: Patch) -> None:
    _steps(mock, lambda steps: steps[:-1])


@mutant
def a_merge_patch_removes_nothing(_: Mock, patch: Patch) -> None:
    merge = write.merge_patch

    def kept(record: Any, more: Any) -> Any:
        return {**{name: record[name] for name in more if name in record}, **merge(record, more)}

    patch(write, "merge_patch", kept)


# -- files ------------------------------------------------------------------------------------------------------------


def _kept(patch: Patch, change: Callable[[Any], Any]) -> None:
    keep = files.keep_files
    patch(files, "keep_files", lambda work, address, uploads: keep(work, address, list(map(change, uploads))))


@mutant
def a_file_loses_its_last_byte(_: Mock, patch: Patch) -> None:
    _kept(patch, lambda file: replace(file, data=file.data[:-1]))


@mutant
def a_file_loses_its_type(_: Mock, patch: Patch) -> None:
    _kept(patch, lambda file: replace(file, media_type=None))


@mutant
def a_file_loses_its_name(mock: Mock, _: Patch) -> None:
    without_header(mock, "Content-Disposition")


@mutant
def the_last_file_of_a_form_is_what_it_is_about(_: Mock, patch: Patch) -> None:
    keep = files.keep_files
    patch(files, "keep_files", lambda work, address, uploads: keep(work, address, list(uploads)[::-1]))


@mutant
def a_part_ends_one_byte_early(mock: Mock, _: Patch) -> None:
    after(mock, lambda _r, s: with_body(s, s.body[:-1]) if s.status == 206 else s)


@mutant
def a_part_does_not_say_which_it_is(mock: Mock, _: Patch) -> None:
    without_header(mock, "Content-Range")


@mutant
def a_part_beyond_the_end_is_the_whole(_: Mock, patch: Patch) -> None:
    part_of = respond.part_of

    def whole(request: Request, answer: Any, headers: Any) -> Any:
        found = part_of(request, answer, headers)
        return (answer, headers) if found[0].status == 416 else found

    patch(respond, "part_of", whole)


# -- streams ----------------------------------------------------------------------------------------------------------


@mutant
def a_stream_comes_at_once(mock: Mock, _: Patch) -> None:
    after(mock, lambda _request, response: replace(response, pauses=()))


@mutant
def every_event_is_the_first(mock: Mock, _: Patch) -> None:
    _rewrite_bodies(mock, lambda body: body.replace(b"id: 2\n", b"id: 1\n"))


@mutant
def who_comes_back_gets_all_again(mock: Mock, _: Patch) -> None:
    def forgotten(request: Request) -> Request:
        headers = {name: text for name, text in request.headers.items() if name != "last-event-id"}
        return replace(request, headers=headers)

    before(mock, forgotten)


@mutant
def a_stream_never_ends_for_good(_: Mock, patch: Patch) -> None:
    patch(respond, "at_its_end", lambda answer, _operation: answer)


@mutant
def nothing_says_how_soon_to_come_back(mock: Mock, _: Patch) -> None:
    _rewrite_bodies(mock, lambda body: body.replace(b"retry: 50\n", b""))


@mutant
def an_event_is_one_line(mock: Mock, _: Patch) -> None:
    _rewrite_bodies(mock, lambda body: body.replace(b"data: two\ndata: lines", b"data: two lines"))


@mutant
def json_sequences_are_json_lines(mock: Mock, _: Patch) -> None:
    _rewrite_bodies(mock, lambda body: body.replace(b"\x1e", b""))


# -- XML --------------------------------------------------------------------------------------------------------------


@mutant
def xml_is_json_by_another_name(_: Mock, patch: Patch) -> None:
    patch(respond, "is_due", lambda _answer: False)


@mutant
def xml_without_a_word_is_json(_: Mock, patch: Patch) -> None:
    in_xml = serialise.in_xml

    def lenient(answer: Any, *args: Any) -> Any:
        try:
            return in_xml(answer, *args)
        except ValueError:
            return answer

    patch(respond, "in_xml", lenient)


@mutant
def xml_escapes_nothing(mock: Mock, _: Patch) -> None:
    _rewrite_bodies(mock, lambda body: body.replace(b"&amp;", b"&"))


# -- webhooks ---------------------------------------------------------------------------------------------------------


@mutant
def a_name_is_read_from_its_front_only(_: Mock, patch: Patch) -> None:
    readings = EventNames._readings
    patch(
        EventNames,
        "_readings",
        lambda self, tokens: [each for each in readings(self, tokens) if each[1] or each[2] != tokens[: len(each[2])]],
    )


@mutant
def any_move_is_notified_as_the_one_that_is_named(_: Mock, patch: Patch) -> None:
    trigger = EventNames.trigger

    def vague(self: EventNames, name: str) -> Any:
        found = trigger(self, name)
        return found if found is None else replace(found, to=())

    patch(EventNames, "trigger", vague)


@mutant
def what_clients_set_themselves_emits_nothing(_: Mock, patch: Patch) -> None:
    patch("understudy.webhooks.emit", "_set_by_client", lambda *_args: ())


@mutant
def x_webhooks_are_any_extension(_: Mock, patch: Patch) -> None:
    patch(document, "_with_webhooks", lambda data: (data, {}))


@mutant
def a_cloud_event_is_of_another_version(_: Mock, patch: Patch) -> None:
    attributes = rendering.cloud_event_attributes
    patch(rendering, "cloud_event_attributes", lambda *args: {**attributes(*args), "specversion": "0.3"})


@mutant
def cloud_events_are_always_structured(_: Mock, patch: Patch) -> None:
    wrapped = rendering._wrapped
    patch(rendering, "_wrapped", lambda way, *args: wrapped(replace(way, mode="structured"), *args))


@mutant
def a_cloud_event_says_nothing_of_its_record(_: Mock, patch: Patch) -> None:
    attributes = rendering.cloud_event_attributes
    patch(
        rendering,
        "cloud_event_attributes",
        lambda *args: {name: text for name, text in attributes(*args).items() if name != "subject"},
    )


@mutant
def milliseconds_are_seconds(_: Mock, patch: Patch) -> None:
    sign = TemplateScheme.sign
    patch(TemplateScheme, "sign", lambda self, *args, **named: sign(replace(self, timestamp="seconds"), *args, **named))


@mutant
def an_address_is_not_signed(_: Mock, patch: Patch) -> None:
    patch(TemplateScheme, "at", lambda self, _url: self)
