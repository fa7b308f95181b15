#!/usr/bin/env python3
"""A mail server for the tests: aiosmtpd on a port of loopback that the system chooses; prints the port.

    smtp_server.py FOLDER [--tls CERT KEY] [--auth USER PASSWORD] [--pause SECONDS]

Every mail it accepts becomes a file of FOLDER, and is answered SECONDS later. The local part of the recipient says what happens, so that one server
serves every case of a batch:
    rcpt-550, rcpt-452, …   this answer to RCPT TO      mail-… of the sender: to MAIL FROM
    rcpt-550_5.7.1          … with an enhanced code
    data-451, …             this answer to DATA         end-554, …          this answer to the final dot
    end-reset               the mail is swallowed and the connection reset
    end-silence             the mail is swallowed and nothing said
    rcpt-words              550 with the address in the words
"""
import argparse
import asyncio
import logging
import pathlib
import ssl
import warnings

from aiosmtpd.smtp import SMTP, AuthResult

arguments = argparse.ArgumentParser()
arguments.add_argument("folder", type=pathlib.Path)
arguments.add_argument("--tls", nargs=2)
arguments.add_argument("--auth", nargs=2)
arguments.add_argument("--pause", type=float, default=0)
options = arguments.parse_args()


def scripted(address, phase):
    local = address.split("@")[0]
    return local[len(phase) + 1:] if local.startswith(phase + "-") else None


def answer(word, address):
    if word == "words":
        return f"550 5.1.1 <{address}>: user {address.upper()} unknown"
    return f"{word.replace('_', ' ')} as the test wants it"


class Handler:
    count = 0

    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        word = scripted(address, "mail")
        if word:
            return answer(word, address)
        envelope.mail_from = address
        return "250 2.1.0 Ok"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        word = scripted(address, "rcpt")
        if word:
            return answer(word, address)
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Ok"

    async def handle_DATA(self, server, session, envelope):
        word = scripted(envelope.rcpt_tos[0], "end")
        if word == "reset":
            server.transport.abort()
            await asyncio.sleep(3600)
        if word == "silence":
            await asyncio.sleep(3600)
        if word:
            return answer(word, envelope.rcpt_tos[0])
        Handler.count += 1
        path = options.folder / f"{Handler.count:06}.eml"
        path.write_bytes(envelope.original_content)
        await asyncio.sleep(options.pause)
        return f"250 2.0.0 Ok: queued as Q{Handler.count}"


class Server(SMTP):
    async def smtp_DATA(self, arg):
        recipients = self.envelope.rcpt_tos if self.envelope else []
        word = scripted(recipients[0], "data") if recipients else None
        if word:
            await self.push(answer(word, recipients[0]))
            return
        await super().smtp_DATA(arg)


def authenticate(server, session, envelope, mechanism, data):
    given = (data.login.decode(), data.password.decode())
    return AuthResult(success=given == tuple(options.auth), handled=False)


def make():
    settings = {"hostname": "localhost", "timeout": 3600}
    if options.tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*options.tls)
        settings.update(tls_context=context, require_starttls=True)
    if options.auth:
        settings.update(authenticator=authenticate, auth_required=True, auth_require_tls=bool(options.tls))
    return Server(Handler(), **settings)


async def main():
    server = await asyncio.get_running_loop().create_server(make, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


# Clients that hang up in the middle are what the tests are about.
logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")
options.folder.mkdir(parents=True, exist_ok=True)
asyncio.run(main())
