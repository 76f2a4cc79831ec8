"""`digest serve`: build the site, serve it on this machine only, rebuild and reload the browser on every change."""

import argparse
import signal
import sys
import threading
import time

from digest import console
from digest.arguments import add_drafts, add_site, site_of, whole_number
from digest.commands.build import build_time, report_text, troubles_text
from digest.errors import DigestError
from digest.parallel import Pool
from digest.pipeline.build import Report
from digest.preview.builder import Builder
from digest.preview.changes import Watch
from digest.preview.server import HOST, Builds, preview_server
from digest.processes import Terminated, asked_to_end

_LOOK = 1.0  # seconds between looks at whether to end


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_site(parser)
    add_drafts(parser)
    parser.add_argument(
        "--port", type=whole_number(65_535), default=8000, help="port of the loopback interface (default: %(default)s)"
    )
    parser.add_argument("--poll", action="store_true", help="look for changes instead of being notified by the system")


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell ignores it in jobs started in the background
    paths, builds = site_of(options), Builds()
    server = preview_server(paths.output, options.port, builds)
    watch = Watch(paths, poll=options.poll)
    # spawn: a fork would copy the threads of the server and the watch in whatever state they are
    with Pool(options.jobs, "spawn", resident=True) as pool:
        builder = Builder(paths, pool, console.ProgressLine(), drafts=options.drafts)
        try:
            _rebuild(builder, builds, color=not options.no_color)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            print(f"serving {paths.output} at http://{HOST}:{server.server_port}/ (Ctrl-C stops)", flush=True)
            while not asked_to_end.is_set():
                if watch.wait(_LOOK):
                    _rebuild(builder, builds, color=not options.no_color)
            raise Terminated
        except KeyboardInterrupt:
            print("stopped")
        finally:
            watch.stop()
            server.server_close()
    return console.OK


def _rebuild(builder: Builder, builds: Builds, *, color: bool) -> None:
    """Build once and reload open pages; whatever goes wrong is reported there too, and the next change builds again."""
    began = time.perf_counter()

    def built(report: Report) -> None:
        problems = console.printable(troubles_text(report), color=False)
        count = len(report.rejected) + len(report.problems)
        builds.ended(problems=problems, count=count, base_url=report.base_url)
        console.echo(f"{report_text(report)}\n{'time':<10}{time.perf_counter() - began:>7.2f}s", color=color)

    try:
        builder.build(build_time(), built)
    except DigestError as error:
        _failed(builds, str(error))
    except Exception as error:  # noqa: BLE001 - the preview outlives any build
        _failed(builds, f"the build failed ({type(error).__name__}: {error}); please report it")


def _failed(builds: Builds, message: str) -> None:
    shown = console.printable(message, color=False)
    builds.ended(failure=shown)
    print(f"digest: {shown}", file=sys.stderr, flush=True)
