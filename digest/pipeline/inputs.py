"""What a site is built with: configuration, vocabulary, look, and the digests that tell when they changed."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path

import msgspec

from digest.config.settings import Settings, parse_settings
from digest.config.source_rules import SourceRules, parse_source_rules
from digest.config.takedowns import Takedown, parse_takedowns
from digest.config.vocabulary import Vocabulary, parse_vocabulary, shipped_vocabulary
from digest.errors import ConfigurationError
from digest.model import SourcePolicy, Value
from digest.store import fingerprint
from digest.store.content import read_text
from digest.store.memory import recalled
from digest.store.theme import Look, load_look

TAKEDOWNS = "takedowns.yaml"  # inside content/


class Setup(Value):
    """Everything besides the articles that a site is a function of."""

    settings: Settings
    vocabulary: Vocabulary
    sources: tuple[SourceRules, ...]
    takedowns: tuple[Takedown, ...]
    look: Look
    items: bytes  # digest of all that the per-item stages depend on
    pages: bytes  # digest of all that every page depends on


class Chosen(Value):
    """What the owner of a site has written down."""

    settings: Settings
    vocabulary: Vocabulary
    sources: tuple[SourceRules, ...]
    takedowns: tuple[Takedown, ...]


def load_settings(root: str, config: str) -> Settings:
    """Return the site's settings; without a digest.yaml, the defaults. Raises ConfigurationError."""
    path = Path(config) if config else Path(root, fingerprint.CONFIGURATION)
    if not config and not path.exists():
        return Settings()
    if not path.is_file():
        raise ConfigurationError("there is no such configuration", fix="check the path after --config", file=config)
    return parse_settings(read_text(path), _shown(path, root))


def load_vocabulary(root: str, content: str) -> Vocabulary:
    """Return the vocabulary of the content folder, else of the site, else the one that ships."""
    path = next((path for path in _vocabularies(root, content) if path.is_file()), None)
    return shipped_vocabulary() if path is None else parse_vocabulary(read_text(path), _shown(path, root))


def load_setup(root: str, content: str, config: str, memory: str, program: str = "") -> Setup:
    """Load what a site is built with, or recall it; `program` is its state, where it is known.

    Raises DigestError with file, line and what to do.
    """
    program = program or program_state()
    rules, takedowns = os.path.join(content, fingerprint.SOURCES), os.path.join(content, TAKEDOWNS)
    settings = config or os.path.join(root, fingerprint.CONFIGURATION)
    files = (settings, *map(str, _vocabularies(root, content)), takedowns, rules)
    key = _digest(program.encode(), fingerprint.state(files, (rules,)).digest.encode())
    chosen = recalled(
        memory, "setup.bin", key, Chosen,
        lambda: Chosen(
            settings=load_settings(root, config), vocabulary=load_vocabulary(root, content),
            sources=without_cases(load_sources(root, content)), takedowns=load_takedowns(root, content),
        ),
    )  # fmt: skip
    look = load_look(root, chosen.settings.theme)
    items = item_environment(chosen.vocabulary, chosen.sources, program, chosen.settings.policy)
    pages = _digest(items, msgspec.msgpack.encode(chosen.settings), look.digest)
    return Setup(
        settings=chosen.settings,
        vocabulary=chosen.vocabulary,
        sources=chosen.sources,
        takedowns=chosen.takedowns,
        look=look,
        items=items,
        pages=pages,
    )


def load_sources(root: str, content: str) -> tuple[SourceRules, ...]:
    """Return the rules of each source that has some, with their cases, in the order of their files."""
    folder = Path(content, fingerprint.SOURCES)
    paths = sorted(folder.glob("*.yaml")) if folder.is_dir() else ()
    if not paths:
        return ()
    return tuple(parse_source_rules(read_text(path), path.stem, _shown(path, root)) for path in paths)


def load_takedowns(root: str, content: str) -> tuple[Takedown, ...]:
    """Return what was taken down, in the order of its file. Raises ConfigurationError."""
    path = Path(content, TAKEDOWNS)
    if not path.is_file():
        return ()
    return parse_takedowns(read_text(path), _shown(path, root))


def without_cases(sources: tuple[SourceRules, ...]) -> tuple[SourceRules, ...]:
    """Return the rules alone: no article depends on the cases that test them."""
    return tuple(msgspec.structs.replace(source, cases=()) for source in sources)


def item_environment(
    subjects: Vocabulary, sources: tuple[SourceRules, ...], program: str, policy: SourcePolicy = "full"
) -> bytes:
    """Return the digest of all that the per-item stages depend on besides the item: program, vocabulary, rules of sources."""
    return _digest(program.encode(), msgspec.msgpack.encode((subjects, sources, policy)))


def program_state() -> str:
    """Return the digest of the state of the program and its libraries."""
    return fingerprint.program().digest


def _vocabularies(root: str, content: str) -> tuple[Path, ...]:
    return tuple(dict.fromkeys(place / fingerprint.TAGS for place in (Path(content), Path(root, "content"))))


def _shown(path: Path, root: str) -> str:
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)


def _digest(*parts: bytes) -> bytes:
    hasher = blake2b(digest_size=16)
    for part in parts:
        hasher.update(len(part).to_bytes(8, "big") + part)
    return hasher.digest()
