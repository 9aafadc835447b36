"""What the control plane can do: one table, from which Flask's routes and the published document are both made."""

from __future__ import annotations

from understudy.admin.capture_routes import CAPTURE_ROUTES
from understudy.admin.condition_routes import CONDITION_ROUTES
from understudy.admin.contract_routes import CONTRACT_ROUTES
from understudy.admin.expectation_routes import EXPECTATION_ROUTES
from understudy.admin.fault_routes import FAULT_ROUTES
from understudy.admin.message_routes import MESSAGE_ROUTES
from understudy.admin.mock_routes import MOCK_ROUTES
from understudy.admin.record_routes import RECORD_ROUTES
from understudy.admin.route import Route
from understudy.admin.session_routes import SESSION_ROUTES
from understudy.admin.state_routes import STATE_ROUTES
from understudy.admin.webhook_routes import WEBHOOK_ROUTES

ROUTES: tuple[Route, ...] = (
    *MOCK_ROUTES,
    *CONTRACT_ROUTES,
    *RECORD_ROUTES,
    *WEBHOOK_ROUTES,
    *MESSAGE_ROUTES,
    *FAULT_ROUTES,
    *CONDITION_ROUTES,
    *EXPECTATION_ROUTES,
    *CAPTURE_ROUTES,
    *SESSION_ROUTES,
    *STATE_ROUTES,
)
