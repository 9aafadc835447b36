"""The pages on which somebody allows a client, or a device, to act for them."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:26rem;margin:4rem auto;padding:0 1rem;color-scheme:light dark}"
    "label,input{display:block;width:100%;box-sizing:border-box}input{font:inherit;padding:.4rem;margin:.2rem 0 1rem}"
    "button{font:inherit;padding:.4rem 1.2rem;margin-right:.5rem}[role=alert]{font-weight:bold}"
)
_WRONG = '<p role="alert">The user name or the password is wrong.</p>'


def consent_page(path: str, params: Mapping[str, str], username: str, *, password: bool, wrong: bool = False) -> str:
    """The page of an authorization request; `params` come back with the form, to `path`."""
    hidden = "".join(f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in params.items())
    scopes = "".join(f"<li>{escape(scope)}</li>" for scope in params.get("scope", "").split())
    asks = f"<p><b>{escape(params.get('client_id', 'A client'))}</b> asks for access.</p>"
    form = _form(path, username, hidden, password=password, wrong=wrong)
    return _page("Allow access?", asks + (f"<ul>{scopes}</ul>" if scopes else "") + form)


def device_page(path: str, code: str, username: str, *, password: bool, wrong: bool = False) -> str:
    """The page on which the code of a device is entered."""
    field = f'<label>Code<input name="user_code" value="{escape(code)}" autocomplete="off"></label>'
    return _page("Connect a device", _form(path, username, field, password=password, wrong=wrong))


def done_page() -> str:
    """What is shown once a device is settled."""
    return _page("Done", "<p>You can go back to your device.</p>")


def _page(title: str, body: str) -> str:
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title><style>{_STYLE}</style>'
    return (
        f'{head}<meta name="viewport" content="width=device-width"><main><h1>{escape(title)}</h1>{body}</main></html>'
    )


def _form(path: str, username: str, inside: str, *, password: bool, wrong: bool) -> str:
    secret = '<label>Password<input name="password" type="password" autocomplete="off"></label>' if password else ""
    return (
        f'{_WRONG if wrong else ""}<form method="post" action="{escape(path)}">{inside}<label>User<input '
        f'name="username" value="{escape(username)}" autocomplete="off"></label>{secret}<button name="decision" '
        'value="allow">Allow</button><button name="decision" value="deny">Deny</button></form>'
    )
