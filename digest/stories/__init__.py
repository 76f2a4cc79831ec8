"""Stories: a signature per article, articles of one event grouped, and related reading."""

from digest.stories.relations import Graph, graph
from digest.stories.signature import signature

__all__ = ["Graph", "graph", "signature"]
