"""Stories: a signature per article, articles of one event grouped, and related reading."""

from digest.stories.group import group
from digest.stories.related import related
from digest.stories.signature import signature

__all__ = ["group", "related", "signature"]
