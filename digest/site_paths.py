"""Where a site lives: the folders and files that commands pass around. Standard library alone."""

import os
from typing import NamedTuple

from digest.hashing import hex_digest

CONFIGURATION = "digest.yaml"
TAGS = "tags.yaml"
SOURCES = "sources"  # inside content/: the rules of sources, one file each
TAKEDOWNS = "takedowns.yaml"  # inside content/
REDIRECTS = "redirects.yaml"  # inside content/


class SitePaths(NamedTuple):
    """The places of one site, as the user wrote them; `root` is absolute."""

    root: str
    content: str
    output: str
    config: str = ""  # "" is digest.yaml in the root, which may be missing

    @property
    def memory(self) -> str:
        """The memory folder of this pair of content and output: two sites built from one root do not disturb each other."""
        pair = f"{os.path.abspath(self.content)}\0{os.path.abspath(self.output)}"
        return os.path.join(self.root, ".digest", hex_digest(pair.encode(errors="surrogateescape"), 4))

    @property
    def configuration(self) -> str:
        """The path of the configuration file."""
        return self.config or spelled(os.path.join(self.root, CONFIGURATION))

    @property
    def vocabularies(self) -> tuple[str, ...]:
        """Where tags.yaml may be, the first that exists counts."""
        folders = self.content, os.path.join(self.root, "content")
        return tuple(dict.fromkeys(spelled(os.path.join(folder, TAGS)) for folder in folders))

    @property
    def static(self) -> str:
        """The folder of files that are copied to the output as they are."""
        return os.path.join(self.root, "static")

    @property
    def source_rules(self) -> str:
        """The folder of the rules of sources."""
        return os.path.join(self.content, SOURCES)

    @property
    def takedowns(self) -> str:
        """The path of the list of takedowns."""
        return spelled(os.path.join(self.content, TAKEDOWNS))

    @property
    def redirects(self) -> str:
        """The path of the list of former addresses."""
        return spelled(os.path.join(self.content, REDIRECTS))


def spelled(path: str) -> str:
    """Return the path of a .yaml file as it is spelled on disk: with .yml, if only that exists."""
    short = path.removesuffix(".yaml") + ".yml"
    return short if os.path.exists(short) and not os.path.exists(path) else path
