"""Documents into the store: `hansa load`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hansa.cli.core.command import App, Command, pass_app, rows_option
from hansa.loaders.tables import REJECTS

if TYPE_CHECKING:
    from hansa.cli.core.loading import Prepare, Report
    from hansa.graph.engine import Engine
    from hansa.graph.model import Extractor
    from hansa.graph.store.bolt import BoltStore
    from hansa.loaders.discover import Found

COLUMNS = ("name", "change", "entities", "statements", "reason", "rejected", "source", "document")


@click.command(
    cls=Command,
    reads=True,
    examples=(
        "hansa load news/",
        "hansa load minutes.txt --date 2021-05-04 --publisher 'City of Lisbon'",
        "hansa load news/ --dry-run --format csv > report.csv",
        "hansa load - --id note-7 < note.txt",
        "hansa load members.csv --show-mapping",
        "hansa load members.xlsx --mapping mapping.yaml --rejects left-out.csv",
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
@click.option("--mapping", metavar="FILE", help="What the columns of tables are, in YAML; else their headings tell.")
@click.option("--show-mapping", is_flag=True, help="Only print how the tables would be read, as a mapping file.")
@click.option(
    "--rejects",
    metavar="FILE",
    help=f"Where to list the rows of tables that lack a city, a network …, with the reason.  [default: {REJECTS}]",
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
    mapping: str | None,
    show_mapping: bool,
    rejects: str | None,
    dry_run: bool,
    format_: str,
) -> None:
    """Load documents: folders, files, addresses, - for standard input.

    What a text does not say (date, publisher …) stands in these options, in FILE.meta.json beside a file, or in the
    manifest.json of its folder. Tables (csv, tsv, xlsx, jsonl) are read by the headings of their columns. Loading the
    same again changes nothing. Ends with code 1 if some documents failed; rows without a city or a network are told and
    written to a file, the rest of the table is loaded.
    """
    from hansa.cli.core import tables
    from hansa.cli.core.checks import checked_date, checked_language
    from hansa.cli.core.output import print_rows
    from hansa.cli.core.packs import tell_packs
    from hansa.errors import UsageProblem
    from hansa.graph.model import Metadata
    from hansa.loaders.discover import Given, discover
    from hansa.loaders.isolated import IsolatedExtractor
    from hansa.loaders.reading import Limits
    from hansa.reports.holdings import totals

    metadata = Metadata(checked_date(date), publisher, url, title, checked_language(language))
    limits = Limits(seconds=time_limit, megabytes=memory_limit)
    found = discover(paths, Given(id_, metadata, tables.mapping_in(mapping)), limits)
    if not found.documents and not any(_named(skipped.name, paths) for skipped in found.skipped):
        raise UsageProblem(f"There are no documents in {', '.join(paths)}; files of plain text and tables are read.")
    if show_mapping:
        if not tables.show_mapping(found, format_):
            click.get_current_context().exit(1)
        return
    held = None
    with IsolatedExtractor(time_limit, memory_limit, jobs, app.registries, debug=app.debug) as extract:
        # It makes itself ready while the store is opened.
        extract.start()
        if dry_run:
            with _engine_if_there(app) as engine:
                reports = rehearsed(engine, found, extract)
        else:
            with app.opened(create=True) as store:
                reports = loaded(store, found, extract, extract.prepare)
                held = totals(store.engine)
    order = [*(document.name for document in found.documents), *(skipped.name for skipped in found.skipped)]
    place = {name: number for number, name in enumerate(order)}
    reports = refused(sorted(reports, key=lambda report: place[report.name]), paths)
    if format_ == "table":
        show_reports(reports, held)
    else:
        print_rows(({**asdict(r), "rejected": r.rejected} for r in reports), COLUMNS, format_)
    tell_packs(extract.languages)
    tables.told_rejects(reports, rejects, None if dry_run else REJECTS)
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


def refused(reports: Sequence[Report], paths: Sequence[str]) -> list[Report]:
    """The reports, what was skipped having failed where it was named itself: no text, no table of a known kind.

    A workbook that was named has failed if no sheet of it is a table.
    """
    read = {_book(report) for report in reports if report.change != "skipped"}

    def failed(report: Report) -> bool:
        book = _book(report)
        return _named(report.name, paths) or (book not in read and _named(book, paths))

    return [replace(r, change="failed") if r.change == "skipped" and failed(r) else r for r in reports]


def _book(report: Report) -> str:
    """The workbook whose sheet it is; empty for what is no sheet."""
    return report.name.rpartition("#")[0]


def _named(name: str, paths: Sequence[str]) -> bool:
    """Whether this was named itself and should be a document; a manifest is none, and named by every `folder/*`."""
    from hansa.loaders.discover import MANIFEST, SIDECAR

    typed = {str(Path(path)) for path in paths}
    return bool(name) and (name in paths or name in typed) and not name.endswith((MANIFEST, SIDECAR))


@contextmanager
def _engine_if_there(app: App) -> Iterator[Engine | None]:
    """The engine of the store; None where there is no store yet."""
    from hansa.graph.engine import is_server_address, store_folder

    uri = app.settings().uri
    if not is_server_address(uri) and not store_folder(uri).exists():
        yield None
        return
    with app.opened() as store:
        yield store.engine
