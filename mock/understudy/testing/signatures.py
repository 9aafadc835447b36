"""Whether a received webhook was signed with one of the secrets that its endpoint has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from understudy.contract import Contract
from understudy.webhooks.signing import TemplateScheme


def verifier(
    contract: Contract, secrets: Callable[[], Sequence[str]], url: str
) -> Callable[[bytes, Mapping[str, str]], bool]:
    """A function of a body and its header fields, names in lower case, of what was sent to `url`.

    `secrets` is called each time.

    A delivery is verified in each way in which the document's webhooks are signed. The age of a signature is not
    checked: that is for the receiver under test to do.
    """
    signings = [webhook.delivery.signing for webhook in contract.sent]
    signed = {(signing.scheme.name, signing.header): signing for signing in signings if signing.is_signed}

    def verify(body: bytes, headers: Mapping[str, str]) -> bool:
        fields = {name: [value] for name, value in headers.items()}
        known = [secret for secret in secrets() if secret]
        for signing in signed.values():
            try:
                scheme = signing.scheme.at(url) if isinstance(signing.scheme, TemplateScheme) else signing.scheme
                scheme.verify(body, fields, known, header=signing.header)
            except ValueError:
                continue
            return True
        return False

    return verify
