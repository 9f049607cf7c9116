"""Pictures for papers and slides: `hansa plot network|timeline|centrality -o FILE.svg|png`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from hansa.cli.core.command import App, Command, pass_app
from hansa.cli.core.lazy import LazyGroup
from hansa.cli.network_measures import MEASURES
from hansa.cli.network_options import fetched, selected, selection_options

F = TypeVar("F", bound=Callable[..., Any])

plot = LazyGroup(
    name="plot",
    sections={"Commands": {name: f"hansa.cli.plot:{name}" for name in ("network", "timeline", "centrality")}},
    context_settings={"help_option_names": ["-h", "--help"]},
    help=(
        "Draw a network, a timeline or a ranking, as SVG or PNG.\n\n"
        "Below each picture stands which facts it was made of. The same store gives the same picture."
    ),
    short_help="Draw a network, a timeline or a ranking, as SVG or PNG.",
    examples=("hansa plot network -o members.svg", "hansa plot timeline Kazan -o kazan.png"),
)


def _output(most: int) -> Callable[[F], F]:
    """`-o` and `--most`."""

    def decorate(command: F) -> F:
        command = click.option(
            "--most",
            type=click.IntRange(1, 400),
            default=most,
            show_default=True,
            help="The most that is drawn.",
        )(command)
        return click.option(
            "-o",
            "--output",
            required=True,
            type=click.Path(dir_okay=False, path_type=Path),
            help="The file, FILE.svg or FILE.png.",
        )(command)

    return decorate


@click.command(
    cls=Command,
    examples=(
        "hansa plot network -o members.svg",
        "hansa plot network --relation TWINNED_WITH --most 40 -o twins.png",
        "hansa plot network --as-of 2020-03-12 --min-memberships 2 -o core.svg",
    ),
)
@_output(80)
@selection_options()
@pass_app
def network(app: App, /, output: Path, most: int, **given: Any) -> None:
    """Draw cities and their networks, or another relation: the nodes of highest degree, the most connected named."""
    format_ = _format(output)
    found = fetched(app, selected(given))
    from hansa.reports.plot.network import network_picture

    _write(output, network_picture(found, format_, most))


@click.command(cls=Command, examples=("hansa plot timeline Kazan -o kazan.svg", "hansa plot timeline IAG -o iag.png"))
@click.argument("name")
@_output(45)
@pass_app
def timeline(app: App, name: str, output: Path, most: int) -> None:
    """Draw what is known of a city, network or person along the years: what lasts as bars, what happened as points."""
    from hansa.errors import UsageProblem
    from hansa.graph.store.read import resolve_one
    from hansa.reports.briefing.facts import Choice, ties

    format_ = _format(output)
    with app.opened() as store:
        node = resolve_one(store.engine, name)
        some = ties(store.engine, node.id, Choice())
    from hansa.reports.plot.timeline import timeline_picture

    picture = timeline_picture(node.name, some, f"{len(some)} facts", format_, most)
    if picture is None:
        raise UsageProblem(f"No document dates anything of {node.name}; there is nothing to draw.")
    _write(output, picture)


@click.command(
    cls=Command,
    examples=(
        "hansa plot centrality --measure betweenness -o brokers.svg",
        "hansa plot centrality --mode networks --raw -o networks.png",
    ),
)
@click.option("--measure", type=click.Choice(MEASURES), default="degree", show_default=True, help="Which centrality.")
@click.option("--mode", default=None, help="Whose nodes: cities, networks …; by default the first of the relation.")
@click.option("--normalized/--raw", default=True, show_default=True, help="Divided by the most possible, or not.")
@_output(25)
@selection_options()
@pass_app
def centrality(
    app: App, /, measure: str, mode: str | None, normalized: bool, output: Path, most: int, **given: Any
) -> None:
    """Draw a centrality as bars, the highest first."""
    from hansa.reports.network import centrality_rows, one_mode

    format_ = _format(output)
    selection = selected(given)
    chosen = one_mode(selection.of, mode, selection.of.first)
    found = fetched(app, selection)
    rows = centrality_rows(found, measure, chosen, normalized=normalized)
    from hansa.reports.plot.ranking import ranking_picture

    told = f"{found.describe()}; {'normalised' if normalized else 'raw'}"
    _write(output, ranking_picture(rows, measure, told, format_, most))


def _format(output: Path) -> str:
    from hansa.errors import UsageProblem
    from hansa.reports.plot.figure import FORMATS

    found = output.suffix.lower().removeprefix(".")
    if found not in FORMATS:
        raise UsageProblem(f"{output.name} is no name for a picture; end it in .svg or .png.")
    return found


def _write(output: Path, content: bytes) -> None:
    from hansa.cli.core.files import write_file

    write_file(output, content)
    print(f"{output} is drawn.", file=sys.stderr)
