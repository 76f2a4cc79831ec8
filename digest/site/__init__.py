"""The site: library → pages → bytes. `site.render.Renderer` is imported where pages are rendered: templates take long to load."""

from digest.site.files.search_records import made_together
from digest.site.look.bundle import Bundle
from digest.site.plan import plan, together

__all__ = ["Bundle", "made_together", "plan", "together"]
