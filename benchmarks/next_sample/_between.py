"""What stands between a window and its servers, in a process of its own: a network, and a web server."""

import asyncio
import multiprocessing
import sys
import time
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final


class Network:
    """Between clients and a PostgreSQL server: each answer comes later, and it may fall silent."""

    def __init__(self, socket: Path, *, delay: float) -> None:
        """`socket`: the server's; `delay`: seconds for the way there and back together."""
        self._pipe, theirs = multiprocessing.Pipe()
        self._process: Final = _started(_network, socket, delay, theirs)
        self.port: Final[int] = self._pipe.recv()

    def fall_silent(self, seconds: float) -> None:
        """Let nothing through for so long, in both directions; nothing of it is lost."""
        self._pipe.send(seconds)

    def close(self) -> None:
        self._process.terminate()
        self._process.join()


class Web:
    """A web server for the files of a folder, each of whose answers comes later."""

    def __init__(self, folder: Path, *, delay: float) -> None:
        mine, theirs = multiprocessing.Pipe()
        self._process: Final = _started(_web, folder, delay, theirs)
        self.port: Final[int] = mine.recv()

    def close(self) -> None:
        self._process.terminate()
        self._process.join()


def _started(target: Any, *arguments: Any) -> Any:
    # What this process has open must not be there twice.
    process = multiprocessing.get_context("spawn").Process(target=target, args=arguments, daemon=True)
    process.start()
    return process


def _network(socket: Path, delay: float, pipe: Connection) -> None:
    asyncio.run(_serve(socket, delay, pipe))


async def _serve(socket: Path, delay: float, pipe: Connection) -> None:
    silent_until = 0.0

    def heard() -> None:
        nonlocal silent_until
        try:
            silent_until = time.monotonic() + pipe.recv()
        except EOFError:  # whoever started this is gone
            sys.exit()

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Each piece arrives half a delay after it was sent, however many are on the way."""
        on_the_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def deliver() -> None:
            while True:
                due, piece = await on_the_way.get()
                await asyncio.sleep(max(0.0, max(due, silent_until) - time.monotonic()))
                writer.write(piece)
                await writer.drain()

        delivery = asyncio.create_task(deliver())
        with suppress(OSError):
            while piece := await reader.read(1 << 16):
                on_the_way.put_nowait((time.monotonic() + delay / 2, piece))
        delivery.cancel()
        writer.close()

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inside, outside = await asyncio.open_unix_connection(socket / ".s.PGSQL.5432")
        await asyncio.gather(carry(reader, outside), carry(inside, writer))

    server = await asyncio.start_server(meet, "127.0.0.1", 0)
    asyncio.get_running_loop().add_reader(pipe.fileno(), heard)
    pipe.send(server.sockets[0].getsockname()[1])
    await server.serve_forever()


class _Slow(SimpleHTTPRequestHandler):
    delay = 0.0

    def do_GET(self) -> None:
        time.sleep(self.delay)
        super().do_GET()

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


def _web(folder: Path, delay: float, pipe: Connection) -> None:
    _Slow.delay = delay
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Slow, directory=folder))
    pipe.send(server.server_address[1])
    server.serve_forever()
