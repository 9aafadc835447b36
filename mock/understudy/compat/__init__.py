"""The journal as other mock servers show theirs, for the clients that were written for those."""

# The paths below which they have their admin APIs.
WIREMOCK = "/__admin"
MOCKSERVER = "/mockserver"
MOCKOON = "/mockoon-admin"

PROBES = {WIREMOCK: f"{WIREMOCK}/requests", MOCKSERVER: f"{MOCKSERVER}/retrieve", MOCKOON: f"{MOCKOON}/logs"}
"""A path of each, to see whether a contract has such paths itself."""
