"""The inbox: waits for webhooks, and says what came instead."""

from __future__ import annotations

import threading
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import TracebackType
from typing import Literal, Self, TypeVar, Unpack, overload

from understudy.matching import AtLeast
from understudy.testing.webhooks.arguments import check_cleanup, count_of, seconds_of
from understudy.testing.webhooks.provider import Provider, Unreachable
from understudy.testing.webhooks.report import (
    CleanupWarning,
    InboxState,
    UnexpectedWebhook,
    WebhookError,
    WebhookTimeout,
    lines,
    nearest_of,
    report,
)
from understudy.webhooks.capture.received import Received, event_type
from understudy.webhooks.capture.template import Matchers, Template, TypeOf, template_of

Cleanup = Literal["none", "matched-only", "full-reset"]
Count = int | AtLeast
Verify = Callable[[bytes, Mapping[str, str]], object]
"""Checks a signature: called with the body's bytes and the header fields; False or an exception means invalid."""

_Found = TypeVar("_Found")


class WebhookInbox:
    """The webhooks that a test expects. Thread-safe.

    A webhook that a wait returned is taken: no other wait of this inbox gets it (`consume=False` only looks).
    What counts is the order of arrival, never a clock. With a shared provider what is older than the inbox does not
    exist for it, unless `earlier=True`. `only` narrows what it may see, for servers that several tests use at once.
    `before` is called before each look, such as a function that delivers what is due. `type_of` gives a webhook's
    type, `verify` checks its signature.

    `cleanup` is what `cleanup()` and the end of a with statement do to the provider: nothing, remove what was taken, or
    forget all. Where that fails at the end of the statement, it is a `CleanupWarning`, and an error only with `strict`.
    Raises ValueError for options that can't work together, ProviderError where the provider fails.
    """

    def __init__(
        self,
        provider: Provider,
        *,
        timeout: float = 5.0,
        cleanup: Cleanup = "none",
        strict: bool = False,
        earlier: bool | None = None,
        only: Template | None = None,
        before: Callable[[], object] | None = None,
        type_of: TypeOf = event_type,
        verify: Verify | None = None,
    ) -> None:
        self._timeout = seconds_of("timeout", timeout)
        check_cleanup(cleanup, provider, only)
        self._provider = provider
        self._cleanup: Cleanup = cleanup
        self._strict = strict
        self._only = only
        self._before = before
        self._type_of = type_of
        self._verify = verify
        self._lock = threading.RLock()
        self._verified: dict[int, bool] = {}
        self._taken: dict[int, str] = {}
        keep = not provider.shared if earlier is None else earlier
        self._start = 0 if keep else max((entry.sequence for entry in provider.received()), default=0)

    @overload
    def wait_for(
        self,
        type: object = None,
        *,
        count: None = None,
        timeout: float | None = None,
        consume: bool = True,
        **matchers: Unpack[Matchers],
    ) -> Received: ...

    @overload
    def wait_for(
        self,
        type: object = None,
        *,
        count: Count,
        timeout: float | None = None,
        consume: bool = True,
        **matchers: Unpack[Matchers],
    ) -> tuple[Received, ...]: ...

    def wait_for(
        self,
        type: object = None,  # noqa: A002
        *,
        count: Count | None = None,
        timeout: float | None = None,
        consume: bool = True,
        **matchers: Unpack[Matchers],
    ) -> Received | tuple[Received, ...]:
        """The first webhook that is not taken and matches; with `count`, exactly so many or `at_least(n)`.

        `type` is an event type or a `Template`, and the matchers are those of `Template`; they take the place of its
        own. Raises WebhookTimeout when too few came, UnexpectedWebhook when more than an exact `count` have.
        """
        template = template_of(type, matchers)
        needed = 1 if count is None else count_of(count)
        limit = self._timeout if timeout is None else seconds_of("timeout", timeout)

        def decide(entries: Sequence[Received]) -> tuple[Received, ...] | None:
            found = self._matching(template, entries)
            if len(found) < needed:
                return None
            if count is None:
                found = found[:1]
            elif isinstance(count, int) and len(found) > count:
                raise UnexpectedWebhook(self._too_many(template, count, found, entries), found)
            if consume:
                self._take(found)
            return found

        found, seen, trouble = self._until(decide, limit)
        if found is None:
            raise self._timed_out(template, count, limit, seen, trouble)
        return found[0] if count is None else found

    def wait_for_count(
        self,
        count: Count,
        type: object = None,  # noqa: A002
        *,
        timeout: float | None = None,
        consume: bool = True,
        **matchers: Unpack[Matchers],
    ) -> tuple[Received, ...]:
        """`wait_for` with a count: exactly so many, or `at_least(n)`."""
        return self.wait_for(type, count=count, timeout=timeout, consume=consume, **matchers)

    def assert_none(
        self,
        type: object = None,  # noqa: A002
        *,
        within: float,
        **matchers: Unpack[Matchers],
    ) -> None:
        """Nothing that matches came, nor comes for `within` seconds; 0 looks once. What is taken does not count.

        Raises UnexpectedWebhook as soon as one is there.
        """
        template = template_of(type, matchers)
        limit = seconds_of("within", within, zero=True)

        def decide(entries: Sequence[Received]) -> tuple[Received, ...] | None:
            return self._matching(template, entries) or None

        found, seen, trouble = self._until(decide, limit)
        if found:
            what = "1 webhook" if len(found) == 1 else f"{len(found)} webhooks"
            text = lines(found, self._state(seen))
            raise UnexpectedWebhook(f"{what} came that should not: {template}\n{text}", found)
        if trouble is not None:
            raise trouble

    def assert_sequence(
        self, expected: Sequence[object], *, timeout: float | None = None, consume: bool = True
    ) -> tuple[Received, ...]:
        """Each of these event types or templates came, or comes, after the one before; others may lie between.

        All or none are taken. Raises WebhookTimeout that names the step at which it broke off.
        """
        steps = [template_of(each, {}) for each in expected]
        if not steps:
            raise ValueError("assert_sequence takes one or more event types or templates; got none")
        limit = self._timeout if timeout is None else seconds_of("timeout", timeout)

        def decide(entries: Sequence[Received]) -> tuple[Received, ...] | None:
            found = self._in_order(steps, entries)
            if len(found) < len(steps):
                return None
            if consume:
                self._take(found)
            return found

        found, seen, trouble = self._until(decide, limit)
        if found is None:
            raise self._broke_off(steps, limit, seen, trouble)
        return found

    def received(self, *, before: bool = True) -> tuple[Received, ...]:
        """All that this inbox may see, oldest first, taken or not. Raises ProviderError.

        Without `before` nothing is called first, so that what is merely due is not delivered for it.
        """
        if before and self._before is not None:
            self._before()
        with self._lock:
            return self._look()[0]

    def leftovers(self, *, before: bool = True) -> tuple[Received, ...]:
        """What came and no wait took. Raises ProviderError."""
        return tuple(entry for entry in self.received(before=before) if entry.sequence not in self._taken)

    def assert_no_leftovers(self, *, before: bool = True) -> None:
        """Every webhook was waited for. Raises UnexpectedWebhook."""
        if left := self.leftovers(before=before):
            what = "1 webhook was" if len(left) == 1 else f"{len(left)} webhooks were"
            text = lines(left, self._state(left))
            raise UnexpectedWebhook(f"{what} received that no wait took:\n{text}", left)

    def reset(self) -> None:
        """Make the provider forget all, whatever its receiver. Raises ProviderError."""
        self._provider.reset()
        with self._lock:
            self._taken.clear()
            self._verified.clear()

    def cleanup(self) -> None:
        """What the `cleanup` option says. Raises ProviderError."""
        if self._cleanup == "full-reset":
            self.reset()
        elif self._cleanup == "matched-only":
            with self._lock:
                ids = list(self._taken.values())
            for each in ids:
                self._provider.delete(each)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Clean up; with `strict` nothing may be left. An error that is under way is not hidden by one of these."""
        try:
            if self._strict and error is None:
                self.assert_no_leftovers()
        except Exception as failure:
            error = failure
            raise
        finally:
            self._end(error)

    def _end(self, error: BaseException | None) -> None:
        try:
            self.cleanup()
        except Exception as failure:
            message = f"the webhook inbox could not clean up: {failure}"
            if error is not None:
                error.add_note(message)
            elif self._strict:
                raise
            else:
                warnings.warn(CleanupWarning(message), stacklevel=3)

    def _until(
        self, decide: Callable[[Sequence[Received]], _Found | None], timeout: float
    ) -> tuple[_Found | None, tuple[Received, ...], Unreachable | None]:
        """Look until `decide` has an answer or the time is over: the answer, what was there, who did not answer."""
        deadline = time.monotonic() + timeout
        seen: tuple[Received, ...] = ()
        newest = self._start
        while True:
            if self._before is not None:
                self._before()
            trouble = None
            with self._lock:
                try:
                    seen, newest = self._look()
                except Unreachable as error:
                    trouble = error
                if trouble is None and (found := decide(seen)) is not None:
                    return found, seen, None
            left = deadline - time.monotonic()
            if left <= 0:
                return None, seen, trouble
            self._provider.wait(newest, left)

    def _look(self) -> tuple[tuple[Received, ...], int]:
        """What this inbox may see, and the highest sequence number of all that the provider has."""
        entries = self._provider.received(self._start)
        newest = max((entry.sequence for entry in entries), default=self._start)
        checked = [self._check_signature(entry) for entry in entries]
        only = self._only
        return tuple(entry for entry in checked if only is None or not self._differences(only, entry)), newest

    def _check_signature(self, entry: Received) -> Received:
        # Once for each: a signature may be too old to be valid when it is read again.
        if self._verify is None or not entry.exact:
            return entry
        if entry.sequence not in self._verified:
            try:
                self._verified[entry.sequence] = self._verify(entry.raw, entry.headers) is not False
            except Exception:  # noqa: BLE001 - every verifier has an error of its own
                self._verified[entry.sequence] = False
        return replace(entry, signature_valid=self._verified[entry.sequence])

    def _differences(self, template: Template, entry: Received) -> dict[str, tuple[str, ...]]:
        return template.differences(entry, self._type_of)

    def _matching(self, template: Template, entries: Sequence[Received]) -> tuple[Received, ...]:
        free = (entry for entry in entries if entry.sequence not in self._taken)
        return tuple(entry for entry in free if not self._differences(template, entry))

    def _in_order(self, steps: Sequence[Template], entries: Sequence[Received]) -> tuple[Received, ...]:
        """As many steps as can be found, each as early as possible, so that the later ones have most room."""
        found: list[Received] = []
        for step in steps:
            after = found[-1].sequence if found else 0
            later = self._matching(step, [entry for entry in entries if entry.sequence > after])
            if not later:
                break
            found.append(later[0])
        return tuple(found)

    def _take(self, entries: Sequence[Received]) -> None:
        self._taken.update((entry.sequence, entry.id) for entry in entries)

    def _state(self, entries: Sequence[Received], trouble: Unreachable | None = None) -> InboxState:
        note = self._provider.note
        notes = [*([note] if note else []), *([str(trouble)] if trouble else [])]
        return InboxState(entries, frozenset(self._taken), self._type_of, notes)

    def _too_many(self, template: Template, count: int, found: Sequence[Received], entries: Sequence[Received]) -> str:
        head = f"{template} was received {len(found)} times, expected exactly {count}"
        return f"{head} (at_least({count}) allows more):\n{lines(found, self._state(entries))}"

    def _timed_out(
        self,
        template: Template,
        count: Count | None,
        timeout: float,
        seen: Sequence[Received],
        trouble: Unreachable | None,
    ) -> WebhookError:
        head = f"{template} was not received within {timeout:g} s"
        if count is not None:
            head = f"{template} was received {len(self._matching(template, seen))} times within {timeout:g} s, "
            head += f"expected {count}"
        return self._failure(head, template, timeout, self._state(seen, trouble))

    def _broke_off(
        self, steps: Sequence[Template], timeout: float, seen: Sequence[Received], trouble: Unreachable | None
    ) -> WebhookError:
        found = self._in_order(steps, seen)
        step = steps[len(found)]
        head = f"step {len(found) + 1} of {len(steps)}: {step} was not received within {timeout:g} s"
        if found:
            head += f" after #{found[-1].sequence}"
        head += "".join(
            f"\nstep {number}: {steps[number - 1]} is #{each.sequence}" for number, each in enumerate(found, 1)
        )
        early = [each for each in self._matching(step, seen) if each not in found]
        if early:
            head += f"\nit came too early: {', '.join(f'#{each.sequence}' for each in early)}"
        return self._failure(head, step, timeout, self._state(seen, trouble))

    def _failure(self, head: str, template: Template, timeout: float, state: InboxState) -> WebhookTimeout:
        webhook, found = nearest_of(template, state) or (None, {})
        return WebhookTimeout(
            report(head, template, state),
            template=template,
            timeout=timeout,
            received=state.entries,
            nearest=webhook,
            differences=found,
        )
