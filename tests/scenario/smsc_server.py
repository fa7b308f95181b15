#!/usr/bin/env python3
"""An SMS provider that speaks as SMSC.ru does, on a port of loopback that the system chooses; prints the port.

    smsc_server.py FOLDER [SECONDS [PORT]]

Accepts what the public description of send.php asks for (fmt=3, charset=utf-8, digits in phones) and leaves the fields of
each message in FOLDER, answering SECONDS later; anything else gets the error that the description names. status.php says
of a message that it knows that it was delivered. A file FOLDER.mood with a number in it: every request gets this status
and nothing else.
"""
import http.server
import json
import pathlib
import re
import sys
import threading
import time
import urllib.parse

FOLDER = pathlib.Path(sys.argv[1])
PAUSE = float(sys.argv[2]) if len(sys.argv) > 2 else 0
lock = threading.Lock()
accepted = []  # ids, oldest first; those of an earlier run, too


def fault(code, words):
    return {"error": words, "error_code": code}


def send(fields):
    if fields.get("fmt") != "3" or fields.get("charset") != "utf-8":
        return fault(1, "parameters error")
    if (fields.get("login"), fields.get("psw")) != ("school39", "s3cret&+"):
        return fault(2, "authorise error")
    if not re.fullmatch(r"[1-9][0-9]{10,14}", fields.get("phones", "")):
        return fault(7, "invalid number")
    if not re.fullmatch(r"[A-Za-z0-9._-]{1,40}", fields.get("id", "")) or not fields.get("mes"):
        return fault(1, "parameters error")
    with lock:
        accepted.append(fields["id"])
        (FOLDER / f"{len(accepted):06}.json").write_text(json.dumps(fields))
    time.sleep(PAUSE)
    return {"id": fields["id"], "cnt": 1}


def status(fields):
    if (fields.get("login"), fields.get("psw")) != ("school39", "s3cret&+"):
        return fault(2, "authorise error")
    with lock:
        known = [{"id": one, "status": 1 if one in accepted else -3} for one in fields.get("id", "").split(",") if one]
    return known if fields.get("id", "").endswith(",") else known[0]


def mood():
    file = FOLDER.with_suffix(".mood")
    return int(file.read_text()) if file.exists() else 200


class Provider(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_POST(self):
        raw = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        fields = {name: values[0] for name, values in urllib.parse.parse_qs(raw, keep_blank_values=True).items()}
        called = {"/send.php": send, "/status.php": status}.get(self.path, lambda _: fault(1, "unknown method"))
        answer = called(fields) if mood() == 200 else {}
        data = json.dumps(answer).encode()
        self.send_response(mood())
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


FOLDER.mkdir(parents=True, exist_ok=True)
accepted += [json.loads(file.read_text())["id"] for file in sorted(FOLDER.glob("*.json"))]
server = http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[3]) if len(sys.argv) > 3 else 0), Provider)
server.daemon_threads = True
print(server.server_port, flush=True)
server.serve_forever()
