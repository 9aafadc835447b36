"""A handler that makes records and then answers against the document, for rules about answers off the contract."""

from __future__ import annotations

from typing import Any

from understudy import handler
from understudy.messages import Answer

__all__ = ["create_bundle"]


@handler("createBundle")
def create_bundle(call: Any, records: Any) -> Answer:
    author = records.create("authors", name=call.body["title"])
    records.create("bundles", title=call.body["title"], author_id=author["id"])
    return Answer(201, {"id": "no integer"})
