"""The site: library → pages → bytes. `site.render.Renderer` is imported only where pages are rendered, because it imports Jinja."""

from digest.site.kinds import made_together
from digest.site.look.bundle import Bundle
from digest.site.plan import plan, without_collisions

__all__ = ["Bundle", "made_together", "plan", "without_collisions"]
