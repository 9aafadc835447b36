"""What the MockServer project's own Python client reads from our server; run with the address, prints JSON."""

import json
import sys
import urllib.request
from urllib.parse import urlsplit

from mockserver import MockServerClient
from mockserver.exceptions import MockServerVerificationError
from mockserver.models import HttpRequest, VerificationTimes

url = sys.argv[1]
parts = urlsplit(url)
client = MockServerClient(parts.hostname, parts.port)
for path, body in (("a", b'{"n":1}'), ("b", b'{"broken')):
    headers = {"Content-Type": "application/json", "X-Sig": "s"}
    urllib.request.urlopen(urllib.request.Request(f"{url}/__mock__/capture/{path}", body, headers)).close()

first, second = (HttpRequest(path=f"/__mock__/capture/{path}") for path in "ab")
requests = client.retrieve_recorded_requests()
pairs = client.retrieve_recorded_requests_and_responses()
seen = {
    "paths": [request.path for request in requests],
    "bodies": [request.body.string for request in requests],
    "signatures": [field.values for request in requests for field in request.headers if field.name == "X-Sig"],
    "statuses": [pair.http_response.status_code for pair in pairs],
}
client.verify(first, VerificationTimes(at_least=1, at_most=1))
client.verify_sequence(first, second)
try:
    client.verify(HttpRequest(path="/never"), VerificationTimes(at_least=1))
except MockServerVerificationError as error:
    seen["refused"] = str(error)
client.clear(first, "LOG")
seen["cleared"] = [request.path for request in client.retrieve_recorded_requests()]
client.reset()
seen["left"] = len(client.retrieve_recorded_requests())
print(json.dumps(seen))
