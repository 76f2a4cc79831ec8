"""Maps a function that sleeps, with a pool of two processes, started by the method named as the argument."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence

from digest.errors import DigestError
from digest.parallel import Pool, one_by_one
from digest.processes import Terminated


def sleeper(seconds: float) -> Callable[[Sequence[int]], list[None]]:
    return one_by_one(lambda _: time.sleep(seconds))


def main(method: str) -> int:
    try:
        with Pool(2, method) as pool:
            pool.map(sleeper, 60.0, range(100))
    except DigestError as error:
        print(error)
        return error.exit_code
    except Terminated as error:
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
