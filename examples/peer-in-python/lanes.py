"""Two ways to carry frames: a unix socket, and a WebSocket (RFC 6455)."""

import base64
import hashlib
import os
import socket
import struct
from urllib.parse import urlsplit

from frames import FRAME_BYTES_MAX, Frame, decode_frame, frame_length

TIMEOUT_S = 60


class LaneEnded(Exception):
    """The other side has closed, or is gone."""


def dial(address: str):
    """A lane to `unix:/PATH` or `ws://HOST:PORT/v1/lane`."""
    return UnixLane(address[len("unix:") :]) if address.startswith("unix:") else WebSocketLane(address)


class SocketReader:
    def __init__(self, sock: socket.socket):
        self.sock = sock

    def read(self, count: int) -> bytes:
        data = bytearray()
        while len(data) < count:
            piece = self.sock.recv(min(count - len(data), 65536))
            if not piece:
                raise LaneEnded("the other side has closed the connection")
            data += piece
        return bytes(data)


class UnixLane:
    """Frames one after another: the first 16 bytes of each tell how long it is."""

    def __init__(self, path: str):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(TIMEOUT_S)
        self.sock.connect(path)
        self.reader = SocketReader(self.sock)

    def send(self, frame: Frame) -> None:
        self.sock.sendall(frame.encode())

    def receive(self) -> Frame:
        start = self.reader.read(16)
        return decode_frame(start + self.reader.read(frame_length(start) - 16))

    def close(self) -> None:
        self.sock.close()


class WebSocketLane:
    """One frame is one binary message."""

    CONTINUATION, BINARY, CLOSE, PING, PONG = 0, 2, 8, 9, 10
    # A constant of RFC 6455, by which a server shows that it speaks the protocol.
    ACCEPT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

    def __init__(self, url: str):
        parts = urlsplit(url)
        if parts.scheme != "ws" or parts.hostname is None:
            raise ValueError(f"{url} is neither unix:/PATH nor ws://HOST:PORT/PATH")
        self.sock = socket.create_connection((parts.hostname, parts.port or 80), TIMEOUT_S)
        self.reader = SocketReader(self.sock)
        self._handshake(parts.netloc, parts.path or "/")

    def _handshake(self, host: str, path: str) -> None:
        key = base64.b64encode(os.urandom(16)).decode()
        self.sock.sendall(
            f"GET {path} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        answer = b""
        while not answer.endswith(b"\r\n\r\n"):
            answer += self.reader.read(1)
        status, *lines = answer.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        expected = base64.b64encode(hashlib.sha1((key + self.ACCEPT).encode()).digest()).decode()
        if status.split()[1] != "101" or headers.get("sec-websocket-accept") != expected:
            raise LaneEnded(f"no WebSocket there: {status}")

    def send(self, frame: Frame) -> None:
        self._send(self.BINARY, frame.encode())

    def _send(self, opcode: int, data: bytes) -> None:
        # What a client sends is masked; with a mask of zeros it would be as it is, but proxies want a fresh one.
        mask = os.urandom(4)
        size = len(data)
        if size < 126:
            head = struct.pack("!BB", 0x80 | opcode, 0x80 | size)
        elif size < 2**16:
            head = struct.pack("!BBH", 0x80 | opcode, 0x80 | 126, size)
        else:
            head = struct.pack("!BBQ", 0x80 | opcode, 0x80 | 127, size)
        pattern = (mask * (size // 4 + 1))[:size]
        masked = (int.from_bytes(data, "big") ^ int.from_bytes(pattern, "big")).to_bytes(size, "big")
        self.sock.sendall(head + mask + masked)

    def receive(self) -> Frame:
        message = b""
        while True:
            final, opcode, data = self._receive()
            if opcode == self.CLOSE:
                code = struct.unpack("!H", data[:2])[0] if data else 1005
                raise LaneEnded(f"the other side has closed with {code}")
            if opcode == self.PING:
                self._send(self.PONG, data)
            elif opcode in (self.BINARY, self.CONTINUATION):
                message += data
                if len(message) > FRAME_BYTES_MAX:
                    raise LaneEnded("a message came that is larger than any frame")
                if final:
                    return decode_frame(message)

    def _receive(self):
        first, second = self.reader.read(2)
        size = second & 0x7F
        if size == 126:
            (size,) = struct.unpack("!H", self.reader.read(2))
        elif size == 127:
            (size,) = struct.unpack("!Q", self.reader.read(8))
        if size > FRAME_BYTES_MAX:
            raise LaneEnded(f"a message of {size} bytes is larger than any frame")
        return bool(first & 0x80), first & 0x0F, self.reader.read(size)

    def close(self) -> None:
        self._send(self.CLOSE, struct.pack("!H", 1000))
        self.sock.close()
