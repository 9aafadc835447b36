"""What is sent to the mock itself: what came, what it is matched by, and what it is answered with."""

from understudy.webhooks.capture.endpoint import CAPTURE_PATH, Capture, is_capture
from understudy.webhooks.capture.rules import CaptureRule

__all__ = ["CAPTURE_PATH", "Capture", "CaptureRule", "is_capture"]
