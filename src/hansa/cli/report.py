"""Reports for a desk: `hansa report city|network|person|meeting|project NAME`, `pair A B`, `overview`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

import click

from hansa.cli.core.command import App, Command, confidence_option, pass_app
from hansa.cli.core.lazy import LazyGroup

if TYPE_CHECKING:
    from hansa.reports.briefing.model import Briefing

F = TypeVar("F", bound=Callable[..., object])

KINDS = ("city", "network", "person", "meeting", "project", "pair", "overview")
PRINTED = ("text", "md", "html", "json")
OFFICE = ("docx", "xlsx")
_SUFFIXES = {".txt": "text", ".text": "text", ".htm": "html", ".markdown": "md"}

report = LazyGroup(
    name="report",
    sections={"Commands": {kind: f"hansa.cli.report:{kind}" for kind in KINDS}},
    context_settings={"help_option_names": ["-h", "--help"]},
    help=(
        "Reports for a desk: compact, ranked, each line with the number of the document that says it.\n\n"
        "As text, Markdown, a page of HTML, JSON, or for Word and Excel by -o FILE.docx and -o FILE.xlsx."
    ),
    short_help="What is known of a city, a network, a person, a meeting, a project, a pair; with sources.",
    examples=("hansa report city Astana", "hansa report pair Riga Tallinn -o visit.docx", "hansa report overview"),
)


def _options(command: F) -> F:
    """What every report takes."""
    for option in reversed(
        (
            click.option("--as-of", metavar="DATE", help="Only what may hold on this day, such as 2020-03-12."),
            confidence_option,
            click.option("--disputed/--no-disputed", default=True, show_default=True, help="Show disputed facts."),
            click.option(
                "--most", type=click.IntRange(1), default=25, show_default=True, help="The most lines of a section."
            ),
            click.option("--quotes", is_flag=True, help="Show the words of the documents below each line."),
            click.option(
                "--lang",
                type=click.Choice(("en", "ru")),
                default="en",
                show_default=True,
                help="Of headings and names.",
            ),
            click.option(
                "--format",
                "format_",
                type=click.Choice((*PRINTED, *OFFICE)),
                help="How to write it; by the name of the file, else text.",
            ),
            click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write."),
        )
    ):
        command = option(command)
    return cast(F, pass_app(command))


@click.command(cls=Command, examples=("hansa report city Astana", "hansa report city Kazan --lang ru -o kazan.html"))
@click.argument("name")
@_options
def city(app: App, name: str, **options: object) -> None:
    """Report on a city, region or country: its networks, officials, twin towns, partners, agreements, meetings."""
    _report(app, "city", (name,), **options)  # type: ignore[arg-type]


@click.command(cls=Command, examples=("hansa report network IAG", "hansa report network Eurocities --as-of 2020-03-12"))
@click.argument("name")
@_options
def network(app: App, name: str, **options: object) -> None:
    """Report on a network or another organisation: headcounts, offices, members, meetings, projects."""
    _report(app, "network", (name,), **options)  # type: ignore[arg-type]


@click.command(cls=Command, examples=("hansa report person 'Ilsur Metshin'",))
@click.argument("name")
@_options
def person(app: App, name: str, **options: object) -> None:
    """Report on a person: posts, meetings, agreements, projects, and whom they met."""
    _report(app, "person", (name,), **options)  # type: ignore[arg-type]


@click.command(cls=Command, examples=("hansa report meeting 'online conference' --quotes",))
@click.argument("name")
@_options
def meeting(app: App, name: str, **options: object) -> None:
    """Report on a meeting: when and where, by whom, who took part and for whom."""
    _report(app, "meeting", (name,), **options)  # type: ignore[arg-type]


@click.command(cls=Command, examples=("hansa report project 'Digital Kazakhstan'",))
@click.argument("name")
@_options
def project(app: App, name: str, **options: object) -> None:
    """Report on a project: who carries it out, and what it is a part of."""
    _report(app, "project", (name,), **options)  # type: ignore[arg-type]


@click.command(cls=Command, examples=("hansa report pair Moscow Astana", "hansa report pair Riga Kazan -o visit.docx"))
@click.argument("a")
@click.argument("b")
@_options
def pair(app: App, a: str, b: str, **options: object) -> None:
    """Report on two cities (or networks, regions, countries), as before a visit.

    What ties the two, the networks, meetings, agreements and projects they share, who knows whom, what is disputed, and
    what no document says.
    """
    _report(app, "pair", (a, b), **options)  # type: ignore[arg-type]


@click.command(cls=Command, examples=("hansa report overview", "hansa report overview --lang ru -o overview.xlsx"))
@_options
def overview(app: App, **options: object) -> None:
    """Report on all that is loaded: figures, networks, cities by ties, the latest meetings and agreements."""
    _report(app, "overview", (), **options)  # type: ignore[arg-type]


def _report(
    app: App,
    kind: str,
    names: tuple[str, ...],
    as_of: str | None,
    min_confidence: float,
    disputed: bool,
    most: int,
    quotes: bool,
    lang: str,
    format_: str | None,
    output: Path | None,
) -> None:
    from hansa.graph.time import check_day
    from hansa.reports.briefing.build import report as built
    from hansa.reports.briefing.facts import Choice

    format_ = _format(format_, output)
    choice = Choice(check_day(as_of) if as_of else None, min_confidence, disputed)
    with app.opened() as store:
        found = built(store.engine, kind, names, lang, choice, most)
    if output is None:
        _print(found, format_, quotes)
    else:
        from hansa.cli.core.files import write_file

        write_file(output, _content(found, format_, quotes))
        print(f"{output} is written.", file=sys.stderr)


def _format(given: str | None, output: Path | None) -> str:
    """The format asked for, else that of the file's name."""
    from hansa.errors import UsageProblem

    if given is None and output is not None:
        suffix = output.suffix.lower()
        given = _SUFFIXES.get(suffix, suffix.removeprefix("."))
        if given not in (*PRINTED, *OFFICE):
            known = ", ".join(f".{f}" for f in ("txt", *PRINTED[1:], *OFFICE))
            raise UsageProblem(f"{output.name} does not tell a format; end it in one of {known}, or give --format.")
    if given in OFFICE and output is None:
        raise UsageProblem(f"A report for {'Word' if given == 'docx' else 'Excel'} goes to a file: -o FILE.{given}.")
    return given or "text"


def _print(found: Briefing, format_: str, quotes: bool) -> None:
    from hansa.cli.core.output import write

    if format_ == "text":
        from hansa.cli.core.briefing_page import print_briefing

        print_briefing(found, quotes)
    else:
        content = _content(found, format_, quotes)
        assert isinstance(content, str)
        write(content)


def _content(found: Briefing, format_: str, quotes: bool) -> str | bytes:
    if format_ == "text":
        import contextlib
        import io

        from hansa.cli.core.briefing_page import print_briefing

        with contextlib.redirect_stdout(io.StringIO()) as written:
            print_briefing(found, quotes)
        return written.getvalue()
    if format_ == "md":
        from hansa.reports.briefing.markdown import markdown

        return markdown(found, quotes)
    if format_ == "html":
        from hansa.reports.briefing.html import html

        return html(found, quotes)
    if format_ == "json":
        from hansa.cli.core.output import json_rows, plain
        from hansa.reports.briefing.rows import rows

        return json_rows([plain(row) for row in rows(found)])
    from hansa.reports.briefing import office

    return office.docx(found, quotes) if format_ == "docx" else office.xlsx(found)
