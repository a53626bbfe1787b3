"""Many phones at once: signed in, with forms of their own, on a line that breaks now and then.

One event loop and plain sockets: the load must not cost more than the server that it measures.
"""

import asyncio
import hmac
import secrets
import time
from base64 import urlsafe_b64encode
from collections import Counter, deque
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple
from urllib.parse import urlencode

from portal import clock
from portal.accounts import visits
from portal.accounts.models import ACTIVE, Member
from portal.text import squeezed
from portal.viewer import Role
from tests import make
from tests.keyfile import settings

PATIENCE = 60  # seconds for one answer
PAUSE = (0.1, 0.4)  # seconds until a broken line is tried again
TOO_LONG = 600  # seconds after which something is wrong with the servers
FEW = 16  # phones that keep asking, whatever they are told: else all could wait for each other
COMES_BACK = 30  # seconds after which everybody asks again, whoever has an answer
SECRET = settings("sqlite://").secret.encode()
HEAD = (
    "POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: s={cookie}\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n"
    "Connection: close\r\n\r\n"
)


class Phone(NamedTuple):
    """A phone on which a member is signed in."""

    member_id: int
    cookie: str

    def token(self):
        """A form of its own, as the server makes it (web/csrf.py)."""
        owner = hmac.digest(SECRET, b"form" + self.cookie.encode(), "sha256")[:16]
        pad = secrets.token_bytes(16)
        masked = pad + bytes(a ^ b for a, b in zip(pad, owner, strict=True))
        return urlsafe_b64encode(masked).decode().rstrip("=")


def run(work):
    """A coroutine in an event loop of its own, whatever loops there are in this thread."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


class Answer(NamedTuple):
    status: int
    location: str
    begun: float  # when the first copy was sent that could have had an effect
    ended: float


class Broken(Exception):  # noqa: N818
    """The connection ended before the answer did: nobody knows what happened."""


class NotThere(Exception):  # noqa: N818
    """Nothing was sent: nobody listens."""


def signed_in(rows, count, people=0):
    """So many phones of new members of one house; with fewer `people` some have two. Made without
    the page for signing in, which lets two in at a time."""
    house_id = make.house(rows, f"House {secrets.token_hex(4)}").id
    names = [f"phone {secrets.token_hex(4)} {number}" for number in range(people or count)]
    members = [
        Member(
            house_id=house_id,
            name=name,
            name_key=squeezed(name),
            role=Role.RESIDENT,
            state=ACTIVE,
            language="en",
            joined_at=clock.now(),
        )
        for name in names
    ]
    rows.add(*members)
    owners = [members[number % len(members)].id for number in range(count)]
    return rows.do(
        lambda db: [Phone(each, visits.begin(db, each, own_phone=True)) for each in owners]
    )


class Line:
    """The way to the servers: what phones met on it, counted, and who waits to come back.

    A phone that is told to come back later does so when another one has its answer: all of them
    asking again and again would be most of the work.
    """

    def __init__(self, servers, dice):
        self.servers, self.dice = servers, dice
        self.met, self.waiting, self.busy = Counter(), deque(), 0

    async def press(self, phone, path, *, token="", fields=(), gives_up=0.0):
        """Send a form until it is answered, the same one each time.

        Status 0: she gave up when the connection broke, and does not know what happened.
        """
        self.busy += 1
        try:
            return await self._until_answered(phone, path, token or phone.token(), fields, gives_up)
        finally:
            self.busy -= 1
            self._next_one()

    async def _until_answered(self, phone, path, token, fields, gives_up):
        body = urlencode([("token", token), *fields]).encode()
        begun, first = None, time.perf_counter()
        while (sent := time.perf_counter()) < first + TOO_LONG:
            try:
                answer = await self._send(path, phone.cookie, body)
            except NotThere:
                await self._pause("nobody there")
            except (Broken, TimeoutError):
                begun = begun or sent
                if self.dice.random() < gives_up:
                    return Answer(0, "", begun, time.perf_counter())
                await self._pause("broken")
            else:
                if answer[0] != 503:
                    return Answer(*answer, begun or sent, time.perf_counter())
                await self._come_back()
        raise RuntimeError(f"no answer in {TOO_LONG} seconds")

    async def _send(self, path, cookie, body):
        port = self.dice.choice(self.servers).port
        async with asyncio.timeout(PATIENCE):
            return await _post(port, path, cookie, body)

    async def _pause(self, why):
        self.met[why] += 1
        await asyncio.sleep(self.dice.uniform(*PAUSE))

    async def _come_back(self):
        self.met["come back later"] += 1
        if self.busy > FEW:
            turn = asyncio.get_running_loop().create_future()
            self.waiting.append(turn)
            self.busy -= 1
            await asyncio.wait([turn], timeout=COMES_BACK)
            self.busy += 1
            turn.cancel()
        await asyncio.sleep(self.dice.uniform(*PAUSE) / 5)

    def _next_one(self):
        while self.waiting:
            turn = self.waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                return


async def _post(port, path, cookie, body):
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        raise NotThere from None
    try:
        head = HEAD.format(path=path, port=port, cookie=cookie, length=len(body))
        writer.write(head.encode() + body)
        return _read(await reader.read())
    except OSError:
        raise Broken from None
    finally:
        writer.transport.abort()


def _read(raw):
    """Status and location of an answer that is there to its last byte."""
    head, end, rest = raw.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    said = {name.lower(): text for name, _, text in (line.partition(": ") for line in lines)}
    if not end or len(rest) < int(said.get("content-length", 0)):
        raise Broken
    return int(first.split(" ")[1]), said.get("location", "")
