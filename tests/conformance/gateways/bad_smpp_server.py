#!/usr/bin/env python3
"""Message centres of SMPP 3.4 that misbehave in one way at one phase, each on a port of its own.

    bad_smpp_server.py CERTIFICATE KEY

Prints a line "phase behaviour port" for each and "ready" at the end. Everything else about them is in order.
"""
import pathlib
import struct
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))
from misbehaving import (byte_by_byte, close, drip_of, endless, own, publish, reset, say, say_and_leave, say_and_reset,
                         say_and_wait, silence, tls_server)

BIND, SUBMIT, DELIVER, UNBIND, ENQUIRE, DATA = 0x09, 0x04, 0x05, 0x06, 0x15, 0x103
RESPONSE, NACK = 0x80000000, 0x80000000
STATUSES = [0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x0A, 0x0B, 0x0C, 0x0D, 0x0E, 0x0F, 0x11, 0x13, 0x14, 0x15,
            0x33, 0x34, 0x40, 0x42, 0x43, 0x44, 0x45, 0x48, 0x49, 0x50, 0x51, 0x53, 0x54, 0x55, 0x58, 0x61, 0x62, 0x63,
            0x64, 0x65, 0x66, 0x67, 0xC0, 0xC1, 0xC2, 0xC3, 0xC4, 0xFE, 0xFF, 0x100, 0x400, 0x40B, 0x4FF, 0x7FFFFFFF,
            0xFFFFFFFF]


def pdu(command, status, sequence, body=b""):
    return struct.pack(">IIII", 16 + len(body), command, status, sequence) + body


def receipt(text, sequence=900, esm_class=4):
    address = b"\1\1" + b"79270000001\0"
    body = b"\0" + address + address + bytes([esm_class, 0, 0]) + b"\0\0" + bytes([0, 0, 0, 0, len(text)]) + text
    return pdu(DELIVER, 0, sequence, body)


def with_answer(before=b"", after=b""):
    return lambda connection, good: connection.sendall(before + good + after)


def changed(change):
    """The answer taken apart: command, status, sequence and body to another whole answer."""
    def send(connection, good):
        _, command, status, sequence = struct.unpack(">IIII", good[:16])
        connection.sendall(change(command, status, sequence, good[16:]))
    return send


def changed_and(change, then):
    def send(connection, good):
        changed(change)(connection, good)
        then(connection, good)
    return send


# Whatever phase it is at.
MANNERS = {
    "silence": silence,
    "drip": lambda connection, good: drip_of(good[:1])(connection, good),
    "drip_of_head": lambda connection, good: (connection.sendall(good[:3]), silence(connection, good)),
    "close": close,
    "reset": lambda connection, good: reset(connection),
    "half_a_head": lambda connection, good: say_and_leave(good[:9])(connection, good),
    "half_a_head_and_silence": lambda connection, good: say_and_wait(good[:9])(connection, good),
    "half_a_body": lambda connection, good: say_and_leave(good[:-1])(connection, good),
    "half_a_body_and_reset": lambda connection, good: say_and_reset(good[:-1])(connection, good),
    "half_a_body_and_silence": lambda connection, good: say_and_wait(good[:-1])(connection, good),
    "http": say_and_leave(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"),
    "mail_server": say_and_leave(b"220 mail.example ESMTP ready for nothing\r\n"),
    "tls_record": say_and_leave(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 3),
    "nul_bytes": say_and_leave(b"\0" * 64),
    "high_bytes": say_and_leave(b"\xff" * 64),
    "length_zero": say_and_leave(struct.pack(">IIII", 0, RESPONSE, 0, 1)),
    "length_four": say_and_leave(struct.pack(">IIII", 4, RESPONSE, 0, 1)),
    "length_fifteen": say_and_leave(struct.pack(">IIII", 15, RESPONSE, 0, 1)),
    "length_without_end": say_and_wait(struct.pack(">IIII", 0x7FFFFFFF, RESPONSE, 0, 1)),
    "length_of_a_film": say_and_wait(struct.pack(">IIII", 0xFFFFFFFF, RESPONSE, 0, 1)),
    "endless_body": lambda connection, good: (connection.sendall(struct.pack(">IIII", 0x00FFFFFF, RESPONSE, 0, 1)),
                                              endless(b"x" * 8192)(connection, good)),
    "endless_enquiries": endless(pdu(ENQUIRE, 0, 77) * 50),
    "endless_strangers": endless(pdu(0x55, 0, 78) * 50),
    "wrong_sequence": changed_and(lambda c, st, seq, body: pdu(c, st, seq + 100, body), silence),
    "sequence_zero": changed_and(lambda c, st, seq, body: pdu(c, st, 0, body), silence),
    "wrong_command": changed_and(lambda c, st, seq, body: pdu(RESPONSE | DATA, st, seq, body), close),
    "its_own_request": changed_and(lambda c, st, seq, body: pdu(c & 0x7FFFFFFF, 0, seq, body), close),
    "unbinds": say_and_leave(pdu(UNBIND, 0, 79)),
}
# In order, in another way.
FINE = {
    "byte_by_byte": byte_by_byte,
    "after_an_enquiry": with_answer(before=pdu(ENQUIRE, 0, 80)),
    "after_a_stranger": with_answer(before=pdu(0x55, 0, 81)),
    "after_anothers_answer": with_answer(before=pdu(RESPONSE | SUBMIT, 0, 0x7000, b"stray\0")),
    "twice": lambda connection, good: connection.sendall(good + good),
    "with_parameters": changed(lambda c, st, seq, body: pdu(c, st, seq, body + b"\x02\x10\x00\x01\x34")),
    "with_a_torn_parameter": changed(lambda c, st, seq, body: pdu(c, st, seq, body + b"\x02\x10\x00\xff\x34")),
    "without_the_last_nul": changed(lambda c, st, seq, body: pdu(c, st, seq, body[:-1])),
    "without_a_body": changed(lambda c, st, seq, body: pdu(c, st, seq)),
}
SUBMITS = {
    "nack": changed(lambda c, st, seq, body: pdu(NACK, 3, seq)),
    "nack_of_nothing": changed_and(lambda c, st, seq, body: pdu(NACK, 3, 0), close),
    "long_id": changed(lambda c, st, seq, body: pdu(c, st, seq, b"7" * 300 + b"\0")),
    "id_of_high_bytes": changed(lambda c, st, seq, body: pdu(c, st, seq, b"\xff\xfe\xfd\0")),
    "id_with_line_ends": changed(lambda c, st, seq, body: pdu(c, st, seq, b"a\r\nb\0")),
    "receipt_before": with_answer(before=receipt(b"id:m-1 stat:DELIVRD err:000")),
    "yes_then_no": changed(lambda c, st, seq, body: pdu(c, 0, seq, body) + pdu(c, 0x0B, seq)),
    "no_then_yes": changed(lambda c, st, seq, body: pdu(c, 0x14, seq) + pdu(c, 0, seq, body)),
    "throttled_for_ever": changed(lambda c, st, seq, body: pdu(c, 0x58, seq)),
}
# Said between the bind and the submit; the submit is answered.
BETWEEN = {
    "answer_too_early": pdu(RESPONSE | SUBMIT, 0, 2, b"early\0"),
    "second_bind_answer": pdu(RESPONSE | BIND, 0x0E, 1, b"\0"),
    "nack_of_nothing": pdu(NACK, 1, 0),
    "forged_receipt": receipt(b"id:never-given sub:001 dlvrd:001 stat:DELIVRD err:000 text:"),
    "receipt_without_an_id": receipt(b"stat:DELIVRD err:000"),
    "receipt_of_a_strange_state": receipt(b"id:m-1 stat:WHATEVER err:000"),
    "receipt_of_garbage": receipt(b"\xff\0\xfe" * 20),
    "receipt_with_a_long_id": receipt(b"id:" + b"7" * 200 + b" stat:DELIVRD"),
    "empty_delivery": pdu(DELIVER, 0, 901),
    "torn_delivery": pdu(DELIVER, 0, 902, b"no deliver_sm"),
    "delivery_longer_than_it_is": receipt(b"x")[:-1] + b"\xff",
    "message_of_nobody": receipt(b"", esm_class=0),
    "message_part_of_nothing": receipt(b"\x05\0\x03\x01\x00\x00x", esm_class=0x40),
    "message_part_beyond": receipt(b"\x05\0\x03\x01\x02\x09x", esm_class=0x40),
    "message_header_beyond": receipt(b"\xc8\0\x03", esm_class=0x40),
    "data_sm": pdu(DATA, 0, 903, b"\0\1\1" + b"7\0" * 8),
    "hundred_enquiries": pdu(ENQUIRE, 0, 904) * 100,
    "hundred_strangers": pdu(0x55, 0, 905) * 100,
}


def read_exactly(connection, count):
    data = b""
    while len(data) < count:
        more = connection.recv(count - len(data))
        if not more:
            return None
        data += more
    return data


def requests(connection):
    while (top := read_exactly(connection, 16)) is not None:
        length, command, status, sequence = struct.unpack(">IIII", top)
        if read_exactly(connection, length - 16) is None:
            return
        yield command, sequence


def converse(connection, phase, behave):
    last = 0
    for command, sequence in requests(connection):
        if command == BIND:
            good = pdu(RESPONSE | BIND, 0, sequence, b"smsc\0")
            at = "bind"
        elif command == SUBMIT:
            last += 1
            good = pdu(RESPONSE | SUBMIT, 0, sequence, b"m-%d\0" % last)
            at = "submit"
        elif command == ENQUIRE:
            good = pdu(RESPONSE | ENQUIRE, 0, sequence)
            at = "enquire"
        elif command == UNBIND:
            connection.sendall(pdu(RESPONSE | UNBIND, 0, sequence))
            return
        else:
            continue
        if at == phase:
            behave(connection, good)
        else:
            connection.sendall(good)
        if at == "bind" and phase == "between":
            behave(connection, b"")


def before_anything(behave):
    return own(lambda connection: behave(connection, b"\0"))


def under_tls(connection, context):
    converse(context.wrap_socket(connection, server_side=True), "", None)


servers = {}
for phase in ("bind", "submit"):
    for name, behave in {**MANNERS, **FINE}.items():
        servers[phase, name] = own(converse, phase, behave)
    for status in STATUSES:
        servers[phase, f"status_{status:08x}"] = own(
            converse, phase, changed(lambda c, st, seq, body, status=status: pdu(c, status, seq)))
for name, behave in SUBMITS.items():
    servers["submit", name] = own(converse, "submit", behave)
for name, words in BETWEEN.items():
    servers["between", name] = own(converse, "between", say(words))
for name in ("silence", "close", "reset", "http", "nul_bytes", "length_four", "length_without_end", "wrong_sequence",
             "wrong_command", "unbinds"):
    servers["enquire", name] = own(converse, "enquire", MANNERS[name])
for name in ("silence", "drip", "close", "reset", "http", "nul_bytes", "high_bytes", "endless_enquiries"):
    servers["connect", name] = before_anything(MANNERS[name])
servers["connect", "answers_before_it_is_asked"] = before_anything(say_and_wait(pdu(RESPONSE | BIND, 0, 1, b"smsc\0")))
context = tls_server(sys.argv[1], sys.argv[2])
servers["tls", "wrong_certificate"] = own(under_tls, context)
for name in ("silence", "drip", "close", "reset", "http", "nul_bytes"):
    servers["tls", name] = before_anything(MANNERS[name])
publish(servers)
