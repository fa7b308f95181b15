#!/usr/bin/env python3
"""An SMS provider for the tests, on a port of loopback that the system chooses; prints the port.

    sms_server.py FOLDER

POST /send with key, phone, text as a form answers {"id": …} and leaves a JSON file in FOLDER; POST /status tells whether
the key is known. A text that begins with "!" names an answer of another kind.
"""
import http.server
import json
import pathlib
import socket
import struct
import sys
import threading
import time
import urllib.parse

FOLDER = pathlib.Path(sys.argv[1])
lock = threading.Lock()
known = []


class Provider(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def log_message(self, *_):
        pass

    def answer(self, status, body, headers=()):
        data = body if isinstance(body, bytes) else body.encode()
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def hang_up(self):
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def special(self, word):
        if word == "html":
            self.answer(200, "<html><body>Технические работы</body></html>")
        elif word == "truncated":
            self.answer(200, '{"id": 12')
        elif word == "empty":
            self.answer(200, "")
        elif word == "list":
            self.answer(200, "[1, 2]")
        elif word == "error":
            self.answer(200, '{"error": "no money"}')
        elif word == "bad_number":
            self.answer(200, '{"bad_number": "79270000001 is no number"}')
        elif word == "huge":
            self.answer(200, b'{"id": "' + b"x" * 5_000_000 + b'"}')
        elif word == "many_headers":
            self.answer(200, "{}", [("X-Header", "y" * 1000)] * 90)
        elif word == "429":
            self.answer(429, "slow down")
        elif word == "429_after":
            self.answer(429, "slow down", [("Retry-After", "777")])
        elif word == "429_nonsense":
            self.answer(429, "slow down", [("Retry-After", "next week")])
        elif word == "redirect":
            self.answer(302, "", [("Location", "http://127.0.0.1:1/")])
        elif word in ("404", "500", "503", "403"):
            self.answer(int(word), "<html>")
        elif word == "half":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b'{"id":')
            self.wfile.flush()
            self.hang_up()
        elif word == "reset":
            self.hang_up()
        elif word == "silence":
            time.sleep(3600)

    def do_POST(self):
        size = int(self.headers.get("Content-Length", 0))
        raw = self.rfile.read(size).decode()
        fields = {name: values[0] for name, values in urllib.parse.parse_qs(raw, keep_blank_values=True).items()}
        if "password" in self.path or fields.get("password") != "p&ss=wörd":
            self.answer(403, "{}")
            return
        text = fields.get("text", "")
        if self.path == "/status":
            self.answer(200, json.dumps({"known": fields["key"] in known}))
        elif text.startswith("!"):
            self.special(text[1:])
        else:
            with lock:
                known.append(fields["key"])
                (FOLDER / f"{len(known):06}.json").write_text(json.dumps(fields))
            self.answer(200, json.dumps({"id": 79270000000 + len(known)}))


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_):
        pass  # clients that hang up are what the tests are about


FOLDER.mkdir(parents=True, exist_ok=True)
server = Server(("127.0.0.1", 0), Provider)
print(server.server_port, flush=True)
server.serve_forever()
