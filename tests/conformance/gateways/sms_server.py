#!/usr/bin/env python3
"""An SMS provider for the tests, on a port of loopback that the system chooses; prints the port.

    sms_server.py FOLDER

POST /send with key, phone, text as a form answers {"id": …} and leaves a JSON file in FOLDER; POST /status tells whether
the key is known. A text that begins with "!" names an answer of another kind.
"""
import json
import pathlib
import sys
import threading
import urllib.parse

import faulty_http

FOLDER = pathlib.Path(sys.argv[1])
lock = threading.Lock()
known = []


class Provider(faulty_http.Service):
    def special(self, word):
        if self.misbehave(word):
            return
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
        elif word == "429_nonsense":
            self.answer(429, "slow down", [("Retry-After", "next week")])
        elif word in ("404", "500", "503", "403"):
            self.answer(int(word), "<html>")

    def do_POST(self):
        raw = self.body().decode()
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


faulty_http.serve(FOLDER, Provider)
