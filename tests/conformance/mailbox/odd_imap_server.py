#!/usr/bin/env python3
"""An IMAP server that misbehaves on purpose; prints its port.

    odd_imap_server.py KIND
"""
import re
import socket
import sys
import threading
import time

KIND = sys.argv[1]


def flood(connection, piece):
    while True:
        connection.sendall(piece * 1000)


def answer(connection, tag, command):
    verb = command.split(" ")[0].upper()
    if verb == "UID":
        verb = command.split(" ")[1].upper()
    if verb == "CAPABILITY":
        connection.sendall(b"* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\r\n" + tag + b" OK\r\n")
    elif verb in ("AUTHENTICATE", "LOGIN"):
        connection.sendall(tag + b" OK signed in\r\n")
    elif verb == "SELECT":
        if KIND == "no_validity":
            connection.sendall(b"* 3 EXISTS\r\n" + tag + b" OK\r\n")
        elif KIND == "silent_select":
            time.sleep(30)
        elif KIND == "closes":
            return False
        elif KIND == "endless_line":
            flood(connection, b"* xxxxxxxxxxxxxxxx")
        elif KIND == "endless_lines":
            flood(connection, b"* OK still there\r\n")
        elif KIND == "another_tag":
            connection.sendall(b"Z99 OK done\r\n")
        elif KIND == "nul":
            connection.sendall(b"\x00\x00\x00\r\n")
        elif KIND == "drip":
            while True:
                connection.sendall(b"*")
                time.sleep(0.05)
        else:
            connection.sendall(b"* 3 EXISTS\r\n* OK [UIDVALIDITY 7]\r\n" + tag + b" OK\r\n")
    elif verb == "SEARCH":
        if KIND == "odd_search":
            connection.sendall(b"* SEARCH 3 1 2 x 99999999999999 -4  5 \r\n* SEARCH\r\n* 4 EXISTS\r\n")
        else:
            connection.sendall(b"* SEARCH 1\r\n")
        connection.sendall(tag + b" OK\r\n")
    elif verb == "FETCH":
        if KIND == "huge_literal":
            connection.sendall(b"* 1 FETCH (UID 1 BODY[]<0> {4000000000}\r\n")
            flood(connection, b"x" * 100)
        if KIND == "short_literal":
            connection.sendall(b"* 1 FETCH (UID 1 BODY[]<0> {100}\r\nonly this")
            return False
        if KIND == "another_uid":
            connection.sendall(b"* 2 FETCH (UID 2 BODY[]<0> {3}\r\nabc)\r\n")
        if KIND == "too_much":
            connection.sendall(b"* 1 FETCH (UID 1 BODY[]<0> {300}\r\n" + b"x" * 300 + b")\r\n")
        if KIND == "nil":
            connection.sendall(b"* 1 FETCH (UID 1 BODY[]<0> NIL)\r\n")
        connection.sendall(tag + b" OK\r\n")
    elif verb == "STORE" and KIND == "read_only":
        connection.sendall(tag + b" NO read only\r\n")
    else:
        connection.sendall(tag + b" OK\r\n")
    return True


def serve(connection):
    try:
        if KIND == "not_imap":
            connection.sendall(b"220 mail.example ESMTP\r\n")
        elif KIND == "bye":
            connection.sendall(b"* BYE too busy\r\n")
            return
        elif KIND == "silent":
            time.sleep(30)
        else:
            connection.sendall(b"* OK odd.example\r\n")
        for line in connection.makefile("rb"):
            tag, command = re.match(rb"(\S+) (.*)", line.strip()).groups()
            if not answer(connection, tag, command.decode()):
                return
    except (OSError, AttributeError):
        pass
    finally:
        connection.close()


listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
while True:
    accepted, _ = listener.accept()
    threading.Thread(target=serve, args=(accepted,), daemon=True).start()
