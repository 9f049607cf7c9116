"""The dossier on two nodes before a visit: what ties them, what they share, who knows whom, what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from hansa.reports.asking import ask
from hansa.reports.briefing.facts import Tie, of_type
from hansa.reports.briefing.lines import Maker, grouped
from hansa.reports.briefing.model import Line, Section
from hansa.reports.briefing.wording import joined

_MET = ("PARTICIPATED_IN", "REPRESENTED_AT", "HELD_IN", "ORGANIZED")
_IN_NETWORK = ("MEMBER_OF", "CHAIRS", "HOSTS")


def pair(
    make: Maker, a: str, b: str, of_a: Sequence[Tie], of_b: Sequence[Tie], names: tuple[str, str]
) -> list[Section]:
    """The sections of a dossier.

    Args:
        a, b: ids of the two nodes; `of_a`, `of_b` their facts, `names` their names.
    """
    words = make.words
    direct = [t for t in of_a if t.about == b]
    networks = _shared(make, of_a, of_b, _IN_NETWORK, names)
    people = _people(make, a, b)
    missing = []
    if not direct:
        missing.append(words.told("no_direct", a=names[0], b=names[1]))
    if not any(t.type == "TWINNED_WITH" for t in direct):
        missing.append(words["no_twinning"])
    if not people:
        missing.append(words["no_people"])
    missing += [words.told("undated_tie", tie=make.kind(t)) for t in direct if _dated(t) and not t.fact.get("since")]
    missing += make.one_document(direct)
    kinds = ("TWINNED_WITH", "PARTNER_OF")
    return [
        *make.section("direct", [Line(make.kind(t), make.times(t), t.about, (t.id,), t.disputed, t.possible)
                                 for t in direct]),
        *make.section("networks_shared", networks),
        *make.section("meetings_shared", _meetings(make, of_a, of_b, names)),
        *make.section("agreements_shared", _shared(make, of_a, of_b, ("SIGNED",), names)),
        *make.section("projects_shared", _shared(make, of_a, of_b, ("IMPLEMENTS",), names)),
        *make.section("partners_shared", _shared(make, of_a, of_b, kinds, names)),
        *make.section("people", people),
        *make.section("disputed", [make.line(t, make.kind(t), make.times(t)) for t in direct if t.disputed]),
        *make.missing(missing),
    ]  # fmt: skip


def _dated(tie: Tie) -> bool:
    return tie.type in ("TWINNED_WITH", "PARTNER_OF", "MEMBER_OF")


def _both(of_a: Sequence[Tie], of_b: Sequence[Tie], types: Sequence[str]) -> list[tuple[list[Tie], list[Tie]]]:
    """The facts of both to each node that both have such facts to."""
    first, second = grouped(of_type(of_a, *types)), grouped(of_type(of_b, *types))
    return [(group, second[about]) for about, group in first.items() if about in second]


def _shared(
    make: Maker, of_a: Sequence[Tie], of_b: Sequence[Tie], types: Sequence[str], names: tuple[str, str]
) -> list[Line]:
    lines = []
    for one, two in _both(of_a, of_b, types):
        said = [
            f"{name}: {told}"
            for name, group in zip(names, (one, two), strict=True)
            if (told := joined([joined([make.kind(t), make.times(t)], " ") for t in group]))
        ]
        date = make.words.date(one[0].fact.get("date"))
        lines.append(make.lines_of([*one, *two], date or "; ".join(said)))
    return lines


def _meetings(make: Maker, of_a: Sequence[Tie], of_b: Sequence[Tie], names: tuple[str, str]) -> list[Line]:
    """Meetings both took part in or were represented at, the latest first."""
    both = _both(of_a, of_b, _MET)
    places = make.places([one[0].about for one, _ in both])
    lines = []
    for one, two in both:
        other = one[0].other
        people = make.people([*one, *two])
        said = []
        for name, group in zip(names, (one, two), strict=True):
            through = [people[p] for t in group for p in t.fact.get("people") or () if p in people]
            roles = joined([make.roles(t) or ("" if t.type in _MET[:2] else make.kind(t)) for t in group])
            told = joined([make.row(through), roles])
            said.append(f"{name}: {told}" if told else name)
        when = make.words.date(other.get("date"), other.get("until"))
        line = make.lines_of([*one, *two], when, places.get(one[0].about), "; ".join(said))
        lines.append((str(other.get("date") or ""), line))
    return [line for _, line in sorted(lines, key=lambda item: (item[0], item[1].about), reverse=True)]


def _people(make: Maker, a: str, b: str) -> list[Line]:
    """People of the two sides who took part in one meeting."""
    words = make.words
    found: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in ask(make.engine, "people_who_met", a=a, b=b):
        found.setdefault((row["a_id"], row["b_id"]), []).append(row)
    lines = []
    for rows in found.values():
        row = rows[-1]
        told = words.told("met_at", name=words.name(row))
        when = words.date(row.get("date"), row.get("until"))
        more = words.count("meeting", len(rows)) if len(rows) > 1 else ""
        facts = tuple(dict.fromkeys(f for r in rows for f in (r["x_fact"], r["y_fact"])))
        lines.append(Line(f"{words.name(row, 'a_')} – {words.name(row, 'b_')}", joined([told, when, more]), "", facts))
    return sorted(lines, key=lambda line: (-len(line.facts), line.name))
