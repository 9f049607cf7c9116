"""Documents into the store: `hansa load`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import click

from hansa.cli.core.command import App, Command, pass_app, rows_option

if TYPE_CHECKING:
    from hansa.cli.core.loading import Prepare, Report
    from hansa.graph.engine import Engine
    from hansa.graph.model import Extractor
    from hansa.graph.store.bolt import BoltStore
    from hansa.loaders.discover import Found

COLUMNS = ("name", "change", "entities", "statements", "reason", "source", "document")


@click.command(
    cls=Command,
    reads=True,
    examples=(
        "hansa load news/",
        "hansa load minutes.txt --date 2021-05-04 --publisher 'City of Lisbon'",
        "hansa load news/ --dry-run --format csv > report.csv",
        "hansa load - --id note-7 < note.txt",
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--id", "id_", help="What the source is known by, for one document; else its address or path.")
@click.option("--date", help="Of publication: 2018, 2018-07 or 2018-07-03.")
@click.option("--publisher", help="Who published it.")
@click.option("--url", help="Where it was published.")
@click.option("--title", help="Its headline.")
@click.option("--language", help="ISO 639-1, where it should not be told from the text.")
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0, min_open=True),
    default=10,
    show_default=True,
    help="Seconds that reading one document may take.",
)
@click.option(
    "--memory-limit",
    type=click.IntRange(min=1),
    default=512,
    show_default=True,
    help="Megabytes of memory that reading one document may take.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1, max=64),
    default=lambda: min(4, os.cpu_count() or 1),
    show_default="processors, at most 4",
    help="Documents read at a time, each in a process of its own.",
)
@click.option("--dry-run", is_flag=True, help="Read and report; write nothing.")
@rows_option
@pass_app
def load(
    app: App,
    paths: tuple[str, ...],
    id_: str | None,
    date: str | None,
    publisher: str | None,
    url: str | None,
    title: str | None,
    language: str | None,
    time_limit: float,
    memory_limit: int,
    jobs: int,
    dry_run: bool,
    format_: str,
) -> None:
    """Load documents: folders, files, addresses, - for standard input.

    What a text does not say (date, publisher …) stands in these options, in FILE.meta.json beside a file, or in the
    manifest.json of its folder. Loading the same again changes nothing. Ends with code 1 if some documents failed.
    """
    from hansa.cli.core.checks import checked_date, checked_language
    from hansa.cli.core.output import print_rows
    from hansa.errors import UsageProblem
    from hansa.graph.model import Metadata
    from hansa.loaders.discover import Given, discover
    from hansa.loaders.isolated import IsolatedExtractor
    from hansa.reports.holdings import totals

    metadata = Metadata(checked_date(date), publisher, url, title, checked_language(language))
    found = discover(paths, Given(id_, metadata))
    if not found.documents and not _refused(found, paths):
        raise UsageProblem(f"There are no documents in {', '.join(paths)}; files of plain text are read.")
    held = None
    with IsolatedExtractor(time_limit, memory_limit, jobs, app.registries) as extract:
        # It makes itself ready while the store is opened.
        extract.start()
        if dry_run:
            with _engine_if_there(app) as engine:
                reports = rehearsed(engine, found, extract)
        else:
            with app.opened(create=True) as store:
                reports = loaded(store, found, extract, extract.prepare)
                held = totals(store.engine)
    refused = _refused(found, paths)
    order = [*(document.name for document in found.documents), *(skipped.name for skipped in found.skipped)]
    place = {name: number for number, name in enumerate(order)}
    reports.sort(key=lambda report: place[report.name])
    reports = [replace(r, change="failed") if r.name in refused else r for r in reports]
    if format_ == "table":
        show_reports(reports, held)
    else:
        print_rows(map(asdict, reports), COLUMNS, format_)
    if any(r.change == "failed" for r in reports):
        click.get_current_context().exit(1)


def loaded(store: BoltStore, found: Found, extract: Extractor, prepare: Prepare) -> list[Report]:
    """Load what was found, with a progress bar; what is loaded stays when it is interrupted."""
    from hansa.cli.core.loading import load_found
    from hansa.cli.core.terminal import progress

    reports: list[Report] = []
    try:
        with progress("Loading", len(found.documents)) as done:
            for report in load_found(store, found, extract, done, prepare):
                reports.append(report)  # noqa: PERF402 (what was done before an interruption is told)
    except KeyboardInterrupt:
        count = sum(r.change in ("new", "changed", "unchanged") for r in reports)
        print(f"{count} of {len(found.documents)} documents are loaded, each whole.", file=sys.stderr)
        raise
    return reports


def rehearsed(engine: Engine | None, found: Found, extract: Extractor) -> list[Report]:
    """What loading would do, with a progress bar."""
    from hansa.cli.core.loading import rehearse_found
    from hansa.cli.core.terminal import progress

    with progress("Reading", len(found.documents)) as done:
        return list(rehearse_found(engine, found, extract, done))


def show_reports(reports: Sequence[Report], held: dict[str, int] | None) -> None:
    """Print how many documents came to what, why some failed, and what the store holds now."""
    from hansa.cli.core.loading import CHANGES
    from hansa.cli.core.page import Page

    page = Page()
    rows = []
    for change in CHANGES:
        of_change = [r for r in reports if r.change == change]
        if of_change or change not in ("skipped",):
            named = sum(r.entities for r in of_change)
            rows.append((change, len(of_change), named, sum(r.statements for r in of_change)))
    page.table(("", "documents", "nodes named", "statements"), rows, indent=0)
    for change, style in (("failed", "bold red"), ("skipped", "dim")):
        told = [r for r in reports if r.change == change]
        if told:
            page.section((f"{change}", style))
        for report in told:
            reason = report.reason or ""
            page.line(reason if reason.startswith(report.name) else f"{report.name}: {reason}")
    if held is not None:
        page.section("The store holds ", *(f"{', '.join(f'{n} {what}' for what, n in held.items())}",))


def _refused(found: Found, paths: Sequence[str]) -> set[str]:
    """What was named itself, but is no text; a manifest is metadata, and named by every `folder/*`."""
    from hansa.loaders.discover import MANIFEST, SIDECAR

    return {s.name for s in found.skipped if s.name in paths and not s.name.endswith((MANIFEST, SIDECAR))}


@contextmanager
def _engine_if_there(app: App) -> Iterator[Engine | None]:
    """The engine of the store; None where there is no store yet."""
    from pathlib import Path

    from hansa.graph.engine import is_server_address

    uri = app.settings().uri
    if not is_server_address(uri) and not Path(uri).expanduser().exists():
        yield None
        return
    with app.opened() as store:
        yield store.engine
