"""The site: library → pages → bytes. `site.render.Renderer` is imported where pages are rendered: templates take long to load."""

from digest.site.bundle import Bundle
from digest.site.plan import plan, together
from digest.site.searching import made_together

__all__ = ["Bundle", "made_together", "plan", "together"]
