"""The dated facts of one node along the years: bars for what lasts, points for what happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from hansa.graph.time import bounds
from hansa.reports.briefing.facts import Tie
from hansa.reports.briefing.wording import wording
from hansa.reports.plot.figure import INK, LINE, listed, sheet, shortened

_COLOURS = {
    "MEMBER_OF": "#6b46c1", "CHAIRS": "#553c9a", "HOSTS": "#805ad5", "TWINNED_WITH": "#2b6cb0", "PARTNER_OF": "#63b3ed",
    "HOLDS_POST": "#c05621", "PARTICIPATED_IN": "#b83280", "REPRESENTED_AT": "#d53f8c", "ORGANIZED": "#97266d",
    "HELD_IN": "#ed64a6", "SIGNED": "#4a5568", "IMPLEMENTS": "#b7791f", "HAS_MEMBER_COUNT": "#718096",
}  # fmt: skip
_OTHER = "#718096"

SHORT = 40
"""Days up to which a stretch of time is drawn as a point."""

BEYOND = 366
"""Days at least that the picture goes on after the last date, so that what has no end is not seen to end soon."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A fact in time.

    Attributes:
        first, last: days; equal for what happened on one day.
        open: no end is known, so that it goes on to the edge of the picture.
    """

    type: str
    name: str
    first: date
    last: date
    open: bool


def stretches(some: Sequence[Tie]) -> list[Stretch]:
    """The facts that have a date, by their beginning."""
    found = []
    for tie in some:
        fact, other = tie.fact, tie.other
        if "spell" in fact:
            first = fact.get("since_from") or fact.get("since_to")
            last = fact.get("until_to") or fact.get("until_from")
            if first is None and last is None:
                continue
            ongoing = last is None and not tie.over
            found.append(_stretch(tie, str(first or last), str(last or first), ongoing))
            continue
        said = fact.get("date") or fact.get("as_of") or other.get("date") or other.get("as_of")
        when = bounds(said)
        if when.first and when.last:
            until = bounds(other.get("until")).last if "Meeting" in other["labels"] else None
            found.append(_stretch(tie, when.first, until or when.last, False))
    return sorted(found, key=lambda s: (s.first, s.last, s.type, s.name))


def _stretch(tie: Tie, first: str, last: str, ongoing: bool) -> Stretch:
    return Stretch(tie.type, str(tie.other["name"]), date.fromisoformat(first), date.fromisoformat(last), ongoing)


def timeline_picture(title: str, some: Sequence[Tie], told: str, format_: str, most: int) -> bytes | None:
    """A line a fact; None when none has a date.

    Args:
        some: facts of the node.
        told: which facts they are.
        most: facts that are drawn, the latest ones.
    """
    dated = stretches(some)
    shown = dated[-most:]
    if not shown:
        return None
    from matplotlib import dates
    from matplotlib.lines import Line2D

    number: Callable[[date], float] = dates.date2num
    page = sheet(format_, 11, max(3.0, 1.5 + 0.28 * len(shown)))
    axes = page.axes
    end = max(s.last for s in shown)
    begin = min(s.first for s in shown)
    edge = date.fromordinal(min(date.max.toordinal(), end.toordinal() + max(BEYOND, (end - begin).days // 25)))
    for row, s in enumerate(shown):
        colour = _COLOURS.get(s.type, _OTHER)
        first, last = number(s.first), number(edge if s.open else s.last)
        if s.open or last - first > SHORT:
            axes.barh(row, last - first, left=first, height=0.5, color=colour, alpha=0.55 if s.open else 0.85)
            if s.open:
                axes.plot([last], [row], marker=">", color=colour, markersize=7, linestyle="", clip_on=False)
        else:
            axes.plot([first], [row], marker="o", color=colour, markersize=7, linestyle="")
    axes.set_yticks(range(len(shown)), [page.text(shortened(s.name)) for s in shown])
    axes.invert_yaxis()
    axes.margins(x=0.02, y=0.6 / len(shown))
    axes.xaxis.grid(visible=True, color=LINE, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(axis="y", length=0, labelcolor=INK)
    axes.spines["left"].set_visible(False)
    axes.xaxis_date()
    words = wording("en").words["ties"]
    axes.legend(
        handles=[
            Line2D([], [], marker="s", linestyle="", color=_COLOURS.get(t, _OTHER), label=words[t]["out"])
            for t in sorted({s.type for s in shown})
        ],
        frameon=False,
        fontsize=8.5,
        loc="upper left",
        bbox_to_anchor=(1.0, 1.0),
    )
    undated = len(some) - len(dated)
    more = len(dated) - len(shown)
    return page.finish(
        title,
        listed(
            [
                told,
                "pale bars with an arrow have no stated end" if any(s.open for s in shown) else "",
                _not_drawn(undated, after=" without a date"),
                _not_drawn(more, before="earlier "),
            ]
        ),
    )


def _not_drawn(number: int, before: str = "", after: str = "") -> str:
    noun, verb = ("fact", "is") if number == 1 else ("facts", "are")
    return f"{number} {before}{noun}{after} {verb} not drawn" if number else ""
