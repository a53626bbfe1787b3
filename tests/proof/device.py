"""A device that makes and uses passkeys, honest or not: what a browser would send for it."""

import hashlib
import json
import secrets

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, encode_cbor

PRESENT, VERIFIED, WITH_KEY = 0x01, 0x04, 0x40


class Device:
    def __init__(self, origin="http://localhost:8000", host="localhost", verifies=True, count=0):
        self.origin, self.host, self.verifies, self.count = origin, host, verifies, count
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.credential = secrets.token_bytes(32)

    def create(self, options):
        """The answer to options for a new passkey."""
        numbers = self.key.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: _32(numbers.x), -3: _32(numbers.y)}
        size = len(self.credential).to_bytes(2, "big")
        about = bytes(16) + size + self.credential + encode_cbor(cose)
        data = self._data(WITH_KEY) + about
        made = encode_cbor({"fmt": "none", "attStmt": {}, "authData": data})
        said = self._said("webauthn.create", options)
        return self._answer(clientDataJSON=said, attestationObject=made)

    def get(self, options):
        """The answer to options for proving."""
        self.count += 1
        data, said = self._data(), self._said("webauthn.get", options)
        digest = hashlib.sha256(said).digest()
        signature = self.key.sign(data + digest, ec.ECDSA(hashes.SHA256()))
        return self._answer(clientDataJSON=said, authenticatorData=data, signature=signature)

    def _data(self, flags=0):
        flags |= PRESENT | (VERIFIED if self.verifies else 0)
        host = hashlib.sha256(self.host.encode()).digest()
        return host + bytes([flags]) + self.count.to_bytes(4, "big")

    def _said(self, kind, options):
        said = {"type": kind, "challenge": options["challenge"], "origin": self.origin}
        return json.dumps(said).encode()

    def _answer(self, **response):
        name = bytes_to_base64url(self.credential)
        parts = {key: bytes_to_base64url(value) for key, value in response.items()}
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": parts})


def tampered(answer, part):
    """The same answer with one bit of one part turned over."""
    sent = json.loads(answer)
    raw = bytearray(base64url_to_bytes(sent["response"][part]))
    raw[-1] ^= 1
    sent["response"][part] = bytes_to_base64url(bytes(raw))
    return json.dumps(sent)


def _32(number):
    return number.to_bytes(32, "big")
