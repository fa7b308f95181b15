#!/usr/bin/env python3
"""A receiver of signed messages for the tests, on a port of loopback that the system chooses; prints the port.

    webhook_server.py FOLDER SECRET

A POST whose signature (Standard Webhooks 1.0.0, reckoned here anew) is good leaves a JSON file in FOLDER under its
webhook-id; another is answered 401. A text that begins with "!" names an answer of another kind.
"""
import base64
import hashlib
import hmac
import json
import pathlib
import sys

import faulty_http

FOLDER = pathlib.Path(sys.argv[1])
KEY = base64.b64decode(sys.argv[2].removeprefix("whsec_"))


class Receiver(faulty_http.Service):
    def special(self, word):
        if self.misbehave(word):
            return
        if word == "error_in_body":
            self.answer(200, b'{"error": "no"}')
        elif word == "huge":
            self.answer(200, b"x" * 5_000_000)
        elif word == "no_http":
            self.wfile.write(b"220 mail.example ESMTP\r\n" * 3)
            self.wfile.flush()
            self.hang_up()
        else:
            self.answer(int(word), b"no names here: +79270000001")

    def is_signed(self, body):
        signed = b".".join([self.headers["webhook-id"].encode(), self.headers["webhook-timestamp"].encode(), body])
        made = "v1," + base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest()).decode()
        return made in self.headers["webhook-signature"].split(" ")

    def do_POST(self):
        body = self.body()
        if not self.is_signed(body):
            return self.answer(401)
        fields = json.loads(body)
        if fields["text"].startswith("!"):
            return self.special(fields["text"][1:])
        fields["timestamp"] = self.headers["webhook-timestamp"]
        (FOLDER / (self.headers["webhook-id"] + ".json")).write_text(json.dumps(fields))
        return self.answer(204)


faulty_http.serve(FOLDER, Receiver)
