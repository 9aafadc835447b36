"""Mutants of who calls, of what goes on after a 202, and of several records at once."""

from __future__ import annotations

from typing import Any

from mutation import Patch, mutant

from understudy.inference.envelopes import unwrap
from understudy.mock import Mock
from understudy.operations import addresses
from understudy.security.checks import authenticate
from understudy.security.digest import Digest
from understudy.security.provider import IdentityProvider
from understudy.security.users import User, Users
from understudy.state.work import Work

__all__: list[str] = []


@mutant
def any_password_of_a_user_is_right(_: Mock, patch: Patch) -> None:
    patch(Users, "with_password", lambda self, text, _password: self.find(text))


@mutant
def users_have_every_scope(_: Mock, patch: Patch) -> None:
    patch(User, "granted", lambda _self, scopes: tuple(scopes))


@mutant
def a_key_is_good_for_every_scheme(_: Mock, patch: Patch) -> None:
    def found(self: Users, key: str, _scheme: str) -> User | None:
        return next((each for each in self if key in [known for _, known in each.api_keys]), None)

    patch(Users, "with_key", found)


@mutant
def the_caller_is_always_the_first(_: Mock, patch: Patch) -> None:
    patch("understudy.operations.addresses", "_own", lambda *_args: None)


@mutant
def one_scheme_of_several_is_enough(_: Mock, patch: Patch) -> None:
    def check(security: Any, *args: Any, **named: Any) -> Any:
        return authenticate([{name: scopes} for each in security for name, scopes in each.items()], *args, **named)

    patch("understudy.stages.authenticate", "check", check)


@mutant
def any_digest_is_right(_: Mock, patch: Patch) -> None:
    patch(Digest, "proves", lambda _self, _password: True)


@mutant
def any_nonce_is_ours(_: Mock, patch: Patch) -> None:
    patch(Digest, "problem", lambda *_args: "")


@mutant
def a_page_asks_for_no_password(_: Mock, patch: Patch) -> None:
    patch(IdentityProvider, "_approver", lambda _self, params: params.get("username"))


@mutant
def any_scope_may_be_requested(_: Mock, patch: Patch) -> None:
    patch("understudy.security.provider", "is_known", lambda *_args: True)


@mutant
def no_credentials_are_required(_: Mock, patch: Patch) -> None:
    patch(IdentityProvider, "_hinted", lambda _self, _params: "ada")


# What goes on after a 202.


@mutant
def what_was_put_off_is_done_at_once(_: Mock, patch: Patch) -> None:
    patch(Work, "take_back", lambda _self: ((), ()))


@mutant
def what_was_put_off_is_never_done(_: Mock, patch: Patch) -> None:
    patch("understudy.records.long_running", "_taken_up", lambda *_args: {})


@mutant
def reads_bring_nothing_on(_: Mock, patch: Patch) -> None:
    patch("understudy.stages.behave", "count_read", lambda *_args: None)


@mutant
def time_brings_nothing_on(_: Mock, patch: Patch) -> None:
    patch("understudy.webhooks.emit", "_set_timers", lambda *_args: None)


@mutant
def what_goes_on_says_nothing_of_it(_: Mock, patch: Patch) -> None:
    patch("understudy.records.long_running", "_as_of", lambda *_args: {})


@mutant
def what_is_done_does_not_name_its_result(_: Mock, patch: Patch) -> None:
    patch("understudy.records.long_running", "_result", lambda *_args: {})


# Several records at once.


@mutant
def only_the_first_of_several_is_changed(_: Mock, patch: Patch) -> None:
    def first(steps: Any, value: Any) -> Any:
        found = unwrap(steps, value)
        return found[:1] if isinstance(found, list) else found

    patch("understudy.operations.bulk", "unwrap", first)


@mutant
def what_fails_of_several_is_a_success(_: Mock, patch: Patch) -> None:
    patch("understudy.operations.bulk", "_status", lambda _call, _refusal: 200)


@mutant
def several_are_not_counted(_: Mock, patch: Patch) -> None:
    patch("understudy.operations.bulk", "_counts", lambda *_args: {})


@mutant
def what_stands_beside_keys_is_lost(_: Mock, patch: Patch) -> None:
    patch("understudy.operations.bulk", "_beside", lambda *_args: {})


@mutant
def what_is_mine_is_of_whoever_came_first(_: Mock, patch: Patch) -> None:
    patch(addresses, "_callers_key", lambda _call, _view: "1")
