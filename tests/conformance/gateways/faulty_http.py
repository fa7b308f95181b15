"""What the HTTP services of the tests share: answers of every bad kind, on a port of loopback that the system chooses."""
import http.server
import pathlib
import socket
import struct
import time


class Service(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def log_message(self, *_):
        pass

    def body(self):
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def answer(self, status, body=b"", headers=()):
        data = body if isinstance(body, bytes) else body.encode()
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def hang_up(self):
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def half(self, begins):
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(begins)
        self.wfile.flush()
        self.hang_up()

    def misbehave(self, word):
        """Ways that have nothing to do with the service; False for a word that is none of them."""
        if word == "half":
            self.half(b'{"')
        elif word == "reset":
            self.hang_up()
        elif word == "silence":
            time.sleep(3600)
        elif word == "redirect":
            self.answer(302, b"", [("Location", "http://127.0.0.1:1/")])
        elif word == "429_after":
            self.answer(429, b"slow down", [("Retry-After", "777")])
        else:
            return False
        return True


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_):
        pass  # clients that hang up are what the tests are about


def serve(folder, handler):
    """Makes the folder, prints the port, and serves until the process is ended."""
    pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
    server = Server(("127.0.0.1", 0), handler)
    print(server.server_port, flush=True)
    server.serve_forever()
