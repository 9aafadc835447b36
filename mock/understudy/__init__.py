"""Understudy: one OpenAPI document in, a stateful mock server out.

This package stays nearly empty so that importing it costs nothing; import what you use from its modules.
"""

from understudy.extensions import handler, inference_rule, value_maker

__all__ = ["handler", "inference_rule", "value_maker"]
