"""Speaks TLS by hand: what a browser would never send, and what one sees.

raw_tls.py PORT CERTIFICATE LEAST MOST FROM HOW REQUEST...
  LEAST, MOST: versions of TLS ("TLSv1_2"); FROM: the address of loopback to come from.
  HOW: "apart", one after another, or "together", all at once and heard for two and a half seconds.
  REQUEST: bytes in hexadecimal, each over a connection of its own.
Prints a line for each: what came back until the end or a second of silence, in hexadecimal; "refused" when no
connection was made.
"""
import concurrent.futures
import os
import socket
import ssl
import sys
import warnings

warnings.simplefilter("ignore")  # old versions of TLS are offered on purpose


def context(certificate, least, most):
    made = ssl.create_default_context(cafile=certificate)
    made.minimum_version = ssl.TLSVersion[least]
    made.maximum_version = ssl.TLSVersion[most]
    if least < "TLSv1_2":
        made.set_ciphers("DEFAULT@SECLEVEL=0")  # else the client itself would not offer them
    return made


def ask(port, made, source, request):
    plain = socket.create_connection(("127.0.0.1", port), timeout=10, source_address=(source, 0))
    heard = b""
    try:
        with made.wrap_socket(plain, server_hostname="journal.school.example") as wrapped:
            wrapped.sendall(request)
            while piece := wrapped.recv(65536):
                heard += piece
                wrapped.settimeout(1)
    except TimeoutError:
        pass
    except (ssl.SSLError, OSError):
        return heard.hex() or "refused"
    return heard.hex()


def ask_together(port, made, source, requests):
    crowd = concurrent.futures.ThreadPoolExecutor(len(requests))
    asked = [crowd.submit(ask, port, made, source, request) for request in requests]
    concurrent.futures.wait(asked, timeout=2.5)
    return [one.result() if one.done() else "" for one in asked]


def main():
    port, certificate, least, most, source, how, *words = sys.argv[1:]
    made = context(certificate, least, most)
    requests = [bytes.fromhex(word) for word in words]
    if how == "together":
        print("\n".join(ask_together(int(port), made, source, requests)), flush=True)
        os._exit(0)  # whoever still waits is not waited for
    for request in requests:
        print(ask(int(port), made, source, request), flush=True)


main()
