#!/usr/bin/env python3
"""A Bot API for the tests, on a port of loopback that the system chooses; prints the port.

    telegram_server.py FOLDER TOKEN

sendMessage leaves a JSON file in FOLDER; a text that begins with "!" (after its subject) names an answer of another
kind. getUpdates answers the file FOLDER/updates, whatever it holds, and writes what it was asked to FOLDER/asked.
"""
import json
import pathlib
import sys
import threading

import faulty_http

FOLDER = pathlib.Path(sys.argv[1])
TOKEN = sys.argv[2]
lock = threading.Lock()
sent = []

ERRORS = {
    "blocked": (403, "Forbidden: bot was blocked by the user"),
    "deactivated": (403, "Forbidden: user is deactivated"),
    "no_chat": (400, "Bad Request: chat not found"),
    "upgraded": (400, "Bad Request: group chat was upgraded to a supergroup chat"),
    "too_long": (400, "Bad Request: message is too long"),
    "unauthorized": (401, "Unauthorized"),
    "no_method": (404, "Not Found"),
    "internal": (500, "Internal Server Error"),
    "gateway": (502, "Bad Gateway"),
    "token_in_words": (400, "Bad Request: /bot" + TOKEN + "/sendMessage to 777000111 failed"),
}


class Api(faulty_http.Service):
    def error(self, status, code, words, parameters=None):
        said = {"ok": False, "error_code": code, "description": words}
        if parameters:
            said["parameters"] = parameters
        self.answer(status, json.dumps(said))

    def special(self, word):
        if self.misbehave(word):
            return
        if word in ERRORS:
            self.error(ERRORS[word][0], *ERRORS[word])
        elif word == "429":
            self.error(429, 429, "Too Many Requests: retry after 35", {"retry_after": 35})
        elif word == "429_bare":
            self.error(429, 429, "Too Many Requests")
        elif word == "ok_false":
            self.error(200, 403, "Forbidden: bot was blocked by the user")
        elif word == "ok_false_bare":
            self.answer(200, '{"ok": false}')
        elif word == "garbage":
            self.answer(200, '{"ok": tru')
        elif word == "html":
            self.answer(200, "<html>")
        elif word == "html_403":
            self.answer(403, "<html>blocked by your provider</html>")
        elif word == "html_502":
            self.answer(502, "<html>")
        elif word == "endless":
            self.answer(200, b'{"ok": true, "x": "' + b"x" * 5_000_000)

    def do_POST(self):
        body = self.body()
        if not self.path.startswith("/bot" + TOKEN + "/"):
            return self.error(401, 401, "Unauthorized")
        if self.path.endswith("/getUpdates"):
            (FOLDER / "asked").write_bytes(body)
            return self.answer(200, (FOLDER / "updates").read_bytes())
        fields = json.loads(body)
        if fields["text"].split("\n\n")[-1].startswith("!"):
            return self.special(fields["text"].split("\n\n")[-1][1:])
        fields["key"] = self.headers.get("Idempotency-Key", "")
        with lock:
            sent.append(fields)
            (FOLDER / f"{len(sent):06}.json").write_text(json.dumps(fields))
            number = len(sent)
        return self.answer(200, json.dumps({"ok": True, "result": {"message_id": number, "chat": {"id": 1}}}))


FOLDER.mkdir(parents=True, exist_ok=True)
(FOLDER / "updates").write_text('{"ok": true, "result": []}')
faulty_http.serve(FOLDER, Api)
