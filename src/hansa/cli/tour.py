"""The pages of the tour that `hansa demo` gives."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from hansa.cli.core.page import Page, counted

if TYPE_CHECKING:
    from hansa.graph.engine import Engine
    from hansa.reports.asking import Row
    from hansa.reports.tour import MeetingStop, NetworkStop, OfficialStop, PathStop

MOST_PARTICIPANTS = 12

WIDTH = 100


def show_tour(engine: Engine, store_option: str | None) -> None:
    """Print the tour of a store.

    Args:
        store_option: what `--store` must say in the commands that it ends with; None where nothing.
    """
    from hansa.reports import tour

    page = Page(pipe_width=WIDTH, widest=WIDTH)
    seen = tour.overview(engine)
    if not seen["documents"]:
        page.line("The store is empty; hansa load PATH fills it.", indent=0)
        return
    page.title(
        f"{counted(seen['documents'], 'document')} in {counted(seen['languages'], 'language')}, "
        f"{counted(seen['statements'], 'statement')}, each with the words that say it"
    )
    networks = tour.networks(engine)
    for network in networks:
        _network(page, network)
    meeting = tour.meeting(engine)
    if meeting:
        _meeting(page, meeting)
    official = tour.official(engine)
    if official:
        _official(page, official)
    path = tour.path(engine)
    if path:
        _path(page, path)
    _next(page, store_option, networks, meeting, official, path)


def _network(page: Page, n: NetworkStop) -> None:
    page.section(n.name, *([(f"  {n.acronym}", "not bold")] if n.acronym else []))
    said = " and ".join(n.stated) + (f" ({n.as_of})" if n.as_of else "")
    known = counted(n.cities, "city", "cities") if n.cities == n.members > 0 else counted(n.members, "member")
    known += f", {counted(n.cities, 'city', 'cities')} among them" if 0 < n.cities < n.members else ""
    known += f", of {counted(n.countries, 'country', 'countries')}" if n.countries else ""
    facts = [
        ("chaired by", "; ".join(n.chairs)),
        ("hosted by", "; ".join(n.hosts)),
        ("said to have", said),
        ("known so far", known if n.members else "none of them" if said else "no member"),
    ]
    _facts(page, facts)
    _quotes(page, n.quotes)


def _meeting(page: Page, m: MeetingStop) -> None:
    page.section(m.name)
    _facts(
        page,
        [("date", m.date or ""), ("held in", "; ".join(m.places)), ("organised by", "; ".join(m.organizers))],
    )
    page.line()
    page.line((f"{counted(len(m.participants), 'participant')} named", "bold"))
    page.table(("", ""), m.participants[:MOST_PARTICIPANTS], indent=4)
    if len(m.participants) > MOST_PARTICIPANTS:
        page.line((f"and {len(m.participants) - MOST_PARTICIPANTS} more", "dim"), indent=4)
    _quotes(page, m.quotes)


def _official(page: Page, o: OfficialStop) -> None:
    page.section(f"The posts of {o.name}")
    rows = [(p["post"], p["body"], p["since"], p["until"], p["documents"]) for p in o.posts]
    page.table(("post", "at", "since", "until", "documents"), rows)
    _quotes(page, o.quotes)


def _path(page: Page, p: PathStop) -> None:
    page.section(f"From {p.a} to {p.b} in {counted(len(p.steps), 'step')}")
    for step in p.steps:
        via = (f", by {step['person']}", "dim") if step["person"] else ""
        page.line(f"{step['step']}. {step['subject']}", (f" {step['fact']} ", "yellow"), step["object"], via)
        if step["quote"]:
            page.quote(step["quote"], "", indent=5)


def _next(
    page: Page,
    store_option: str | None,
    networks: list[NetworkStop],
    meeting: MeetingStop | None,
    official: OfficialStop | None,
    path: PathStop | None,
) -> None:
    hansa = f"hansa --store {_typed_path(store_option)}" if store_option else "hansa"
    commands = []
    if path:
        commands.append(f"{hansa} why {shlex.quote(path.a)} {shlex.quote(path.b)}")
    if official:
        commands.append(f"{hansa} show {shlex.quote(official.name)}")
    if networks:
        commands.append(
            f"{hansa} query network-timeline network={shlex.quote(networks[0].acronym or networks[0].name)}"
        )
    if meeting:
        commands.append(f"{hansa} query meeting-participants meeting={shlex.quote(meeting.typed)}")
    commands += ["hansa queries", f"{hansa} serve", "hansa load PATH"]
    page.section("Type next")
    for command in commands:
        page.command(command)


def _facts(page: Page, facts: list[tuple[str, str]]) -> None:
    page.table(("", ""), [fact for fact in facts if fact[1]])


def _quotes(page: Page, quotes: list[Row]) -> None:
    for quote in quotes:
        said = [quote["date"], quote["document"], quote["publisher"], quote["language"]]
        page.quote(quote["quote"], ", ".join(part for part in said if part))


def _typed_path(path: str) -> str:
    """A path as typed in a shell, from the home folder where it lies there."""
    from pathlib import Path

    home = f"{Path.home()}/"
    quoted = shlex.quote(path)
    return f"~/{path.removeprefix(home)}" if path.startswith(home) and quoted == path else quoted
