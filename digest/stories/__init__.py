"""Stories: a signature per article (`stories.signature`), articles of one event grouped, and related reading."""

from digest.stories.relations import Graph, graph

__all__ = ["Graph", "graph"]
