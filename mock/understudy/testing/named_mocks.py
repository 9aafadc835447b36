"""Several documents in one test: a mock of each, by name, all of them verified when the test ends."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from typing import TYPE_CHECKING, Any

import pytest

from understudy.remote.mock import AnyMock
from understudy.testing.sessions import TestClock, TestContext, TestSession
from understudy.testing.settings import settings_of

if TYPE_CHECKING:
    import httpx

    from understudy.testing.factories import Factories
    from understudy.testing.webhooks import WebhookInbox

Watch = Callable[[TestContext], AbstractContextManager[Any]]


class NamedMocks:
    """The mocks of one test: `mocks("billing")` is that of the document of this name, the same one each time.

    What leads to one stands beside it: `mocks.client("billing")`. Raises UsageError for a name without a document.
    """

    def __init__(self, item: pytest.Item, session: TestSession, stack: ExitStack, watch: Watch) -> None:
        self._item, self._session, self._stack, self._watch = item, session, stack, watch
        self.contexts: dict[str, TestContext] = {}

    def __call__(self, name: str) -> AnyMock:
        """The mock, as it is at the start."""
        __tracebackhide__ = True
        return self._at(name).mock

    def client(self, name: str) -> httpx.Client:
        """An `httpx.Client` of the mock, closed at the end of the test."""
        __tracebackhide__ = True
        return self._stack.enter_context(self._at(name).client())

    def client_for(self, name: str, kind: Callable[..., Any], **options: Any) -> Any:
        """A client of an SDK that leads to the mock: `mocks.client_for("billing", Client, token="t")`."""
        __tracebackhide__ = True
        return self._at(name).client_for(kind, **options)

    def transport(self, name: str) -> httpx.BaseTransport:
        """An httpx transport that leads to the mock."""
        __tracebackhide__ = True
        return self._at(name).transport()

    def url(self, name: str) -> str:
        """The address of the mock."""
        __tracebackhide__ = True
        return self._at(name).url()

    def factory(self, name: str) -> Factories:
        """Makes records and requests of its document."""
        __tracebackhide__ = True
        return self._at(name).factories()

    def webhooks(self, name: str) -> WebhookInbox:
        """What the mock tells others, to wait for; an inbox of its own."""
        __tracebackhide__ = True
        return self._at(name).webhooks()

    def clock(self, name: str) -> TestClock:
        """The mock's clock."""
        __tracebackhide__ = True
        return self._at(name).clock

    def _at(self, name: str) -> TestContext:
        __tracebackhide__ = True
        if name not in self.contexts:
            settings = settings_of(self._item, name)
            nodeid = f"{self._item.nodeid} {name}"
            context = self._stack.enter_context(self._session.context(settings, nodeid, name))
            self._stack.enter_context(self._watch(context))
            self.contexts[name] = context
        return self.contexts[name]

    def left_over(self) -> str:
        """The webhooks of those that are not strict which came and no wait took."""
        found = [(name, each.left_over()) for name, each in self.contexts.items() if not each.settings.strict]
        return "\n".join(f'mocks("{name}"): {text}' for name, text in found if text)

    def verify(self) -> None:
        """Each of them, as `mock` is verified. Raises AssertionError with all that is wrong with any of them."""
        __tracebackhide__ = True
        wrong = []
        for name, context in self.contexts.items():
            try:
                context.verify()
            except AssertionError as error:
                wrong.append((f'mocks("{name}"): {error}', error))
        if wrong:
            raise AssertionError("\n".join(text for text, _ in wrong)) from wrong[0][1].__cause__
