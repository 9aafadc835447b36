"""What the WireMock project's own Python client reads from our server; run with the address, prints JSON."""

import json
import sys
import urllib.request

from wiremock.client import (
    HttpMethods,
    Mappings,
    NearMisses,
    NearMissMatchPatternRequest,
    NearMissMatchRequest,
    Requests,
)
from wiremock.constants import Config

url = sys.argv[1]
Config.base_url = f"{url}/__admin"


def send(path: str, body: bytes | None = None) -> None:
    request = urllib.request.Request(url + path, body, {"Content-Type": "application/json"})
    try:
        urllib.request.urlopen(request).close()
    except urllib.error.HTTPError as error:
        error.close()


send("/__mock__/capture/a?x=1", b'{"n":1}')
send("/nowhere")
pattern = NearMissMatchPatternRequest(method=HttpMethods.POST, url_path="/__mock__/capture/a")
listed = Requests.get_all_received_requests(limit=5)
seen = {
    "total": listed.meta.total,
    "urls": [entry.request.url for entry in listed.requests],
    "dates": all(entry.request.logged_date > 0 for entry in listed.requests),
    "one": Requests.get_request(listed.requests[0].id).request.url,
    "count": Requests.get_matching_request_count(pattern).count,
    "bodies": [request.body for request in Requests.get_matching_requests(pattern).requests],
    "unmatched": [request.url for request in Requests.get_unmatched_requests().requests],
    "near misses": len(Requests.get_unmatched_requests_near_misses().near_misses),
    "nearest": len(
        NearMisses.find_nearest_misses_by_request(
            NearMissMatchRequest(url="/nowhere", absolute_url=f"{url}/nowhere", method=HttpMethods.GET)
        ).near_misses
    ),
    "nearest to a pattern": NearMisses.find_nearest_misses_by_request_pattern(pattern).near_misses[0].request.url,
    "stubs": Mappings.retrieve_all_mappings().meta.total,
    "reset": Requests.reset_request_journal().status_code,
    "left": Requests.get_all_received_requests().meta.total,
}
print(json.dumps(seen))
