"""Vendors referred for a campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import resources as _resources
from ..models.error import Error
from ..models.referral import Referral
from ..models.referral_create import ReferralCreate
from ..models.referral_list import ReferralList
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.referral_create import ReferralCreateInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    class _ReferralCreateFields(ReferralCreateInput, _Options):
        """What a `ReferralCreateInput` has, and what every method takes."""


_LIST: _operations.Operation[ReferralList] = _operations.Operation(
    "listReferrals",
    "get",
    "/api/v2/referrals",
    parameters=(
        _operations.Parameter("page", "query", int),
        _operations.Parameter("per_page", "query", int),
    ),
    answers={"200": ReferralList},
    errors={"400 401 406 422": Error},
    paging=_pages.Paging(
        kind="page",
        parameter="page",
        first=1,
        total=("total",),
        size=("per_page",),
        items=("data",),
    ),
)

_CREATE: _operations.Operation[Referral] = _operations.Operation(
    "createReferral",
    "post",
    "/api/v2/referrals",
    bodies=(_operations.Body("application/json", "json", ReferralCreate),),
    answers={"201": Referral},
    errors={"400 401 406 409 415 422": Error},
    needs_body=True,
)

_GET: _operations.Operation[Referral] = _operations.Operation(
    "getReferral",
    "get",
    "/api/v2/referrals/{id}",
    parameters=(_operations.Parameter("id", "path", int),),
    answers={"200": Referral},
    errors={"401 404 406": Error},
)


class ReferralListPage(_pages.Page[Referral], ReferralList):
    """A page of a list: iterate over it for the items of all pages."""

    _attribute = "data"


class AsyncReferralListPage(_pages.AsyncPage[Referral], ReferralList):
    """A page of a list, for asyncio: `async for` over it gives the items of all pages."""

    _attribute = "data"


class ReferralsResource(_resources.Resource["_raw.ReferralsResource"]):
    """Vendors referred for a campaign."""

    def list(
        self, *, page: int | Unset = UNSET, per_page: int | Unset = UNSET, **options: Unpack[_Options]
    ) -> ReferralListPage:
        """List referrals.

        One page of the referrals, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.

        Returns:
            A page of the list.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            referral_list = client.referrals.list()
            ```
        """
        return self._core.page(_LIST, ReferralListPage, locals())

    @overload
    def create(self, body: ReferralCreate | ReferralCreateInput, **options: Unpack[_Options]) -> Referral: ...

    @overload
    def create(self, **fields: Unpack[_ReferralCreateFields]) -> Referral: ...

    def create(self, body: Any = UNSET, **fields: Any) -> Referral:
        """Create a referral.

        Submits a referral. A property, a campaign, a budget, the agents and the vendors come into being
        with it: all of them or none.

        Args:
            body (ReferralCreate): A vendor referred for a campaign; or its properties by their names, of
                `ReferralCreateInput`.

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            ConflictError: 409, The state of something does not allow it, or the body refers to something
                that does not exist; `body` is `Error`.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            referral = client.referrals.create(
                property={
                    "address": "1 Example Street",
                    "suburb": "Richmond",
                    "state": "VIC",
                    "postcode": "3121",
                },
                budget={"amount": 5000.0},
                agents=[{"name": "Ann Agent", "email": "ann@example.com", "phone": "+61400000001"}],
                vendor_parties=[
                    {
                        "type": "individual",
                        "name": "Val Vendor",
                        "email": "val@example.com",
                        "phone": "+61400000002",
                    },
                ],
            )
            ```
        """
        return self._core.call(_CREATE, locals())

    def get(self, id: int, **options: Unpack[_Options]) -> Referral:
        """Read a referral.

        The referral with this key.

        Args:
            id (int): The key.

        Returns:
            The referral.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.

        Example:
            ```python
            referral = client.referrals.get(224)
            ```
        """
        return self._core.call(_GET, locals())


class AsyncReferralsResource(_resources.AsyncResource["_raw.AsyncReferralsResource"]):
    """Vendors referred for a campaign."""

    def list(
        self, *, page: int | Unset = UNSET, per_page: int | Unset = UNSET, **options: Unpack[_Options]
    ) -> _pages.AsyncPager[Referral, AsyncReferralListPage]:
        """List referrals. See `ReferralsResource.list`."""
        return self._core.page(_LIST, AsyncReferralListPage, locals())

    @overload
    async def create(self, body: ReferralCreate | ReferralCreateInput, **options: Unpack[_Options]) -> Referral: ...

    @overload
    async def create(self, **fields: Unpack[_ReferralCreateFields]) -> Referral: ...

    async def create(self, body: Any = UNSET, **fields: Any) -> Referral:
        """Create a referral. See `ReferralsResource.create`."""
        return await self._core.call(_CREATE, locals())

    async def get(self, id: int, **options: Unpack[_Options]) -> Referral:
        """Read a referral. See `ReferralsResource.get`."""
        return await self._core.call(_GET, locals())
