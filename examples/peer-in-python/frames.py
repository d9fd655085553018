"""BAREWire frames and the hello, as docs/reference/barewire.md draws them."""

import struct
from dataclasses import dataclass

HELLO, REQUEST, REPLY, FAULT, DOMAIN_ERROR, CANCEL, ITEM, END, CREDIT = range(1, 10)

#: Flag of a frame whose payload is plain BARE.
BARE = 1
#: The largest frame that we take, in bytes.
FRAME_BYTES_MAX = 2 * 1024 * 1024

# length, magic, version, kind, flags, payload length, schema, source, target, correlation, deadline, trace
HEADER = struct.Struct("<I4sBBHI8sIIQd16s")
MAGIC = b"BWF1"
NO_SCHEMA = bytes(8)


class BrokenFrame(Exception):
    """Bytes that are no frame; nothing tells where the next one begins."""


@dataclass
class Frame:
    kind: int
    payload: bytes = b""
    #: The first eight bytes of the identity of the payload's schema.
    schema: bytes = NO_SCHEMA
    correlation: int = 0
    #: Milliseconds since the Unix epoch.
    deadline: float = float("inf")
    flags: int = 0

    def encode(self) -> bytes:
        padded = self.payload + bytes(-len(self.payload) % 8)
        head = HEADER.pack(
            HEADER.size + len(padded), MAGIC, 1, self.kind, self.flags, len(self.payload),
            self.schema, 0, 0, self.correlation, self.deadline, bytes(16),
        )
        return head + padded


def frame_length(start: bytes) -> int:
    """The length of the frame that begins with these 16 bytes."""
    length, magic, version, _, _, payload_length = struct.unpack("<I4sBBHI", start)
    if magic != MAGIC or version != 1:
        raise BrokenFrame("these bytes do not begin like a frame")
    if length > FRAME_BYTES_MAX or length != HEADER.size + payload_length + -payload_length % 8:
        raise BrokenFrame(f"a frame can't have {length} bytes around {payload_length}")
    return length


def decode_frame(data: bytes) -> Frame:
    if len(data) < HEADER.size or len(data) != frame_length(data[:16]):
        raise BrokenFrame("a frame is cut short")
    _, _, _, kind, flags, length, schema, _, _, correlation, deadline, _ = HEADER.unpack_from(data)
    return Frame(kind, data[HEADER.size : HEADER.size + length], schema, correlation, deadline, flags)


def encode_hello(token: str) -> bytes:
    """Our hello. It names no messages: we speak those of the other side, and learn them from it."""
    secret = token.encode()
    return struct.pack("<IIII", FRAME_BYTES_MAX, len(secret), 0, 0) + secret + bytes(-len(secret) % 8)


def decode_hello(payload: bytes) -> dict:
    """The other side's messages: the whole identity of each (32 bytes) by its name."""
    _, _, count, _ = struct.unpack_from("<IIII", payload)
    identities, at = {}, 16
    for _ in range(count):
        (length,) = struct.unpack_from("<I", payload, at)
        name = payload[at + 40 : at + 40 + length].decode()
        identities[name] = payload[at + 8 : at + 40]
        at += 40 + length + -length % 8
    return identities
