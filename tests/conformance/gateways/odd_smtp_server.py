#!/usr/bin/env python3
"""A mail server that misbehaves on purpose, byte by byte; prints its port.

    odd_smtp_server.py KIND
"""
import socket
import struct
import sys
import threading

KIND = sys.argv[1]
accepted = 0
lock = threading.Lock()


def reset(connection):
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def greet(connection, stop):
    if KIND == "drip_banner":
        while not stop.wait(0.05):
            connection.sendall(b"2")
        return False
    if KIND == "endless_line":
        while True:
            connection.sendall(b"220-" + b"x" * 65536)
    if KIND == "endless_lines":
        while True:
            connection.sendall(b"220-still greeting\r\n" * 1000)
    if KIND == "not_smtp":
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n<html>")
        return False
    if KIND == "busy_greeting":
        connection.sendall(b"421 4.3.2 too many connections\r\n")
        return False
    if KIND == "no_service":
        connection.sendall(b"554 no SMTP service here\r\n")
        return False
    connection.sendall(b"220 odd.example ESMTP\r\n")
    return True


def serve(connection):
    global accepted
    stop = threading.Event()
    served = 0
    recipient = b""
    try:
        if not greet(connection, stop):
            stop.wait(1)
            return
        lines = connection.makefile("rb")
        for line in lines:
            verb = line[:4].upper()
            if verb == b"EHLO":
                pipelining = b"250-PIPELINING\r\n" if KIND.startswith("pipelining") else b""
                connection.sendall(b"250-odd.example\r\n" + pipelining + b"250 8BITMIME\r\n")
            elif verb == b"MAIL":
                if KIND == "goodbye_after_two" and served == 2:
                    connection.sendall(b"421 4.7.0 enough for one connection\r\n")
                    return
                if KIND == "leaves_after_two" and served == 2:
                    return reset(connection)
                if KIND == "garbage_answer":
                    connection.sendall(b"\x00\xff what?\r\n")
                    return stop.wait(1)
                if KIND == "endless_answer":
                    while True:
                        connection.sendall(b"2" * 65536)
                connection.sendall(b"250 ok\r\n")
            elif verb == b"RCPT":
                recipient = line
                bad = b"bad" in line
                connection.sendall(b"550 5.1.1 no such user\r\n" if bad else b"250 ok\r\n")
            elif verb == b"RSET":
                connection.sendall(b"250 ok\r\n")
            elif verb == b"DATA":
                if KIND == "pipelining_invites" or b"bad" not in recipient:
                    connection.sendall(b"354 go\r\n")
                else:
                    connection.sendall(b"554 no valid recipients\r\n")
                    continue
                if KIND == "reset_in_content":
                    connection.recv(10)
                    return reset(connection)
                for content in lines:
                    if content == b".\r\n":
                        break
                with lock:
                    accepted += 1
                served += 1
                if KIND == "closes_after_dot":
                    return
                connection.sendall(b"250 2.0.0 queued\r\n")
            elif verb == b"QUIT":
                if KIND == "silent_quit":
                    return stop.wait(5)
                connection.sendall(b"221 bye\r\n")
                return
    except OSError:
        pass
    finally:
        connection.close()


listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
while True:
    accepted_connection, _ = listener.accept()
    threading.Thread(target=serve, args=(accepted_connection,), daemon=True).start()
