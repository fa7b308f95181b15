"""Speaks TLS by hand: what a browser would never send, and what one sees.

raw_tls.py PORT CERTIFICATE LEAST MOST FROM REQUEST...
  LEAST, MOST: versions of TLS ("TLSv1_2"); FROM: the address of loopback to come from.
  REQUEST: bytes in hexadecimal, each over a connection of its own.
Prints a line for each: what came back until the end or a second of silence, in hexadecimal; "refused" when no
connection was made.
"""
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


def main():
    port, certificate, least, most, source, *requests = sys.argv[1:]
    made = context(certificate, least, most)
    for request in requests:
        print(ask(int(port), made, source, bytes.fromhex(request)), flush=True)


main()
