"""What the services' own libraries say of deliveries; run with the name of a verifier, reads JSON, prints JSON."""

import base64
import json
import sys

ours = json.load(sys.stdin)


def stripe(body, headers, secret, url):
    import stripe

    return stripe.WebhookSignature.verify_header(body, headers["Stripe-Signature"], secret, tolerance=300)


def svix(body, headers, secret, url):
    from svix.webhooks import Webhook

    Webhook(secret).verify(body, headers)
    return True


def slack(body, headers, secret, url):
    from slack_sdk.signature import SignatureVerifier

    return SignatureVerifier(secret).is_valid_request(body, headers)


def twilio(body, headers, secret, url):
    from urllib.parse import parse_qs

    from twilio.request_validator import RequestValidator

    params = {name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()}
    return RequestValidator(secret).validate(url, params, headers["X-Twilio-Signature"])


def shopify(body, headers, secret, url):
    """There is no library of theirs for Python; this is the code of their documentation."""
    import hashlib
    import hmac

    digest = hmac.new(secret.encode("utf-8"), body.encode(), digestmod=hashlib.sha256).digest()
    return hmac.compare_digest(base64.b64encode(digest), headers["X-Shopify-Hmac-Sha256"].encode("utf-8"))


def paddle(body, headers, secret, url):
    from paddle_billing.Notifications import Secret, Verifier

    request = type("Request", (), {"body": body.encode(), "content": body.encode(), "data": body.encode()})()
    request.headers = headers
    return Verifier(300).verify(request, Secret(secret))


def discord(body, headers, secret, url):
    from discord_interactions import verify_key

    return verify_key(body.encode(), headers["X-Signature-Ed25519"], headers["X-Signature-Timestamp"], secret[64:])


def standardwebhooks(body, headers, secret, url):
    from standardwebhooks.webhooks import Webhook

    Webhook(secret).verify(body, {name.lower(): value for name, value in headers.items()})
    return True


def cloudevents(body, headers, secret, url):
    """What the CNCF's own package reads of it."""
    from cloudevents.core.bindings.http import HTTPMessage, from_http_event

    event = from_http_event(HTTPMessage(headers, body.encode()))
    return {**event.get_attributes(), "time": event.get_time().isoformat(), "data": event.get_data()}


def verdict(delivery):
    body = base64.b64decode(delivery["body"]).decode()
    try:
        found = globals()[sys.argv[1]](body, delivery["headers"], delivery["secret"], delivery["url"])
        return found if isinstance(found, dict) else bool(found)
    except Exception as error:  # noqa: BLE001 - each library has errors of its own
        return f"{type(error).__name__}: {error}"


print(json.dumps([verdict(delivery) for delivery in ours]))
