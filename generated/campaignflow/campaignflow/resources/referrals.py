"""Vendors referred for a campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import resources as _resources
from ..models import Error, Referral, ReferralCreate, ReferralList
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models import ReferralCreateInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    # fmt: off
    class _ReferralCreateFields(ReferralCreateInput, _Options): ...


# fmt: off
_LIST = _operations.Operation[ReferralList]("referrals.list", "GET /api/v2/referrals", {"200": ReferralList},
    {"400 401 406 422": Error}, query={"page": int, "per_page": int},
    paging=_pages.Paging(kind="page", parameter="page", first=1, total=("total",), size=("per_page",), items=("data",)))
_CREATE = _operations.Operation[Referral]("referrals.create", "POST /api/v2/referrals", {"201": Referral},
    {"400 401 406 409 415 422": Error}, body=ReferralCreate, needs_body=True)
_GET = _operations.Operation[Referral]("referrals.get", "GET /api/v2/referrals/{id}", {"200": Referral},
    {"401 404 406": Error}, path={"id": int})

class ReferralListPage(_pages.Page[Referral], ReferralList, attribute="data"):
    """A page of a list: iterate over it for the items of all pages."""
class AsyncReferralListPage(_pages.AsyncPage[Referral], ReferralList, attribute="data"):
    """A page of a list, for asyncio: `async for` over it for the items of all pages."""
# fmt: on


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
            BadRequestError, AuthenticationError, NotAcceptableError, UnprocessableEntityError: `body` is `Error`.

        Example:
            referral_list = client.referrals.list()
        """
        return self._core.page(_LIST, ReferralListPage, AsyncReferralListPage, locals())

    @overload
    def create(self, body: ReferralCreate | ReferralCreateInput, **options: Unpack[_Options]) -> Referral: ...
    @overload
    def create(self, **fields: Unpack[_ReferralCreateFields]) -> Referral: ...
    def create(self, body: Any = UNSET, **fields: Any) -> Referral:
        """Create a referral.

        Submits a referral. A property, a campaign, a budget, the agents and the vendors come into being with it: all of
        them or none.

        Args:
            body (ReferralCreate): A vendor referred for a campaign; or its properties as keyword arguments, of
                `ReferralCreateInput`.

        Returns:
            Created.

        Raises:
            BadRequestError, AuthenticationError, NotAcceptableError, ConflictError, UnsupportedMediaTypeError,
                UnprocessableEntityError: `body` is `Error`.

        Example:
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
            AuthenticationError, NotFoundError, NotAcceptableError: `body` is `Error`.

        Example:
            referral = client.referrals.get(224)
        """
        return self._core.call(_GET, locals())


class AsyncReferralsResource(_resources.AsyncResource["_raw.AsyncReferralsResource"]):
    """`ReferralsResource`, for asyncio: every method is awaited, a list is iterated over with `async for`."""

    list: Final = _resources.paged(ReferralsResource.list, AsyncReferralListPage)
    create: Final = _resources.awaited(ReferralsResource.create)
    get: Final = _resources.awaited(ReferralsResource.get)
