"""The messages of failed waits: what was expected, what came, and how the nearest candidate differs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from understudy.columns import clipped
from understudy.webhooks.capture.received import Received
from understudy.webhooks.capture.template import Template, TypeOf

_LAST = 10
_BODY = 120


class CleanupWarning(UserWarning):
    """Something that a test used could not be brought back at its end; that says nothing about what was tested."""


class WebhookError(AssertionError):
    """The webhooks that came are not those that a test expects."""


class UnexpectedWebhook(WebhookError):  # noqa: N818 - a test failed, nothing is in error
    """One came that should not: `webhooks` are those."""

    def __init__(self, message: str, webhooks: Sequence[Received]) -> None:
        self.webhooks = tuple(webhooks)
        super().__init__(message)


class WebhookTimeout(WebhookError):  # noqa: N818 - a test failed, nothing is in error
    """One did not come in time.

    `received` is all that was, `nearest` the one that differs least from the `template`, and `differences` where.
    """

    def __init__(
        self,
        message: str,
        *,
        template: Template,
        timeout: float,
        received: Sequence[Received] = (),
        nearest: Received | None = None,
        differences: dict[str, tuple[str, ...]] | None = None,
    ) -> None:
        self.template = template
        self.timeout = timeout
        self.received = tuple(received)
        self.nearest = nearest
        self.differences = dict(differences or {})
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class InboxState:
    """What an inbox saw when it gave up: all it may see, what is taken, and what the provider adds."""

    entries: Sequence[Received]
    taken: Collection[int]
    type_of: TypeOf
    notes: Sequence[str] = field(default=())


def nearest_of(template: Template, inbox: InboxState) -> tuple[Received, dict[str, tuple[str, ...]]] | None:
    """The webhook with the fewest matchers that fail, then the fewest differences, then the newest; one that is
    still to be had before one that is taken."""

    def distance(pair: tuple[Received, dict[str, tuple[str, ...]]]) -> tuple[bool, int, int, int]:
        webhook, found = pair
        return webhook.sequence in inbox.taken, len(found), sum(map(len, found.values())), -webhook.sequence

    pairs = [(webhook, template.differences(webhook, inbox.type_of)) for webhook in inbox.entries]
    return min(pairs, key=distance, default=None)


def report(head: str, template: Template, inbox: InboxState) -> str:
    """The whole message below a first line that says what is wrong."""
    parts = [head, _total(inbox)]
    shown = inbox.entries[-_LAST:]
    if len(shown) < len(inbox.entries):
        parts.append(f"the last {len(shown)}:")
    parts += [f"  {line(webhook, inbox)}" for webhook in shown]
    parts += _unreadable(inbox.entries)
    if closest := nearest_of(template, inbox):
        parts += _nearest(template, *closest, inbox)
    parts += [f"note: {note}" for note in inbox.notes]
    return "\n".join(parts)


def lines(webhooks: Sequence[Received], inbox: InboxState) -> str:
    """One indented line for each."""
    return "\n".join(f"  {line(webhook, inbox)}" for webhook in webhooks)


def line(webhook: Received, inbox: InboxState) -> str:
    """A webhook in one line."""
    text = webhook.raw.decode("utf-8", "backslashreplace").replace("\n", " ")
    taken = " (taken)" if webhook.sequence in inbox.taken else ""
    return f"#{webhook.sequence}{taken} {webhook.method} {webhook.url} {clipped(text, _BODY) or 'no body'}"


def _total(inbox: InboxState) -> str:
    total, taken = len(inbox.entries), sum(entry.sequence in inbox.taken for entry in inbox.entries)
    if not total:
        return "none was received at all"
    count = "1 webhook was received" if total == 1 else f"{total} webhooks were received"
    return f"{count}, {taken} of them taken by earlier waits:" if taken else f"{count}:"


def _unreadable(entries: Sequence[Received]) -> list[str]:
    broken = [entry for entry in entries if entry.parse_error is not None]
    if not broken:
        return []
    head = "1 body is not JSON:" if len(broken) == 1 else f"{len(broken)} bodies are not JSON:"
    return [head, *(f"  #{entry.sequence} {entry.raw[:_BODY]!r} ({entry.parse_error})" for entry in broken[-_LAST:])]


def _nearest(
    template: Template, webhook: Received, differences: dict[str, tuple[str, ...]], inbox: InboxState
) -> list[str]:
    if not differences:
        why = "matches, but an earlier wait took it" if webhook.sequence in inbox.taken else "matches"
        return [f"nearest: #{webhook.sequence} {why}"]
    # One that is not among the last is to be seen all the same.
    shown = webhook in inbox.entries[-_LAST:]
    parts = [f"nearest: #{webhook.sequence}" if shown else f"nearest: {line(webhook, inbox)}"]
    for name in template.criteria_names():
        if name in differences:
            parts += [f"  {name}: {text}" for text in differences[name]]
        else:
            parts.append(f"  {name}: {'not checked yet' if name == 'where' else 'holds'}")
    return parts
