"""The SDK of Stripe's document against the mock of Stripe's document: nothing of either was written for it."""

from __future__ import annotations

import asyncio
import importlib
import sys
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from generated_packages import generated_package
from live_mocks import SHARED, server

from understudy.mock import Mock, open_mock
from understudy.server.inprocess import async_transport, transport

SPEC = SHARED / "stripe.json"
HOME = {"base_url": "http://mock", "token": "sk_test", "max_retries": 0}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    package = generated_package(SPEC.name, tmp_path_factory)
    sys.path.insert(0, str(package.parent))
    try:
        importlib.invalidate_caches()
        yield importlib.import_module(package.name)
    finally:
        sys.path.remove(str(package.parent))
        for name in [name for name in sys.modules if name.partition(".")[0] == package.name]:
            del sys.modules[name]


@pytest.fixture(scope="module")
def mock() -> Mock:
    return open_mock(SPEC)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with server(spec=SPEC) as found:
        yield found


def ada(models: Any) -> Any:
    return models.PostCustomersBody(
        name="Ada",
        email="ada@example.com",
        description='she said "a & b = c"',
        address=models.PostCustomersBodyAddress(city="Zürich", line1="1 [old] street"),
        metadata=models.PostCustomersBodyMetadata.from_dict({"plan": "gold", "note 2": "50 %"}),
        preferred_locales=["de", "en"],
    )


def check_created(models: Any, made: Any) -> None:
    assert type(made) is models.Customer
    assert made.object == "customer"
    assert (made.name, made.email, made.description) == ("Ada", "ada@example.com", 'she said "a & b = c"')
    assert (made.address.city, made.address.line1) == ("Zürich", "1 [old] street")
    assert made.metadata.to_dict() == {"plan": "gold", "note 2": "50 %"}
    assert made.preferred_locales == ["de", "en"]


def story(sdk: Any, client: Any) -> None:
    """Create, read, list in pages, update, delete, and what is refused."""
    models, errors = (importlib.import_module(f"{sdk.__name__}.{name}") for name in ("models", "errors"))
    api = client.customers
    made = api.create(body=ada(models))
    check_created(models, made)
    assert api.get(made.id) == made

    others = [api.create(body=models.PostCustomersBody(name=f"no {n}")) for n in range(4)]
    page = api.list(limit=2)
    assert (len(page.data), page.has_more) == (2, True)
    everyone = [customer.id for customer in api.list(limit=2)]
    assert sorted(everyone) == sorted([made.id, *(other.id for other in others)])
    assert [customer.id for customer in api.list(email="ada@example.com").data] == [made.id]

    update = models.PostCustomersCustomerBody(name="Ada L.")
    changed = api.update(made.id, body=update)
    assert (changed.name, changed.email, changed.id) == ("Ada L.", "ada@example.com", made.id)
    assert changed.address == made.address
    assert api.get(made.id) == changed

    for customer in everyone:
        gone = api.delete(customer)
        assert (type(gone), gone.deleted) == (models.DeletedCustomer, True)
    with pytest.raises(errors.NotFoundError) as caught:
        api.get(made.id)
    assert type(caught.value.body) is models.Error
    assert api.list().data == []


async def story_async(sdk: Any, client: Any) -> None:
    """The same as `story`, awaited."""
    models, errors = (importlib.import_module(f"{sdk.__name__}.{name}") for name in ("models", "errors"))
    api = client.customers
    made = await api.create(body=ada(models))
    check_created(models, made)
    assert await api.get(made.id) == made

    others = [await api.create(body=models.PostCustomersBody(name=f"no {n}")) for n in range(4)]
    everyone = [customer.id async for customer in api.list(limit=2)]
    assert sorted(everyone) == sorted([made.id, *(other.id for other in others)])

    update = models.PostCustomersCustomerBody(name="Ada L.")
    changed = await api.update(made.id, body=update)
    assert (changed.name, changed.email, changed.id) == ("Ada L.", "ada@example.com", made.id)
    assert await api.get(made.id) == changed

    for customer in everyone:
        assert (await api.delete(customer)).deleted is True
    with pytest.raises(errors.NotFoundError) as caught:
        await api.get(made.id)
    assert type(caught.value.body) is models.Error


def test_in_process(sdk: Any, mock: Mock) -> None:
    mock.reset()
    with httpx.Client(transport=transport(mock)) as http, sdk.Client(**HOME, http_client=http) as client:
        story(sdk, client)
    assert not [entry for entry in mock.journal if entry.off_contract]


def test_in_process_with_asyncio(sdk: Any, mock: Mock) -> None:
    async def run() -> None:
        http = httpx.AsyncClient(transport=async_transport(mock))
        async with http, sdk.AsyncClient(**HOME, http_client=http) as client:
            await story_async(sdk, client)

    mock.reset()
    asyncio.run(run())
    assert not [entry for entry in mock.journal if entry.off_contract]


def test_over_a_socket(sdk: Any, address: str) -> None:
    with sdk.Client(**{**HOME, "base_url": address}) as client:
        story(sdk, client)


def test_over_a_socket_with_asyncio(sdk: Any, address: str) -> None:
    async def run() -> None:
        async with sdk.AsyncClient(**{**HOME, "base_url": address}) as client:
            await story_async(sdk, client)

    asyncio.run(run())
