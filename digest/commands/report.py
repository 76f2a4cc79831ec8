"""`digest report`: content → items → the editors' report, as a folder of pages by itself, drafts included."""

from __future__ import annotations

from digest.model import Progress, Value
from digest.parallel import Pool
from digest.pipeline.articles import all_articles
from digest.pipeline.build import remember, with_memory
from digest.pipeline.inputs import load_inputs
from digest.pipeline.pages import Published, publish_report
from digest.report.material import Material
from digest.site_paths import SitePaths
from digest.store.memory import Memory
from digest.store.output import open_site


class Reported(Value):
    """What a report covers, and what was written."""

    articles: int
    removals: int
    refused: int
    pages: Published


def report(paths: SitePaths, language: str, jobs: int, progress: Progress) -> Reported:
    """Write the report in a language, "" being the first of the site.

    Raises: DigestError if it cannot be written; the folder then stays as it was.
    """
    memory = Memory(paths.memory)
    with Pool(jobs) as pool:
        return with_memory(paths, memory, lambda: _report(paths, language, memory, pool, progress))


def _report(paths: SitePaths, language: str, memory: Memory, pool: Pool, progress: Progress) -> Reported:
    inputs = load_inputs(paths, memory)
    target = open_site(paths.output)
    articles = all_articles(paths, inputs, memory, pool, progress)
    codes = tuple(str(language.code) for language in inputs.settings.languages)
    material = Material(
        entries=articles.entries, rejected=articles.rejected, sources=inputs.sources, languages=codes,
        language=language or codes[0],
    )  # fmt: skip
    pages = publish_report(inputs, articles, memory, pool, progress, target, material)
    remember(memory)
    return Reported(
        articles=len(material.entries), removals=sum(entry.removed for entry in material.entries),
        refused=len(material.rejected), pages=pages,
    )  # fmt: skip
