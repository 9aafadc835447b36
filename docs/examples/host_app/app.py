"""A small service that refers vendors and keeps its listings up to date by webhooks."""

from __future__ import annotations

from typing import Any

from campaignflow import Client, webhooks
from campaignflow.errors import CampaignFlowError, UnprocessableEntityError, WebhookVerificationError
from campaignflow.models import ReferralCreate
from flask import Flask, jsonify, request


def create_app(service: Client, *, webhook_secret: str) -> Flask:
    """The application; `service` is where vendors are referred to."""
    app = Flask(__name__)
    listings: dict[int, list[str]] = {}
    seen: set[str] = set()

    @app.post("/referrals")
    def refer() -> Any:
        form = request.get_json()
        body = ReferralCreate.from_dict(
            {
                "property": form["property"],
                "budget": {"amount": form["budget"]},
                "agents": [form["agent"]],
                "vendor_parties": [{"type": "individual", **form["vendor"]}],
            }
        )
        try:
            referral = service.referrals.create(body=body)
        except UnprocessableEntityError as error:
            return jsonify(error=str(error)), 422
        except CampaignFlowError as error:
            app.logger.warning("could not refer: %s", error)
            return jsonify(error="try again later"), 502
        listings[referral.campaign_id] = [referral.campaign.status]
        return jsonify(listing=referral.campaign_id), 201

    @app.get("/listings/<int:listing>")
    def show(listing: int) -> Any:
        if listing not in listings:
            return jsonify(error="no such listing"), 404
        return jsonify(status=listings[listing][-1], history=listings[listing])

    @app.post("/webhooks")
    def receive() -> Any:
        try:
            event = webhooks.verify_and_parse(request.get_data(), request.headers, webhook_secret)
        except WebhookVerificationError as error:
            app.logger.warning("refused a webhook: %s", error)
            return "", 400
        match event:
            case webhooks.CampaignStatusChangeEvent(id=key, data=data) if key not in seen:
                seen.add(key)
                listings.setdefault(data.campaign_id, []).append(data.status)
        return "", 204

    return app
