"""Inspects the content of the site in the current folder with a small budget of time: `budget_inspect.py SECONDS JOBS`.

Prints each file, with the reason if it is refused, as JSON.
"""

from __future__ import annotations

import json
import os
import sys

from digest import isolation
from digest.commands.inspect import inspect_files
from digest.model import Rejected
from digest.site_paths import SitePaths


def main(seconds: str, jobs: str) -> None:
    isolation.SECONDS, isolation.SECONDS_PER_MEGABYTE = int(seconds), 0  # type: ignore[misc]  # a forked process inherits them
    paths = SitePaths(os.getcwd(), "content", "output")
    found = inspect_files([paths.content], paths, int(jobs))
    print(
        json.dumps(
            [[os.path.basename(path), item.reason if isinstance(item, Rejected) else ""] for path, item in found]
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
