"""Plain BARE, led by a schema: the parsed JSON of its canonical text.

In memory a record is a dict without the optional fields that are absent, a carried quantity {"value", "unit"}, a case of a
union {"case", "value"}, and a map a list of [key, value].
"""

import struct

INTEGERS = {"u8": "B", "u16": "H", "u32": "I", "u64": "Q", "i8": "b", "i16": "h", "i32": "i", "i64": "q"}
TEXTS = ("text", "tenor", "date", "currency", "pair")


def encode(schema: dict, value) -> bytes:
    kind = schema["kind"]
    if kind in TEXTS:
        data = value.encode()
        return _uint(len(data)) + data
    if kind in ("quantity", "float"):
        return struct.pack("<f" if schema.get("bits") == 32 else "<d", value)
    if kind == "carried":
        unit = value["unit"].encode()
        return struct.pack("<d", value["value"]) + _uint(len(unit)) + unit
    if kind == "count":
        return struct.pack("<I", value)
    if kind == "bool":
        return b"\1" if value else b"\0"
    if kind == "void":
        return b""
    if kind == "integer":
        return _integer(schema["format"], value)
    if kind == "choice":
        return _uint(_numbers(schema)[schema["names"].index(value)])
    if kind == "data":
        return value if "length" in schema else _uint(len(value)) + value
    if kind == "optional":
        return b"\0" if value is None else b"\1" + encode(schema["of"], value)
    if kind == "defaulted":
        return encode(schema["of"], value)
    if kind in ("list", "table"):
        items = b"".join(encode(schema["of"], item) for item in value)
        return items if "length" in schema else _uint(len(value)) + items
    if kind == "map":
        return _uint(len(value)) + b"".join(encode(schema["key"], k) + encode(schema["of"], v) for k, v in value)
    if kind == "record":
        return b"".join(encode(field, _field(field, name, value)) for name, field in schema["fields"].items())
    if kind == "union":
        case = value["case"]
        return _uint(_tags(schema)[case]) + encode(schema["cases"][case], value["value"])
    raise ValueError(f"no schema is of kind {kind}")


def decode(schema: dict, payload: bytes):
    reader = _Reader(payload)
    value = reader.value(schema)
    if reader.at != len(payload):
        raise ValueError(f"{len(payload) - reader.at} bytes follow the value")
    return value


def fault_start(payload: bytes) -> dict:
    """Code and message of a fault: the first two fields in every version of its schema."""
    reader = _Reader(payload)
    return {"code": reader.text(), "message": reader.text()}


class _Reader:
    def __init__(self, data: bytes):
        self.data, self.at = data, 0

    def take(self, count: int) -> bytes:
        if count > len(self.data) - self.at:
            raise ValueError(f"the payload ends within {count} bytes at {self.at}")
        self.at += count
        return self.data[self.at - count : self.at]

    def unpack(self, form: str):
        return struct.unpack(form, self.take(struct.calcsize(form)))[0]

    def uint(self) -> int:
        number, shift = 0, 0
        while shift < 70:
            byte = self.take(1)[0]
            number |= (byte & 0x7F) << shift
            if byte < 0x80:
                return number
            shift += 7
        raise ValueError(f"an integer at {self.at} takes more than ten bytes")

    def text(self) -> str:
        return self.take(self.uint()).decode()

    def value(self, schema: dict):
        kind = schema["kind"]
        if kind in TEXTS:
            return self.text()
        if kind in ("quantity", "float"):
            return self.unpack("<f" if schema.get("bits") == 32 else "<d")
        if kind == "carried":
            return {"value": self.unpack("<d"), "unit": self.text()}
        if kind == "count":
            return self.unpack("<I")
        if kind == "bool":
            return self.take(1) == b"\1"
        if kind == "void":
            return None
        if kind == "integer":
            return self._integer(schema["format"])
        if kind == "choice":
            return schema["names"][_numbers(schema).index(self.uint())]
        if kind == "data":
            return self.take(schema["length"] if "length" in schema else self.uint())
        if kind == "optional":
            return self.value(schema["of"]) if self.take(1) == b"\1" else None
        if kind == "defaulted":
            return self.value(schema["of"])
        if kind in ("list", "table"):
            return [self.value(schema["of"]) for _ in range(schema["length"] if "length" in schema else self.uint())]
        if kind == "map":
            return [[self.value(schema["key"]), self.value(schema["of"])] for _ in range(self.uint())]
        if kind == "record":
            fields = [(name, self.value(field)) for name, field in schema["fields"].items()]
            return {name: value for name, value in fields if value is not None}
        if kind == "union":
            tag = self.uint()
            case = next(name for name, number in _tags(schema).items() if number == tag)
            return {"case": case, "value": self.value(schema["cases"][case])}
        raise ValueError(f"no schema is of kind {kind}")

    def _integer(self, form: str) -> int:
        if form in INTEGERS:
            return self.unpack("<" + INTEGERS[form])
        number = self.uint()
        return number if form == "uint" else (number >> 1) ^ -(number & 1)


def _uint(number: int) -> bytes:
    """Seven bits a byte, least significant first; all bytes but the last have their top bit set."""
    data = bytearray()
    while number > 0x7F:
        data.append(number & 0x7F | 0x80)
        number >>= 7
    data.append(number)
    return bytes(data)


def _integer(form: str, value: int) -> bytes:
    if form in INTEGERS:
        return struct.pack("<" + INTEGERS[form], value)
    return _uint(value if form == "uint" else value << 1 if value >= 0 else ~(value << 1))


def _numbers(schema: dict) -> list:
    return schema.get("values") or list(range(len(schema["names"])))


def _tags(schema: dict) -> dict:
    return schema.get("tags") or {name: number for number, name in enumerate(schema["cases"])}


def _field(field: dict, name: str, record: dict):
    if name in record:
        return record[name]
    if field["kind"] == "optional":
        return None
    if field["kind"] == "defaulted":
        return _default(field["value"])
    raise ValueError(f"the field {name} is missing")


def _default(json_view):
    """A default as a value: its JSON view has units, and they are coherent already."""
    if not isinstance(json_view, dict):
        return json_view
    if "amount" in json_view:
        return {"value": json_view["amount"], "unit": json_view["unit"]}
    return json_view.get("value")
