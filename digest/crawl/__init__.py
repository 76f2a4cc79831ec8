"""Checks a built site as a browser would read it: dead links, missing markup, pages that are too heavy."""

from digest.crawl.site import problems_of_site

__all__ = ["problems_of_site"]
