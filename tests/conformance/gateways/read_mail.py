#!/usr/bin/env python3
"""Reads every mail of a folder with Python's own parser and prints one JSON object a line.

An independent reading of what the product wrote: nothing here is shared with it.
"""
import email
import email.policy
import json
import pathlib
import sys


def body(message, kind):
    part = message.get_body(preferencelist=(kind,))
    if part is None:
        return ""
    return part.get_payload(decode=True).decode("utf-8")


for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    if not path.is_file():
        continue
    raw = path.read_bytes()
    message = email.message_from_bytes(raw, policy=email.policy.SMTP)
    defects = [repr(d) for part in message.walk() for d in part.defects]
    print(json.dumps({
        "message_id": message["Message-ID"].strip(),
        "from": str(message["From"]),
        "to": message["To"].addresses[0].addr_spec,
        "subject": str(message["Subject"]),
        "text": body(message, "plain"),
        "html": body(message, "html"),
        "auto_submitted": str(message["Auto-Submitted"]),
        "headers": sorted(set(message.keys())),
        "seven_bit": all(byte < 128 for byte in raw),
        "defects": defects,
    }))
