"""The wheel contains all that a site needs: templates, themes, catalogs, rules and the vocabulary."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from tests.conftest import ROOT, absent
from tests.sitebuilding import LIMIT, build, digest


def test_a_site_begins_and_builds_from_the_wheel_alone(tmp_path: Path) -> None:
    wheel_build = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--wheel-dir", str(tmp_path), str(ROOT)],
        capture_output=True, text=True, check=False, timeout=LIMIT,
    )  # fmt: skip
    if wheel_build.returncode:
        absent(f"a build backend for wheels ({wheel_build.stderr.strip()[-200:]})")
    (wheel,) = tmp_path.glob("*.whl")
    package = tmp_path / "package"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(package)
    environment = {"PYTHONPATH": str(package)}
    where = subprocess.run(
        [sys.executable, "-c", "import digest; print(digest.__file__)"], cwd=tmp_path, env=environment,
        capture_output=True, text=True, check=True, timeout=LIMIT,
    ).stdout  # fmt: skip
    assert where.startswith(str(package))
    assert digest(tmp_path, "init", "site", environment=environment).returncode == 0
    done = digest(tmp_path / "site", "build", environment=environment)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "output" / "en" / "index.html").is_file()
    assert (tmp_path / "site" / "output" / "static" / "style.css").is_file()
    for theme in ("newspaper", "compact"):
        shipped = ROOT / "themes" / theme
        for path in sorted(path for path in shipped.rglob("*") if path.is_file()):
            packed = package / "digest" / "shipped" / "themes" / theme / path.relative_to(shipped)
            assert packed.read_bytes() == path.read_bytes()
    build(tmp_path / "site")  # with the checkout
