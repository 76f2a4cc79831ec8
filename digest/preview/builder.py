"""A builder that stays: modules, templates and the results of the last build are in memory when the next one begins."""

import gc
from collections.abc import Callable

from digest.model import Progress
from digest.parallel import Pool
from digest.pipeline.build import Report, build, open_memory, with_memory
from digest.site_paths import SitePaths
from digest.store.fingerprint import InputState, program_digest, states


class Builder:
    """Builds one site again and again. The result of each build is that of `digest build`."""

    def __init__(self, paths: SitePaths, pool: Pool, progress: Progress, *, drafts: bool) -> None:
        # the program is fingerprinted once: what is edited on disk while it runs is not what runs
        self._paths = paths
        self._pool = pool
        self._progress = progress
        self._drafts = drafts
        self._program = program_digest()
        self._memory = open_memory(paths)

    def build(self, now: str, built: Callable[[Report], None]) -> None:
        """Build the site at a time (UTC, ISO); `built` is called once its pages are on disk. Raises DigestError."""

        def work() -> None:
            state = InputState(digest="", newest=0, files=states([self._paths.content]), program=self._program)
            built(
                build(
                    self._paths,
                    state,
                    now,
                    self._memory,
                    self._pool,
                    self._progress,
                    drafts=self._drafts,
                    allow_removals=True,  # an editor is watching
                )
            )
            self._memory.write()

        gc.disable()  # what a build creates is kept for the next: it is collected when nobody waits for a page
        try:
            with_memory(self._paths, self._memory, work)
        except BaseException:
            self._memory = open_memory(self._paths)
            raise
        finally:
            gc.enable()
