"""An application that receives CampaignFlow's webhooks. It is down for the first two deliveries of every event."""

import os
from collections import Counter

from campaignflow import webhooks
from campaignflow.errors import WebhookVerificationError
from flask import Flask, request

app = Flask(__name__)
seen: Counter[str] = Counter()


@app.post("/webhooks")
def receive() -> tuple[str, int]:
    try:
        event = webhooks.verify_and_parse(request.get_data(), request.headers, os.environ["WEBHOOK_SECRET"])
    except WebhookVerificationError as error:
        print("refused:", error, flush=True)
        return "", 400
    if isinstance(event, webhooks.CampaignStatusChangeEvent):
        seen[event.id] += 1
        status = 503 if seen[event.id] <= 2 else 204
        print(f"{event.id} campaign {event.data.campaign_id} is {event.data.status}: answered {status}", flush=True)
        return "", status
    return "", 204


if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "5000")))
