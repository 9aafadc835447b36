"""What is sent to the mock itself: what came, what it is matched by, and what it is answered with."""

from understudy.webhooks.capture.rules import CAPTURE_PATH, Capture, CaptureRule, is_capture

__all__ = ["CAPTURE_PATH", "Capture", "CaptureRule", "is_capture"]
