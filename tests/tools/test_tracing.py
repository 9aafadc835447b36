"""OpenTelemetry's instrumentation of httpx, over a generated SDK and a mock."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest
from campaignflow import AsyncClient, Client, errors
from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from understudy.mock import Mock, open_mock
from understudy.server.inprocess import async_transport, transport

SPEC = Path(__file__).parents[2] / "spec/campaignflow/openapi.yaml"
HOME: dict[str, Any] = {"base_url": "http://mock", "client_id": "understudy", "client_secret": "understudy"}


def named(span: Any, request: Any) -> None:
    """The hook of docs/sdk.md; a token is fetched for an operation and is none of them."""
    operation = (request.extensions or {}).get("operation")
    if operation is not None:
        span.update_name(operation)
        span.set_attribute("operation", operation)


async def named_async(span: Any, request: Any) -> None:
    named(span, request)


@pytest.fixture
def mock() -> Mock:
    return open_mock(SPEC)


@pytest.fixture
def spans() -> InMemorySpanExporter:
    return InMemorySpanExporter()


@pytest.fixture
def tracing(spans: InMemorySpanExporter) -> TracerProvider:
    provider = TracerProvider(shutdown_on_exit=False)
    provider.add_span_processor(SimpleSpanProcessor(spans))
    return provider


def seen(spans: InMemorySpanExporter, operation: str) -> list[ReadableSpan]:
    return [span for span in spans.get_finished_spans() if (span.attributes or {}).get("operation") == operation]


def test_a_call_is_a_span_with_the_name_of_its_operation(
    mock: Mock, spans: InMemorySpanExporter, tracing: TracerProvider
) -> None:
    http = httpx.Client(transport=transport(mock))
    HTTPXClientInstrumentor.instrument_client(http, tracer_provider=tracing, request_hook=named)
    with Client(**HOME, http_client=http) as client:
        client.campaigns.list()
        with pytest.raises(errors.NotFoundError):
            client.campaigns.get(999)
    found, missing = seen(spans, "campaigns.list"), seen(spans, "campaigns.get")
    assert [(span.name, dict(span.attributes or {})["http.status_code"]) for span in (*found, *missing)] == [
        ("campaigns.list", 200),
        ("campaigns.get", 404),
    ]


def test_a_call_of_the_async_client_is_one_too(
    mock: Mock, spans: InMemorySpanExporter, tracing: TracerProvider
) -> None:
    async def main() -> None:
        http = httpx.AsyncClient(transport=async_transport(mock))
        HTTPXClientInstrumentor.instrument_client(http, tracer_provider=tracing, request_hook=named_async)
        async with AsyncClient(**HOME, http_client=http) as client:
            await client.campaigns.list()

    asyncio.run(main())
    assert [span.name for span in seen(spans, "campaigns.list")] == ["campaigns.list"]
