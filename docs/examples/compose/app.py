"""An application that keeps its orders at another service: every visit places one, and shows them all."""

import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import Request, urlopen

ORDERS = os.environ["ORDERS_URL"] + "/orders"


class Shop(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        urlopen(Request(ORDERS, json.dumps({"sku": "A-1"}).encode(), {"Content-Type": "application/json"})).close()
        with urlopen(ORDERS) as answer:
            orders = json.load(answer)
        lines = [f"order {each['id']}: {each['sku']}, {each['status']}" for each in orders]
        body = "\n".join([*lines, ""]).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing about requests."""


if __name__ == "__main__":
    ThreadingHTTPServer((os.environ.get("HOST", "0.0.0.0"), int(os.environ["PORT"])), Shop).serve_forever()
