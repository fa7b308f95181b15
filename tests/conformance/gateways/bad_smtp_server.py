#!/usr/bin/env python3
"""Mail servers that misbehave in one way at one phase, each on a port of its own.

    bad_smtp_server.py CERTIFICATE KEY

Prints a line "phase behaviour port" for each and "ready" at the end. Everything else about them is in order.
"""
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))
from misbehaving import (Gone, byte_by_byte, close, drip_of, endless, own, publish, reset, say, say_and_leave, silence,
                         tls_server)

PHASES = ["banner", "ehlo", "mail", "rcpt", "data", "end", "quit"]
GOOD = {"banner": b"220 ok", "ehlo": b"250 8BITMIME", "mail": b"250 ok", "rcpt": b"250 ok", "data": b"354 go",
        "end": b"250 2.0.0 queued as 4CX1", "quit": b"221 bye"}
CODES = [0, 100, 150, 299, 354, 399, 421, 450, 451, 452, 455, 499, 500, 501, 502, 503, 504, 521, 530, 535, 550, 551,
         552, 553, 554, 555, 556, 571, 599, 600, 999]


# What only a server that is right may say; the code is the one that is expected.
def twisted(change):
    return lambda connection, good: connection.sendall(change(good[:3], good[4:]))


BEHAVIOURS = {
    "silence": silence,
    "drip": drip_of(b"2"),
    "close": close,
    "reset": lambda connection, good: reset(connection),
    "endless_line": endless(b"2" * 8192),
    "endless_lines": endless(b"250-more\r\n" * 800),
    "empty_line": say_and_leave(b"\r\n"),
    "nul_bytes": say_and_leave(b"\0\0\0\0\r\n"),
    "high_bytes": say_and_leave(b"\xff\xfe\xff\xfe\r\n"),
    "words_alone": say_and_leave(b"everything is fine\r\n"),
    "http": say_and_leave(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
    "tls_record": say_and_leave(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n"),
    "leading_blank": say_and_leave(b" 250 ok\r\n"),
    "four_digits": say_and_leave(b"2500 ok\r\n"),
    "negative": say_and_leave(b"-250 ok\r\n"),
    "half_a_reply": say_and_leave(b"25"),
    "never_last": say_and_leave(b"250-one\r\n250-two\r\n"),
    "long_reply": twisted(lambda code, text: b"".join(code + b"-" + b"x" * 400 + b"\r\n" for _ in range(100))
                          + code + b" " + text + b"\r\n"),
    "mixed_codes": twisted(lambda code, text: b"550-first\r\n" + code + b" " + text + b"\r\n"),
    "bare_lf": twisted(lambda code, text: code + b" " + text + b"\n"),
    "code_alone": twisted(lambda code, text: code + b"\r\n"),
    "eight_bit": twisted(lambda code, text: code + " принято ".encode() + b"\xff" + text + b"\r\n"),
    "nul_in_text": twisted(lambda code, text: code + b" a\0b " + text + b"\r\n"),
    "several_lines": twisted(lambda code, text: code + b"-one\r\n" + code + b"-two\r\n" + code + b" " + text + b"\r\n"),
    "byte_by_byte": lambda connection, good: byte_by_byte(connection, good + b"\r\n"),
    "accepted_too_early": say(b"354 go\r\n250 2.0.0 queued as 4CX1\r\n"),
    "twice": twisted(lambda code, text: (code + b" " + text + b"\r\n") * 2),
}
for number in CODES:
    BEHAVIOURS[f"code_{number:03}"] = say(b"%03d as the test wants it\r\n" % number)
    if number in (421, 450, 550, 554):
        BEHAVIOURS[f"code_{number}_closes"] = say_and_leave(b"%03d as the test wants it\r\n" % number)
        BEHAVIOURS[f"code_{number}_lines"] = say(b"%d-as\r\n%d-the test\r\n%d wants it\r\n" % (number, number, number))


def converse(connection, phase, behave):
    def answer(at):
        if at == phase:
            behave(connection, GOOD[at])
        else:
            connection.sendall(GOOD[at] + b"\r\n")

    answer("banner")
    lines = connection.makefile("rb")
    for line in lines:
        verb = line[:4].upper()
        if verb in (b"EHLO", b"HELO"):
            answer("ehlo")
        elif verb == b"MAIL":
            answer("mail")
        elif verb == b"RCPT":
            answer("rcpt")
        elif verb == b"DATA":
            answer("data")
            for content in lines:
                if content == b".\r\n":
                    answer("end")
                    break
                if content == b"RSET\r\n":
                    connection.sendall(b"250 ok\r\n")
                    break
                if content == b"QUIT\r\n":
                    return
        elif verb == b"QUIT":
            answer("quit")
            return
        else:
            connection.sendall(b"250 ok\r\n")


# ---- STARTTLS and AUTH have ways of their own ------------------------------------------------------------------------

def with_starttls(connection, context, kind):
    connection.sendall(b"220 ok\r\n")
    lines = connection.makefile("rb", buffering=0)
    for line in lines:
        verb = line[:4].upper()
        if verb == b"EHLO":
            offer = b"" if kind == "stripped" else b"250-STARTTLS\r\n"
            connection.sendall(b"250-odd.example\r\n" + offer + b"250 8BITMIME\r\n")
        elif verb == b"STAR":
            if kind == "silence":
                return time.sleep(4)
            if kind == "reset":
                return reset(connection)
            if kind.startswith("code_"):
                connection.sendall(kind[5:].encode() + b" as the test wants it\r\n")
                continue
            if kind == "injected":
                connection.sendall(b"220 go\r\n250 before the handshake\r\n")
            else:
                connection.sendall(b"220 go\r\n")
            if kind == "garbage_after":
                connection.sendall(b"this is no handshake\r\n" * 10)
                return time.sleep(1)
            if kind == "silence_after":
                return time.sleep(4)
            if kind == "reset_after":
                return reset(connection)
            connection = context.wrap_socket(connection, server_side=True)
            lines = connection.makefile("rb")
            return converse_inside(connection, lines)
        else:
            connection.sendall(b"250 ok\r\n")


def converse_inside(connection, lines):
    for line in lines:
        verb = line[:4].upper()
        if verb == b"DATA":
            connection.sendall(GOOD["data"] + b"\r\n")
            for content in lines:
                if content == b".\r\n":
                    break
            connection.sendall(GOOD["end"] + b"\r\n")
        elif verb == b"QUIT":
            return
        else:
            connection.sendall(b"250 ok\r\n")


def with_auth(connection, kind):
    connection.sendall(b"220 ok\r\n")
    lines = connection.makefile("rb")
    for line in lines:
        verb = line[:4].upper()
        if verb == b"EHLO":
            connection.sendall(b"250-odd.example\r\n250 AUTH PLAIN LOGIN\r\n")
        elif verb == b"AUTH":
            if kind == "silence":
                return time.sleep(4)
            if kind == "reset":
                return reset(connection)
            if kind == "endless_line":
                return endless(b"2" * 8192)(connection, b"")
            if kind == "garbage":
                connection.sendall(b"\0\xff what?\r\n")
                return time.sleep(1)
            connection.sendall(kind[5:].encode() + b" as the test wants it\r\n")
        else:
            connection.sendall(b"250 ok\r\n")


servers = {}
for phase in PHASES:
    for name, behave in BEHAVIOURS.items():
        servers[phase, name] = own(converse, phase, behave)
context = tls_server(sys.argv[1], sys.argv[2])
for kind in ("stripped", "silence", "reset", "code_421", "code_454", "code_501", "code_554", "code_250", "code_000",
             "garbage_after", "silence_after", "reset_after", "injected", "wrong_certificate"):
    servers["starttls", kind] = own(with_starttls, context, kind)
for kind in ("silence", "reset", "endless_line", "garbage", "code_421", "code_432", "code_454", "code_500", "code_504",
             "code_530", "code_534", "code_535", "code_538", "code_550", "code_250", "code_000"):
    servers["auth", kind] = own(with_auth, kind)

publish(servers)
