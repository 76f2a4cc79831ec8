"""Stories: articles that report the same event, and related reading."""

from digest.stories.relations import Graph, graph

__all__ = ["Graph", "graph"]
