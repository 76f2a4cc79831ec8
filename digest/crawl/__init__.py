"""The site that was built, read again as a browser reads it: what leads nowhere, what is missing, what is too heavy."""

from digest.crawl.site import problems_of_site

__all__ = ["problems_of_site"]
