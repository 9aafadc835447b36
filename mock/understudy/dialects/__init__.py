"""The journal as other mock servers show theirs, for the clients that were written for those."""

__all__ = ["MOCKOON", "MOCKSERVER", "PROBES", "WIREMOCK"]

WIREMOCK, MOCKSERVER, MOCKOON = "/__admin", "/mockserver", "/mockoon-admin"
"""The path below which each of them has its admin API."""

PROBES = {WIREMOCK: f"{WIREMOCK}/requests", MOCKSERVER: f"{MOCKSERVER}/retrieve", MOCKOON: f"{MOCKOON}/logs"}
"""A path of each, to see whether a contract has such paths itself."""
