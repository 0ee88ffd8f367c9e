"""A server that encrypts: ends TLS with a certificate of its own, and passes on to a real PostgreSQL."""

import datetime as dt
import select
import socket
import ssl
import threading
from contextlib import suppress
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

TICK: Final = 0.05  # seconds


def certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """A certificate for the server `name`, signed by itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + dt.timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    files = folder / f"{name}.crt", folder / f"{name}.key"
    files[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    files[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return files


class Encrypted:
    """Listens at `port` of this machine; `url` is that of the server behind."""

    def __init__(self, url: str, crt: Path, key: Path) -> None:
        self._server: Final = f"{parse_qs(urlsplit(url).query)['host'][0]}/.s.PGSQL.5432"
        self._context: Final = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(crt, key)
        self._listener: Final = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(TICK)
        self.port: Final = int(self._listener.getsockname()[1])
        self._ended: Final = threading.Event()
        self._threads = [threading.Thread(target=self._listen)]
        self._threads[0].start()

    def close(self) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join()
        self._listener.close()

    def _listen(self) -> None:
        while not self._ended.is_set():
            with suppress(TimeoutError):
                client, _ = self._listener.accept()
                thread = threading.Thread(target=self._serve, args=(client,))
                self._threads.append(thread)
                thread.start()

    def _serve(self, client: socket.socket) -> None:
        with client, suppress(OSError), socket.socket(socket.AF_UNIX) as server:
            client.settimeout(10)
            client.recv(8)  # SSLRequest
            client.sendall(b"S")
            server.connect(self._server)
            with self._context.wrap_socket(client, server_side=True) as plain:
                self._pass_on(plain, server)

    def _pass_on(self, plain: ssl.SSLSocket, server: socket.socket) -> None:
        while not self._ended.is_set():
            ready = [plain] if plain.pending() else select.select([plain, server], [], [], TICK)[0]
            for one in ready:
                data = one.recv(65536)
                if not data:
                    return
                (server if one is plain else plain).sendall(data)
