#!/usr/bin/env python3
"""HTTP services that misbehave in one way at one phase.

    bad_http_server.py CERTIFICATE KEY FOLDER

The last but one segments of a path say who is asked and how it misbehaves: /<service>/<phase>-<behaviour>/… on one
port; who misbehaves before a request can be read, or under TLS, has a port of its own. Prints "phase behaviour port" for
each and "ready" at the end. Whoever follows a redirect leaves the file FOLDER/followed.
"""
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))
from misbehaving import (Gone, byte_by_byte, close, drip_of, endless, listen, own, reset, say, say_and_leave,
                         say_and_reset, say_and_wait, silence, tls_server)

CERTIFICATE, KEY, FOLDER = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])

GOOD = {"smsc": b'{"id":"7.1","cnt":1}', "telegram": b'{"ok":true,"result":{"message_id":5}}', "webhook": b"{}"}
FAULT = {"smsc": b'{"error":"no money on the account","error_code":3}',
         "telegram": b'{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}',
         "webhook": b'{"error":"no such hook"}'}
CODES = [200, 201, 202, 204, 205, 226, 299, 300, 301, 302, 303, 304, 305, 307, 308, 399, 400, 401, 402, 403, 404, 405,
         406, 407, 408, 409, 410, 411, 413, 414, 415, 418, 421, 422, 423, 425, 426, 428, 429, 431, 451, 499, 500, 501,
         502, 503, 504, 505, 507, 508, 511, 520, 522, 599, 600, 799, 999]


def answer(status, body, *headers):
    lines = [f"HTTP/1.1 {status} as the test wants it", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


def head(*lines):
    return "\r\n".join(["HTTP/1.1 200 OK", *lines, "", ""]).encode()


# At the status line and the headers; `good` is the whole right answer.
HEAD = {
    "silence": silence,
    "drip": drip_of(b"H"),
    "close": close,
    "reset": lambda connection, good: reset(connection),
    "endless_line": endless(b"H" * 8192),
    "endless_header": lambda connection, good: (connection.sendall(b"HTTP/1.1 200 OK\r\nX-A: "),
                                                endless(b"x" * 8192)(connection, good)),
    "endless_headers": lambda connection, good: (connection.sendall(b"HTTP/1.1 200 OK\r\n"),
                                                 endless(b"X-More: yes\r\n" * 800)(connection, good)),
    "endless_continue": endless(b"HTTP/1.1 100 Continue\r\n\r\n" * 100),
    "drip_of_headers": lambda connection, good: (connection.sendall(b"HTTP/1.1 200 OK\r\nX-A: "),
                                                 drip_of(b"x")(connection, good)),
    "empty_lines": say_and_leave(b"\r\n\r\n\r\n\r\n"),
    "nul_bytes": say_and_leave(b"\0" * 64),
    "high_bytes": say_and_leave(b"\xff\xfe" * 64 + b"\r\n\r\n"),
    "words_alone": say_and_leave(b"everything is fine\r\n\r\n"),
    "mail_server": say_and_leave(b"220 mail.example ESMTP\r\n"),
    "tls_record": say_and_leave(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n"),
    "half_a_line": say_and_leave(b"HTTP/1.1 2"),
    "half_a_line_and_silence": say_and_wait(b"HTTP/1.1 2"),
    "half_the_headers": say_and_leave(b"HTTP/1.1 200 OK\r\nContent-Le"),
    "half_the_headers_and_reset": say_and_reset(b"HTTP/1.1 200 OK\r\nContent-Le"),
    "half_the_headers_and_silence": say_and_wait(b"HTTP/1.1 200 OK\r\nContent-Le"),
    "version_of_the_future": say_and_leave(b"HTTP/9.9 200 OK\r\nContent-Length: 2\r\n\r\n{}"),
    "no_code": say_and_leave(b"HTTP/1.1 OK\r\nContent-Length: 2\r\n\r\n{}"),
    "code_of_letters": say_and_leave(b"HTTP/1.1 abc OK\r\nContent-Length: 2\r\n\r\n{}"),
    "negative_code": say_and_leave(b"HTTP/1.1 -20 OK\r\nContent-Length: 2\r\n\r\n{}"),
    "code_zero": say_and_leave(b"HTTP/1.1 000 OK\r\nContent-Length: 2\r\n\r\n{}"),
    "negative_length": say_and_leave(head("Content-Length: -5") + b"{}"),
    "length_of_letters": say_and_leave(head("Content-Length: many") + b"x"),
    "length_beyond_numbers": say_and_leave(head("Content-Length: 99999999999999999999999") + b"{}"),
    "switching_protocols": say_and_leave(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"),
    # In order, in another way.
    "byte_by_byte": byte_by_byte,
    "after_continue": lambda connection, good: connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n" + good),
    "early_hints": lambda connection, good: connection.sendall(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + good),
    "bare_lf": lambda connection, good: connection.sendall(good.replace(b"\r\n", b"\n")),
    "old_version": lambda connection, good: (connection.sendall(good.replace(b"HTTP/1.1", b"HTTP/1.0")), close(0, 0)),
    "many_headers": lambda connection, good: connection.sendall(
        good.replace(b"\r\n", b"\r\n" + b"X-More: yes\r\n" * 200, 1)),
    "answered_twice": lambda connection, good: connection.sendall(good * 2),
}


# At the body; `good` is the right one, under status 200.
def whole(change):
    return lambda connection, good: connection.sendall(answer(200, change(good)))


def chunked(*pieces):
    return lambda connection, good: connection.sendall(head("Transfer-Encoding: chunked") + b"".join(pieces))


def slowly(connection, good):
    connection.sendall(head(f"Content-Length: {len(good)}"))
    byte_by_byte(connection, good)


BODY = {
    "silence": say_and_wait(head("Content-Length: 40")),
    "close": say_and_leave(head("Content-Length: 40")),
    "reset": say_and_reset(head("Content-Length: 40")),
    "cut": say_and_leave(head("Content-Length: 40") + b'{"'),
    "cut_and_silence": say_and_wait(head("Content-Length: 40") + b'{"'),
    "cut_and_reset": say_and_reset(head("Content-Length: 40") + b'{"'),
    "drip": lambda connection, good: (connection.sendall(head("Content-Length: 100000")),
                                      drip_of(b" ")(connection, good)),
    "drip_of_chunks": lambda connection, good: (connection.sendall(head("Transfer-Encoding: chunked")),
                                                drip_of(b"1\r\n \r\n")(connection, good)),
    "endless": lambda connection, good: (connection.sendall(head("Connection: close")),
                                         endless(b" " * 8192)(connection, good)),
    "endless_chunks": lambda connection, good: (connection.sendall(head("Transfer-Encoding: chunked")),
                                                endless(b"400\r\n" + b" " * 1024 + b"\r\n")(connection, good)),
    "chunk_without_a_size": lambda connection, good: (chunked(b"size\r\n{}\r\n0\r\n\r\n")(connection, good),
                                                      close(connection, good)),
    "chunk_cut": lambda connection, good: (chunked(b"28\r\n{")(connection, good), close(connection, good)),
    "chunk_beyond_numbers": lambda connection, good: (
        chunked(b"fffffffffffffffffff\r\n{}\r\n0\r\n\r\n")(connection, good), close(connection, good)),
    "no_last_chunk": lambda connection, good: (chunked(b"2\r\n{}\r\n")(connection, good), close(connection, good)),
    "too_large": say(answer(200, b" " * (2 << 20))),
    # Whole, and no answer of the service.
    "empty": whole(lambda good: b""),
    "blank": whole(lambda good: b" \r\n\t"),
    "truncated": whole(lambda good: good[:-1]),
    "html": whole(lambda good: b"<html><body>maintenance</body></html>"),
    "login_page": whole(lambda good: b"<!doctype html><form action=/login>"),
    "words": whole(lambda good: b"OK"),
    "number": whole(lambda good: b"5"),
    "null": whole(lambda good: b"null"),
    "true": whole(lambda good: b"true"),
    "text": whole(lambda good: b'"ok"'),
    "list": whole(lambda good: b"[]"),
    "empty_object": whole(lambda good: b'{"x":{}}'),
    "deep": whole(lambda good: b"[" * 20000),
    "nul": whole(lambda good: b"\0" + good),
    "high_bytes": whole(lambda good: b"\xff\xfe" + good),
    "utf16": whole(lambda good: good.decode().encode("utf-16")),
    "two_answers": whole(lambda good: b'{"x":1}{"x":2}'),
    "compressed": lambda connection, good: connection.sendall(
        answer(200, b"\x1f\x8b\x08\x00\x00\x00\x00\x00", "Content-Encoding: gzip")),
    "strange_types": whole(lambda good: b'{"ok":"yes","id":{},"cnt":[],"error_code":{"a":1},"result":7}'),
    # In order, in another way.
    "slowly": slowly,
    "blanks_around": whole(lambda good: b"  \r\n" + good + b"\r\n  "),
    "chunked": lambda connection, good: connection.sendall(
        head("Transfer-Encoding: chunked") + b"1\r\n" + good[:1] + b"\r\n%x\r\n" % (len(good) - 1) + good[1:]
        + b"\r\n0\r\n\r\n"),
    "without_a_length": lambda connection, good: (connection.sendall(head("Connection: close") + good), close(0, 0)),
}
RETRY_AFTER = {"none": None, "seconds": "777", "date": "Mon, 14 Sep 2026 09:00:00 GMT", "nonsense": "soon",
               "negative": "-5", "huge": "99999999999999999999", "empty": "", "zero": "0"}


def status_cells(plain_port):
    cells = {}
    for code in CODES:
        for name, bodies in (("good", GOOD), ("fault", FAULT), ("html", None), ("empty", b"")):
            def behave(connection, service, code=code, bodies=bodies):
                body = bodies[service] if isinstance(bodies, dict) else b"<html>" if bodies is None else b""
                moved = [f"Location: http://127.0.0.1:{plain_port}/followed"] if 300 <= code < 400 else []
                if code in (204, 304):
                    return connection.sendall(answer(code, b"", *moved))
                return connection.sendall(answer(code, body, *moved))
            cells[f"status-{code}_{name}"] = behave
    for code in (429, 503):
        for name, value in RETRY_AFTER.items():
            headers = [] if value is None else [f"Retry-After: {value}"]
            cells[f"later-{code}_{name}"] = lambda connection, service, code=code, headers=headers: connection.sendall(
                answer(code, b"slow down", *headers))
    return cells


def read_request(connection):
    """The path, with the body read; None when nobody asks any more."""
    data = b""
    while b"\r\n\r\n" not in data:
        more = connection.recv(65536)
        if not more:
            return None
        data += more
    top, body = data.split(b"\r\n\r\n", 1)
    length = [int(line.split(b":")[1]) for line in top.split(b"\r\n") if line.lower().startswith(b"content-length:")]
    while length and len(body) < length[0]:
        more = connection.recv(65536)
        if not more:
            return None
        body += more
    return top.split(b" ")[1].decode()


def converse(connection):
    while (path := read_request(connection)) is not None:
        if path.startswith("/followed"):
            (FOLDER / "followed").touch()
            connection.sendall(answer(200, b"{}"))
            continue
        _, service, cell, *_ = path.split("/")
        cells[cell](connection, service)


def before_the_request(behave):
    return own(lambda connection: behave(connection, b""))


def under_tls(connection, context, service_certificate):
    connection = context.wrap_socket(connection, server_side=True)
    converse(connection)


context = tls_server(CERTIFICATE, KEY)
SPECIAL = {
    ("connect", "closed_at_once"): before_the_request(close),
    ("connect", "reset_at_once"): before_the_request(lambda connection, good: reset(connection)),
    ("connect", "silence"): before_the_request(silence),
    ("connect", "speaks_first"): before_the_request(say_and_leave(b"220 mail.example ESMTP\r\n")),
    ("tls", "wrong_certificate"): own(under_tls, context, CERTIFICATE),
    ("tls", "plain_http"): before_the_request(say_and_leave(b"HTTP/1.1 400 Bad Request\r\n\r\n")),
    ("tls", "silence"): before_the_request(silence),
    ("tls", "closed"): before_the_request(close),
    ("tls", "reset"): before_the_request(lambda connection, good: reset(connection)),
    ("tls", "garbage"): before_the_request(say_and_leave(b"\0\xff this is no handshake" * 10)),
    ("tls", "alert"): before_the_request(say_and_leave(b"\x15\x03\x03\x00\x02\x02\x28")),
    ("tls", "drip"): before_the_request(drip_of(b"\x16")),
}

plain = listen(own(converse))
cells = {}
for name, behave in HEAD.items():
    cells[f"head-{name}"] = lambda connection, service, behave=behave: behave(connection, answer(200, GOOD[service]))
for name, behave in BODY.items():
    cells[f"body-{name}"] = lambda connection, service, behave=behave: behave(connection, GOOD[service])
cells.update(status_cells(plain))
for (phase, name), handle in SPECIAL.items():
    print(phase, name, listen(handle))
for cell in cells:
    print(*cell.split("-"), plain)
print("ready", flush=True)
time.sleep(3600)
