"""What a site is built with besides its articles: configuration, vocabulary, rules of sources, takedowns, theme."""

import os
from pathlib import Path

import msgspec

from digest.config.redirects import parse_redirects
from digest.config.settings import CheckSettings, Settings, parse_settings
from digest.config.source_rules import SourceRules, parse_source_rules
from digest.config.takedowns import Takedown, parse_takedowns
from digest.config.vocabulary import Vocabulary, parse_vocabulary, shipped_vocabulary
from digest.errors import ConfigurationError
from digest.hashing import combined_digest
from digest.model import Value
from digest.site_paths import SitePaths
from digest.store import fingerprint
from digest.store.content import read_text
from digest.store.memory import Memory
from digest.store.theme import ThemeFiles, load_theme


class Configuration(Value):
    """What the owner of a site wrote down."""

    settings: Settings
    vocabulary: Vocabulary
    sources: tuple[SourceRules, ...]  # without their cases: no article depends on these
    takedowns: tuple[Takedown, ...]
    redirects: dict[str, str] = {}  # former path → id of an article


class SiteInputs(Value):
    """Everything besides the articles that a site is a function of, and the digests that show when it changed."""

    settings: Settings
    vocabulary: Vocabulary
    sources: tuple[SourceRules, ...]
    takedowns: tuple[Takedown, ...]
    redirects: dict[str, str]
    theme: ThemeFiles
    item_key: bytes  # digest of everything the per-item stages depend on
    page_key: bytes  # digest of everything every page depends on


def load_inputs(paths: SitePaths, memory: Memory, program: str = "") -> SiteInputs:
    """Load what a site is built with, or recall it; `program` is its digest, if it is known. Raises DigestError."""
    program = program or fingerprint.program_digest()
    files = (paths.configuration, *paths.vocabularies, paths.takedowns, paths.redirects, paths.source_rules)
    key = combined_digest(program.encode(), fingerprint.bytes_digest(files).encode())
    configuration = memory.recall("setup.bin", key, Configuration, lambda: load_configuration(paths))
    theme = load_theme(paths.root, configuration.settings.theme)
    item_key = item_digest(configuration, program)
    of_pages = msgspec.msgpack.encode(msgspec.structs.replace(configuration.settings, check=CheckSettings()))
    return SiteInputs(
        settings=configuration.settings, vocabulary=configuration.vocabulary, sources=configuration.sources,
        takedowns=configuration.takedowns, redirects=configuration.redirects, theme=theme, item_key=item_key,
        page_key=combined_digest(item_key, of_pages, theme.digest),
    )  # fmt: skip


def load_configuration(paths: SitePaths) -> Configuration:
    """Read what the owner of a site wrote down. Raises DigestError."""
    for path in (paths.configuration, *paths.vocabularies, paths.takedowns, paths.redirects):
        short = path.removesuffix(".yaml") + ".yml"
        if path.endswith(".yaml") and os.path.exists(path) and os.path.exists(short):
            fix = "move what it says into the first, and delete it"
            raise ConfigurationError(f"{path} is read, and this file is not", fix=fix, file=short)
    return Configuration(
        settings=load_settings(paths), vocabulary=load_vocabulary(paths),
        sources=without_cases(load_sources(paths)), takedowns=load_takedowns(paths), redirects=load_redirects(paths),
    )  # fmt: skip


def item_digest(configuration: Configuration, program: str) -> bytes:
    """Return the digest of everything the per-item stages depend on besides the item."""
    settings = configuration.settings
    parts = msgspec.msgpack.encode(
        (configuration.vocabulary, configuration.sources, settings.policy, settings.foreign_tags)
    )
    return combined_digest(program.encode(), parts)


def load_settings(paths: SitePaths) -> Settings:
    """Return the site's settings; without a digest.yaml, the defaults. Raises ConfigurationError."""
    path = Path(paths.configuration)
    if not paths.config and not path.exists():
        return Settings()
    if not path.is_file():
        raise ConfigurationError("there is no such configuration", fix="check the path after --config", file=str(path))
    return parse_settings(read_text(path), _shown(path, paths))


def load_vocabulary(paths: SitePaths) -> Vocabulary:
    """Return the vocabulary of the content folder, else of the site, else the one that ships. Raises ConfigurationError."""
    path = next((Path(path) for path in paths.vocabularies if os.path.isfile(path)), None)
    return shipped_vocabulary() if path is None else parse_vocabulary(read_text(path), _shown(path, paths))


def load_sources(paths: SitePaths) -> tuple[SourceRules, ...]:
    """Return the rules of each source with their cases, in the order of their files. Raises ConfigurationError."""
    files = sorted(path for path in Path(paths.source_rules).glob("*") if path.suffix in (".yaml", ".yml"))
    return tuple(parse_source_rules(read_text(path), path.stem, _shown(path, paths)) for path in files)


def without_cases(sources: tuple[SourceRules, ...]) -> tuple[SourceRules, ...]:
    """Return the rules without the cases that test them: no article depends on these."""
    return tuple(msgspec.structs.replace(source, cases=()) for source in sources)


def load_takedowns(paths: SitePaths) -> tuple[Takedown, ...]:
    """Return the takedowns, in the order of their file. Raises ConfigurationError."""
    path = Path(paths.takedowns)
    return parse_takedowns(read_text(path), _shown(path, paths)) if path.is_file() else ()


def load_redirects(paths: SitePaths) -> dict[str, str]:
    """Return the ids of articles by their former paths. Raises ConfigurationError."""
    path = Path(paths.redirects)
    return parse_redirects(read_text(path), _shown(path, paths)) if path.is_file() else {}


def _shown(path: Path, paths: SitePaths) -> str:
    return str(path.relative_to(paths.root)) if path.is_relative_to(paths.root) else str(path)
