"""A small learning record store that keeps to the rules of xAPI 1.0.3 about PUT of statements, on a real socket."""

import base64
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

USER, PASSWORD = "tenseconds", "for tests only"
_RIGHT = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()


class RecordStore(ThreadingHTTPServer):
    """Holds statements by id; `answers_with` makes it answer everything with that status."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.statements: dict[str, dict[str, Any]] = {}
        self.puts = 0
        self.answers_with: int | None = None
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/xapi/"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: RecordStore

    def do_PUT(self) -> None:
        self.server.puts += 1
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        parts = urlsplit(self.path)
        [statement_id] = parse_qs(parts.query)["statementId"]
        self.send_response(self.server.answers_with or self._judge(parts.path, statement_id, body))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _judge(self, path: str, statement_id: str, body: dict[str, Any]) -> int:
        if path != "/xapi/statements" or self.headers["X-Experience-API-Version"] != "1.0.3":
            return 400
        if self.headers["Authorization"] != _RIGHT:
            return 401
        if body["id"] != statement_id or not {"actor", "verb", "object"} <= set(body):
            return 400
        known = self.server.statements.setdefault(statement_id, body)
        return 204 if known == body else 409

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""
