#!/usr/bin/env python3
"""A receiver of signed messages for the tests, on a port of loopback that the system chooses; prints the port.

    webhook_server.py FOLDER SECRET

A POST whose signature (Standard Webhooks 1.0.0, reckoned here anew) is good leaves a JSON file in FOLDER under its
webhook-id; another is answered 401. A text that begins with "!" names an answer of another kind.
"""
import base64
import hashlib
import hmac
import http.server
import json
import pathlib
import socket
import struct
import sys
import time

FOLDER = pathlib.Path(sys.argv[1])
KEY = base64.b64decode(sys.argv[2].removeprefix("whsec_"))


class Receiver(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", headers=()):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def hang_up(self):
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def special(self, word):
        if word == "error_in_body":
            self.answer(200, b'{"error": "no"}')
        elif word == "huge":
            self.answer(200, b"x" * 5_000_000)
        elif word == "429_after":
            self.answer(429, b"", [("Retry-After", "777")])
        elif word == "redirect":
            self.answer(307, b"", [("Location", "http://127.0.0.1:1/")])
        elif word == "half":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"{")
            self.wfile.flush()
            self.hang_up()
        elif word == "no_http":
            self.wfile.write(b"220 mail.example ESMTP\r\n" * 3)
            self.wfile.flush()
            self.hang_up()
        elif word == "reset":
            self.hang_up()
        elif word == "silence":
            time.sleep(3600)
        else:
            self.answer(int(word), b"no names here: +79270000001")

    def is_signed(self, body):
        signed = b".".join([self.headers["webhook-id"].encode(), self.headers["webhook-timestamp"].encode(), body])
        made = "v1," + base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest()).decode()
        return made in self.headers["webhook-signature"].split(" ")

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if not self.is_signed(body):
            return self.answer(401)
        fields = json.loads(body)
        if fields["text"].startswith("!"):
            return self.special(fields["text"][1:])
        fields["timestamp"] = self.headers["webhook-timestamp"]
        (FOLDER / (self.headers["webhook-id"] + ".json")).write_text(json.dumps(fields))
        return self.answer(204)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_):
        pass  # clients that hang up are what the tests are about


FOLDER.mkdir(parents=True, exist_ok=True)
server = Server(("127.0.0.1", 0), Receiver)
print(server.server_port, flush=True)
server.serve_forever()
