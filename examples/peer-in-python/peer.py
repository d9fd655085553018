"""A peer of the daemon: greets, learns the schemas of what it wants to say, asks, and reads the answers."""

import hashlib
import json
import time

import bare
import frames
from frames import Frame
from lanes import LaneEnded, dial

# The two messages by which all others are learnt; docs/reference/barewire.md gives them.
KNOWN = {
    "constellation schemas":
        '{"kind":"record","fields":{"names":{"kind":"list","of":{"kind":"text","bytesMax":256},"countMax":64,'
        '"onMismatch":"reject"}},"exactlyOne":[]}',
    "constellation schema texts":
        '{"kind":"record","fields":{"schemas":{"kind":"list","of":{"kind":"record","fields":{"name":{"kind":"text",'
        '"bytesMax":256},"text":{"kind":"text","bytesMax":262144}},"exactlyOne":[]},"countMax":64,'
        '"onMismatch":"reject"}},"exactlyOne":[]}',
}

PATIENCE_S = 30


class Refused(Exception):
    """The other side answered with a fault or a domain error: `told` has its fields."""

    def __init__(self, told: dict):
        super().__init__(f"{told.get('code') or told.get('reason')}: {told.get('message')}")
        self.told = told


class Peer:
    def __init__(self, address: str, token: str = ""):
        self.lane = dial(address)
        self.schemas = {}
        self.correlation = 0
        # The flag on our hello: also faults about the lane itself are to come in plain BARE.
        self.lane.send(Frame(frames.HELLO, frames.encode_hello(token), flags=frames.BARE))
        first = self.lane.receive()
        if first.kind == frames.FAULT and first.flags & frames.BARE:
            raise Refused(bare.fault_start(first.payload))
        if first.kind != frames.HELLO:
            raise LaneEnded(f"greeted with a frame of kind {first.kind}")
        self.identities = frames.decode_hello(first.payload)
        for name, text in KNOWN.items():
            self.schemas[name] = self._checked(name, text)

    def close(self) -> None:
        self.lane.close()

    def ask(self, request: str, reply: str, value: dict) -> dict:
        """Sends a request and waits for its one answer. Raises `Refused` for a fault and for the domain model's own no."""
        self._learn([request, reply, "constellation fault", "constellation domain error"])
        return self._ask(request, reply, value)

    def _ask(self, request: str, reply: str, value: dict) -> dict:
        self.correlation += 1
        payload = bare.encode(self.schemas[request], value)
        short = self.identities[request][:8]
        deadline = (time.time() + PATIENCE_S) * 1000
        self.lane.send(Frame(frames.REQUEST, payload, short, self.correlation, deadline, frames.BARE))
        while True:
            frame = self.lane.receive()
            if frame.correlation in (0, self.correlation):
                return self._answer(frame, reply)

    def _answer(self, frame: Frame, reply: str) -> dict:
        if frame.kind == frames.REPLY and frame.schema == self.identities[reply][:8]:
            return bare.decode(self.schemas[reply], frame.payload)
        kinds = {frames.FAULT: "constellation fault", frames.DOMAIN_ERROR: "constellation domain error"}
        schema = self.schemas.get(kinds.get(frame.kind))
        if schema is not None:
            raise Refused(bare.decode(schema, frame.payload))
        if frame.kind == frames.FAULT and frame.flags & frames.BARE:
            raise Refused(bare.fault_start(frame.payload))
        raise LaneEnded(f"a frame of kind {frame.kind} is no answer")

    def _learn(self, names: list) -> None:
        """Asks for the schemas that are not known yet, until all have come."""
        missing = [name for name in names if name not in self.schemas]
        while missing:
            for name in missing:
                if name not in self.identities:
                    raise LookupError(f"the other side does not know {name}")
            told = self._ask("constellation schemas", "constellation schema texts", {"names": missing[:64]})
            for schema in told["schemas"]:
                self.schemas[schema["name"]] = self._checked(schema["name"], schema["text"])
            if not told["schemas"]:
                raise LookupError(f"the other side does not tell the schema of {missing[0]}")
            missing = [name for name in missing if name not in self.schemas]

    def _checked(self, name: str, text: str) -> dict:
        """The schema, once its identity is the one that the hello named."""
        schema = json.loads(text)
        canonical = json.dumps(_canonical(schema), separators=(",", ":"), ensure_ascii=False)
        if hashlib.sha256(f"{name}\n{canonical}".encode()).digest() != self.identities.get(name):
            raise LookupError(f"the schema of {name} is not the one that the other side's hello names")
        return schema


def _canonical(node):
    """A schema's text with each default written as what it wraps: that has the identity."""
    if isinstance(node, list):
        return [_canonical(part) for part in node]
    if not isinstance(node, dict):
        return node
    if node.get("kind") == "defaulted":
        return _canonical(node["of"])
    return {key: _canonical(part) for key, part in node.items()}
