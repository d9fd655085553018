#!/usr/bin/env python3
"""Asks a running daemon, over its unix socket or a WebSocket, and prints the answer as JSON.

    ask.py unix:/run/constellation.sock goal 'stopping distance at 72 km/h with a friction coefficient of 0.7'
    ask.py ws://127.0.0.1:4747/v1/lane goal 'Price this book.' --attach book=../fx-book.csv
    ask.py unix:/run/constellation.sock call finance.sum '{"amounts": [{"value": 1.5, "unit": "EUR"}]}'
"""

import argparse
import json
import os
import sys

import bare
from lanes import LaneEnded
from peer import Peer, Refused


def attached(argument: str) -> dict:
    name, _, path = argument.partition("=")
    media = "application/json" if path.endswith(".json") else "text/csv"
    with open(path, "rb") as file:
        return {"name": name, "media": media, "bytes": file.read()}


def goal(peer: Peer, text: str, inputs: list) -> dict:
    outcome = peer.ask("constellation goal", "constellation outcome", {"text": text, "inputs": inputs})
    if "answer" in outcome:
        # The answer brings its schema, so it is read without knowing the operation that gave it.
        told = outcome["answer"]
        outcome["answer"] = bare.decode(json.loads(told["schema"]), told["payload"])
    return outcome


def call(peer: Peer, operation: str, request: dict) -> dict:
    return peer.ask(f"{operation} request", f"{operation} response", request)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address", help="unix:/PATH or ws://HOST:PORT/v1/lane")
    parser.add_argument("--token", default=os.environ.get("CONSTELLATION_LISTEN_TOKEN", ""))
    verbs = parser.add_subparsers(dest="verb", required=True)
    goals = verbs.add_parser("goal")
    goals.add_argument("text")
    goals.add_argument("--attach", action="append", default=[], type=attached, metavar="NAME=FILE")
    calls = verbs.add_parser("call")
    calls.add_argument("operation")
    calls.add_argument("request", type=json.loads, help="quantities as numbers in base units, money as {value, unit}")
    asked = parser.parse_args()
    try:
        peer = Peer(asked.address, asked.token)
        if asked.verb == "goal":
            answer = goal(peer, asked.text, asked.attach)
        else:
            answer = call(peer, asked.operation, asked.request)
        peer.close()
    except Refused as refused:
        print(json.dumps(refused.told, indent=2))
        return 1
    except (LaneEnded, LookupError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(json.dumps(answer, indent=2, default=bytes.hex))
    return 0


if __name__ == "__main__":
    sys.exit(main())
