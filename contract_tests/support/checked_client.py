"""An HTTP client that checks every answer against the document, with a contract that the mock does not share."""

from __future__ import annotations

import functools
import json
from typing import Any

import httpx
from live_mocks import OVERLAY, SPEC

from understudy.contract import Contract, read_contract
from understudy.http.router import Router
from understudy.openapi.media_types import is_json

__all__ = ["CheckedClient"]


@functools.cache
def _contract() -> tuple[Contract, Router]:
    contract = read_contract(SPEC, overlays=[OVERLAY])
    return contract, Router(contract.operations.values())


class CheckedClient:
    """Sends requests and asserts of each answer what the document says of it."""

    def __init__(self, client: httpx.Client, authorization: str) -> None:
        self._client = client
        self._authorization = authorization

    def send(self, method: str, path: str, body: Any = None, *, status: int, **options: Any) -> Any:
        """The JSON body of the answer (bytes if it is not JSON, None if there is none); `status` must be its status."""
        headers = {"Authorization": self._authorization, **options.pop("headers", {})}
        content = options.pop("content", None if body is None else json.dumps(body))
        if content is not None:
            headers.setdefault("Content-Type", "application/json")
        response = self._client.request(method, path, content=content, headers=headers, **options)
        assert response.status_code == status, f"{method} {path}: {response.status_code} {response.text[:300]}"
        self._check(method, response)
        if not response.content:
            return None
        return response.json() if is_json(response.headers.get("content-type", "")) else response.content

    def raw(self, method: str, path: str, **options: Any) -> httpx.Response:
        """The answer as it came, unchecked, without credentials unless given."""
        return self._client.request(method, path, **options)

    @staticmethod
    def _check(method: str, response: httpx.Response) -> None:
        contract, router = _contract()
        match = router.match(method, response.request.url.raw_path.decode().partition("?")[0])
        if match.operation is None:
            return
        documented = match.operation.response_for(response.status_code)
        assert documented is not None, f"{match.operation.id} documents no {response.status_code}"
        for header in documented.headers:
            if header.required:
                assert header.name in response.headers, f"{match.operation.id}: no {header.name}"
        if not documented.content:
            assert not response.content, f"{match.operation.id}: a body where none is documented"
            return
        essence = response.headers.get("content-type", "").partition(";")[0]
        media = next((entry for entry in documented.content if entry.name == essence), None)
        assert media is not None, f"{match.operation.id}: content type {essence!r} is not documented"
        assert int(response.headers["content-length"]) == len(response.content) or method == "HEAD"
        if is_json(essence) and media.schema is not None:
            found = contract.schemas.validator(media.schema, "response").violations(response.json())
            assert not found, f"{match.operation.id}: {found[:3]}"
