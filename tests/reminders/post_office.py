"""A mail server of our own on this machine, with or without TLS; it answers as told."""

import datetime
import ipaddress
import socketserver
import ssl
import threading
from contextlib import contextmanager

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


def certificate(folder, name="localhost"):
    """Files of a certificate that signs itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    named = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    day = datetime.timedelta(days=1)
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(named)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - 400 * day)
        .not_valid_after(now + 400 * day)
        .add_extension(
            x509.SubjectAlternativeName(
                [x509.DNSName(name), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
            ),
            critical=False,
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "cert.pem").write_bytes(made.public_bytes(pem))
    plain = serialization.NoEncryption()
    format_ = serialization.PrivateFormat.PKCS8
    (folder / "key.pem").write_bytes(key.private_bytes(pem, format_, plain))
    return folder / "cert.pem", folder / "key.pem"


class Office:
    """What was said to the server, and the mails it took. `says` changes the answer to a word."""

    def __init__(self):
        self.said, self.mails, self.says = [], [], {}
        self.is_sealed = False
        self.offers_tls = True


@contextmanager
def open_(files=None, *, at_once=False):
    """`at_once`: TLS from the first byte; else STARTTLS where `files` are given."""
    office = Office()
    context = None
    if files:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*files)

    class Counter(socketserver.BaseRequestHandler):
        def handle(self):
            try:
                if context and at_once:
                    self.seal()
                self.tell(office.says.get("HELLO", "220 mail"))
                while line := self.line():
                    office.said.append(line)
                    if not self.answer(line.split()[0].upper()):
                        break
            finally:
                self.request.close()

        def seal(self):
            self.request = context.wrap_socket(self.request, server_side=True)
            office.is_sealed = True

        def line(self):
            """One line, byte by byte: what comes after STARTTLS belongs to TLS."""
            read = b""
            while not read.endswith(b"\r\n") and (byte := self.request.recv(1)):
                read += byte
            if not read:
                raise ConnectionError
            return read.decode().strip()

        def tell(self, text):
            self.request.sendall(f"{text}\r\n".encode())

        def answer(self, word):
            if word in office.says:
                self.tell(office.says[word])
                return True
            match word:
                case "EHLO":
                    tls = ["250-STARTTLS"] if context and not office.is_sealed else []
                    for each in ("250-mail", *tls, "250 AUTH PLAIN LOGIN"):
                        self.tell(each)
                case "STARTTLS":
                    self.tell("220 go on")
                    self.seal()
                case "AUTH":
                    self.tell("235 welcome")
                case "DATA":
                    self.tell("354 go on")
                    mail = []
                    while (line := self.line()) != ".":
                        mail.append(line)
                    office.mails.append("\r\n".join(mail).encode())
                    self.tell(office.says.get("MAIL-TAKEN", "250 taken"))
                case "QUIT":
                    self.tell("221 bye")
                    return False
                case _:
                    self.tell("250 fine")
            return True

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True

        def handle_error(self, request, client):
            """Whoever does not trust the certificate hangs up."""

    server = Server(("127.0.0.1", 0), Counter)
    office.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield office
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
