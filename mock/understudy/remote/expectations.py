"""What a test expects of a server's mock."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from understudy.expectations import Respond
from understudy.faults.calls import Call, Where
from understudy.matching import AtLeast
from understudy.remote.codec import made
from understudy.remote.connection import Connection
from understudy.replies import UNSET

if TYPE_CHECKING:
    from understudy.admin_client import models


class RemoteExpectation:
    """One expectation at a server; `calls` and `met` ask it anew."""

    def __init__(self, to: Connection, expectation: models.Expectation) -> None:
        self._to = to
        self.id = expectation.id
        self.operation_id = expectation.operation_id

    def respond(
        self,
        reply: Respond | None = None,
        *,
        status: int | None = None,
        json: Any = UNSET,
        headers: Mapping[str, str] | None = None,
        off_contract: bool = False,
    ) -> Self:
        """Answer the calls so. Raises what it raises in process, and TypeError for a function."""
        from understudy.admin_client.models import ExpectationReply

        if reply is not None:
            raise TypeError("a function answers with a mock in this process only; a server takes status= and json=")
        if status is None:
            raise TypeError("respond takes status=, with json= where there is a body")
        body: dict[str, Any] = {"status": status, "headers": dict(headers or {}), "offContract": off_contract}
        if json is not UNSET:
            body["json"] = json
        self._to.call(self._to.client.expectations.reply, str(self.id), body=ExpectationReply.from_dict(body))
        return self

    @property
    def calls(self) -> list[Call]:
        """The calls that came, in order."""
        return [
            made(
                Call,
                call,
                parameters=call.parameters.additional_properties,
                headers=call.headers.additional_properties,
                status=None,
                answer=None,
                sequence=0,
            )
            for call in self._now().calls
        ]

    @property
    def met(self) -> bool:
        """Whether as many calls came as were expected."""
        return self._now().met

    def _now(self) -> models.Expectation:
        return self._to.call(self._to.client.expectations.get, str(self.id))


class RemoteExpectations:
    """The expectations of a server's mock."""

    def __init__(self, to: Connection) -> None:
        self._to = to
        self._api = to.client.expectations
        self.armed = False

    def expect(
        self,
        operation_id: str,
        *,
        match: object = None,
        parameters: Mapping[str, object] | None = None,
        where: Where | None = None,
        times: int | AtLeast | None = 1,
    ) -> RemoteExpectation:
        """Expect calls. Raises what `mock.expect` raises, and TypeError for what only works in process."""
        from understudy.admin_client.models import NewExpectation

        if where is not None:
            raise TypeError("where= works with a mock in this process only; a server takes match= or parameters=")
        body: dict[str, Any] = {"operationId": operation_id, "match": match, "parameters": parameters}
        body |= {"atLeast": times.count} if isinstance(times, AtLeast) else {"times": times}
        made = RemoteExpectation(self._to, self._to.call(self._api.create, body=NewExpectation.from_dict(body)))
        self.armed = True
        return made

    def problems(self) -> list[str]:
        """What `verify` would say, in lines; nothing where everything is met."""
        return self._to.call(self._to.client.unmet_expectations.verify).problems

    def verify(self) -> None:
        """Raise AssertionError with every expectation that is not met and the calls nearest to it."""
        if problems := self.problems():
            raise AssertionError("\n".join(problems))

    def clear(self) -> None:
        """Forget every expectation."""
        self._to.call(self._api.clear)
        self.armed = False
