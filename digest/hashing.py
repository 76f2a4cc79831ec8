"""Digests by which contents are compared and named: BLAKE2b (RFC 7693)."""

from hashlib import blake2b


def digest(data: bytes, size: int = 16) -> bytes:
    """Return the digest of some bytes; `size` is its length in bytes."""
    return blake2b(data, digest_size=size).digest()


def hex_digest(data: bytes, size: int = 16) -> str:
    """Return the digest of some bytes as 2 × `size` hexadecimal digits."""
    return blake2b(data, digest_size=size).hexdigest()


def combined_digest(*parts: bytes) -> bytes:
    """Return the digest of several parts, 16 bytes; moving a byte from one part to the next changes it."""
    hasher = blake2b(digest_size=16)
    for part in parts:
        hasher.update(len(part).to_bytes(8, "big") + part)
    return hasher.digest()
