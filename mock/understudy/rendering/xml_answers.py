"""Puts the value of an answer into XML, where that is its media type."""

from __future__ import annotations

from dataclasses import replace

from understudy.http.xml_writer import xml_document
from understudy.inference.paths import last_name
from understudy.messages import Answer
from understudy.openapi.media_types import JSON, is_xml
from understudy.openapi.model import Operation
from understudy.openapi.schemas import Schemas

__all__ = ["in_xml", "is_due"]


def is_due(answer: Answer) -> bool:
    """Whether an answer has a value that is to be sent as XML, and is no XML already."""
    name, value = answer.media_type, answer.value
    if name is None or name == JSON or isinstance(value, bytes) or not is_xml(name):
        return False
    return not (isinstance(value, str) and value.lstrip().startswith("<"))


def in_xml(answer: Answer, operation: Operation, schemas: Schemas) -> Answer:
    """The answer with its value as an XML document. Raises ValueError for what XML has no word for."""
    documented = operation.response_for(answer.status)
    content = documented.content if documented is not None else ()
    schema = next((media.schema for media in content if media.name == answer.media_type), None)
    name = "error" if answer.status >= 400 else last_name(operation.path) or "answer"
    text = xml_document(schemas, True if schema is None else schema, answer.value, name)
    return replace(answer, value=text, fits=None, text=None)
