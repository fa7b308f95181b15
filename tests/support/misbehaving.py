"""Ways in which a server on loopback misbehaves, whatever it speaks. A manner is a function of the connection and of the
right answer (bytes, with its line end or whatever ends it); one that leaves the connection unusable raises Gone.

A script of another folder:  sys.path.insert(0, "<…>/tests/support"); import misbehaving
"""
import socket
import ssl
import struct
import threading
import time

# Longer than any patience of the tests.
PATIENCE = 4


class Gone(Exception):
    pass


def reset(connection):
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()
    raise Gone


def silence(connection, good):
    time.sleep(PATIENCE)
    raise Gone


def close(connection, good):
    raise Gone


def drip_of(byte):
    def send(connection, good):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            connection.sendall(byte)
            time.sleep(0.05)
        raise Gone
    return send


def endless(piece):
    def send(connection, good):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            connection.sendall(piece)
        raise Gone
    return send


def say(text):
    return lambda connection, good: connection.sendall(text)


def say_and_leave(text):
    def send(connection, good):
        connection.sendall(text)
        raise Gone
    return send


def say_and_wait(text):
    def send(connection, good):
        connection.sendall(text)
        silence(connection, good)
    return send


def say_and_reset(text):
    def send(connection, good):
        connection.sendall(text)
        time.sleep(0.02)
        reset(connection)
    return send


def byte_by_byte(connection, good):
    for byte in good:
        connection.sendall(bytes([byte]))
        time.sleep(0.002)


def own(target, *arguments):
    """A handler of one connection: the server's own way to speak, closed whatever happens."""
    def run(connection):
        try:
            target(connection, *arguments)
        except (OSError, Gone, ssl.SSLError):
            pass
        finally:
            connection.close()
    return run


def tls_server(certificate, key):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


def listen(handle):
    """Serves on a port that the system chooses, and answers it."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=128)

    def accept_all():
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=handle, args=(connection,), daemon=True).start()

    threading.Thread(target=accept_all, daemon=True).start()
    return listener.getsockname()[1]


def publish(servers):
    """One port for each {(phase, behaviour): handler}: prints "phase behaviour port" for each, "ready", and serves on."""
    for (phase, name), handle in servers.items():
        print(phase, name, listen(handle))
    print("ready", flush=True)
    threading.Event().wait()
