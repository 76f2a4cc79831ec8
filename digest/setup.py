"""What a site is built with: configuration, vocabulary, look, and the digests that tell when they changed."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

import msgspec

from digest.config import settings_file, vocabulary
from digest.config.settings import Settings
from digest.config.vocabulary import Vocabulary
from digest.errors import ConfigurationError
from digest.model import Value
from digest.store import stamp
from digest.store.content import read_text
from digest.store.look import Look, load_look


class Setup(Value):
    """Everything besides the articles that a site is a function of."""

    settings: Settings
    vocabulary: Vocabulary
    look: Look
    items: bytes  # digest of all that the per-item stages depend on
    pages: bytes  # digest of all that every page depends on


def load_settings(root: str, config: str) -> Settings:
    """Return the site's settings; without a digest.yaml, the defaults. Raises ConfigurationError."""
    path = Path(config) if config else Path(root, stamp.CONFIGURATION)
    if not config and not path.exists():
        return Settings()
    if not path.is_file():
        raise ConfigurationError("there is no such configuration", fix="check the path after --config", file=config)
    return settings_file.load(read_text(path), _shown(path, root))


def load_vocabulary(root: str, content: str) -> Vocabulary:
    """Return the vocabulary of the content folder, else of the site, else the one that ships."""
    for place in dict.fromkeys((Path(content), Path(root, "content"))):
        path = place / stamp.TAGS
        if path.is_file():
            return vocabulary.load(read_text(path), _shown(path, root))
    return vocabulary.shipped()


def load_setup(root: str, content: str, config: str) -> Setup:
    """Load what a site is built with. Raises DigestError with file, line and what to do."""
    settings = load_settings(root, config)
    subjects = load_vocabulary(root, content)
    look = load_look(root, settings.theme)
    items = item_environment(subjects)
    pages = _digest(items, msgspec.msgpack.encode(settings), look.digest)
    return Setup(settings=settings, vocabulary=subjects, look=look, items=items, pages=pages)


def item_environment(subjects: Vocabulary) -> bytes:
    """Return the digest of all that the per-item stages depend on besides the item: the program and the vocabulary."""
    return _digest(stamp.state(stamp.program()).digest.encode(), msgspec.msgpack.encode(subjects))


def _shown(path: Path, root: str) -> str:
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)


def _digest(*parts: bytes) -> bytes:
    hasher = blake2b(digest_size=16)
    for part in parts:
        hasher.update(len(part).to_bytes(8, "big") + part)
    return hasher.digest()
