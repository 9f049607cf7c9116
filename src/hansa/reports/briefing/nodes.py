"""The reports on one node: a city, a network, a person, a meeting, a project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from hansa.reports.briefing.facts import Tie, of_type
from hansa.reports.briefing.lines import Maker, current_first, grouped
from hansa.reports.briefing.model import Line, Section
from hansa.reports.briefing.wording import joined

Sections = list[Section]


def city(make: Maker, node: str, some: Sequence[Tie]) -> Sections:
    """Networks, officials, twin towns, partners, agreements, meetings, projects, what is disputed and missing."""
    words = make.words
    officials = current_first(of_type(some, "HOLDS_POST", out=False))
    twins = of_type(some, "TWINNED_WITH")
    met = of_type(some, "PARTICIPATED_IN", "REPRESENTED_AT", "HELD_IN", "ORGANIZED")
    missing = []
    if not any(t.fact.get("post") == "mayor" and not t.over for t in officials):
        missing.append(words["no_mayor"])
    undated = sum(not t.fact.get("since") for t in twins)
    if undated:
        missing.append(words.told("undated_twins", count=undated, of=len(twins)))
    missing += make.one_document(some)
    return [
        *make.section("networks", memberships(make, some)),
        *make.section("officials", [make.line(t, make.post(t), make.times(t)) for t in officials]),
        *make.section("twins", [make.line(t, make.times(t)) for t in current_first(twins)]),
        *make.section("partners", [make.line(t, make.times(t)) for t in current_first(of_type(some, "PARTNER_OF"))]),
        *make.section("agreements", make.agreements(some, node)),
        *make.section("meetings", make.meetings(met)),
        *make.section("projects", make.projects(some, node)),
        *make.disputed(some),
        *make.missing(missing),
    ]


def memberships(make: Maker, some: Sequence[Tie]) -> list[Line]:
    """A line an organisation: member, presiding over it, hosting it; what is going on first."""
    found = grouped(current_first(of_type(some, "MEMBER_OF", "CHAIRS", "HOSTS", out=True)))
    return [
        make.lines_of(group, *(joined([make.kind(t), make.times(t)], " ") for t in group)) for group in found.values()
    ]


def network(make: Maker, node: str, some: Sequence[Tie]) -> Sections:
    """Headcounts, offices, people, members, meetings, parts, projects, partners, what is disputed and missing."""
    counts = of_type(some, "HAS_MEMBER_COUNT")
    counts.sort(key=lambda t: (str(t.other.get("as_of") or ""), t.about), reverse=True)
    members = current_first(of_type(some, "MEMBER_OF", out=False))
    offices = current_first(of_type(some, "CHAIRS", "HOSTS", out=False))
    posts = current_first(of_type(some, "HOLDS_POST", out=False))
    return [
        *make.section("headcounts", [_count(make, t) for t in counts]),
        *make.section("offices", [make.line(t, make.kind(t), make.times(t)) for t in offices]),
        *make.section("officials", [make.line(t, make.post(t), make.times(t)) for t in posts]),
        *make.section("members", [*_by_country(make, members), *(make.line(t, make.times(t)) for t in members)]),
        *make.section("networks", memberships(make, some)),
        *make.section("meetings", make.meetings(of_type(some, "ORGANIZED", "PARTICIPATED_IN", out=True))),
        *make.section("parts", [make.line(t, make.kind(t)) for t in of_type(some, "PART_OF")]),
        *make.section("agreements", make.agreements(some, node)),
        *make.section("projects", make.projects(some, node)),
        *make.section("partners", [make.line(t, make.times(t)) for t in current_first(of_type(some, "PARTNER_OF"))]),
        *make.disputed(some),
        *make.missing(_members_missing(make, counts, members) + make.one_document(some)),
    ]


def _count(make: Maker, tie: Tie) -> Line:
    words = make.words
    unit = str(tie.other.get("unit") or "members")
    when = tie.other.get("as_of")
    said = words.told("as_said", date=words.date(when, after=True)) if when else words["undated"]
    value = str(tie.other.get("value"))
    return Line(f"{value} {words.words['units'].get(unit, unit)}", said, tie.about, (tie.id,), tie.disputed)


def _by_country(make: Maker, members: Sequence[Tie]) -> list[Line]:
    """Where the members are, when there are too many to be taken in at a glance."""
    if len(members) <= make.most:
        return []
    countries = Counter(str(t.other["country_code"]) for t in members if t.other.get("country_code"))
    told = ", ".join(f"{country} {count}" for country, count in sorted(countries.items(), key=lambda c: (-c[1], c[0])))
    return [Line(make.words["by_country"], told)] if told else []


def _members_missing(make: Maker, counts: Sequence[Tie], members: Sequence[Tie]) -> list[str]:
    known = Counter(label for t in members if not t.over for label in t.other["labels"])
    told = []
    for unit, label in (("cities", "City"), ("countries", "Country")):
        stated = [int(t.other["value"]) for t in counts if t.other.get("unit") == unit]
        if stated and stated[0] > known[label]:
            told.append(
                make.words.told(
                    "headcount", stated=f"{stated[0]} {make.words.words['units'][unit]}", known=known[label]
                )
            )
    return told


def person(make: Maker, node: str, some: Sequence[Tie]) -> Sections:
    """Posts, meetings, agreements, projects, whom they met, what is disputed and missing."""
    words = make.words
    posts = current_first(of_type(some, "HOLDS_POST", out=True))
    met = of_type(some, "PARTICIPATED_IN")
    company: Counter[str] = Counter()
    for names in make.others([t.about for t in met], "PARTICIPATED_IN", [node]).values():
        company.update(dict.fromkeys(names, 1))
    known = sorted(company.items(), key=lambda c: (-c[1], c[0]))
    undated = sum(not t.fact.get("since") for t in posts)
    return [
        *make.section("posts", [make.line(t, make.post(t), make.times(t)) for t in posts]),
        *make.section("meetings", make.meetings(met)),
        *make.section("agreements", make.agreements(some, node)),
        *make.section("projects", make.projects(some, node)),
        *make.section("met", [Line(name, words.count("meeting", count)) for name, count in known]),
        *make.disputed(some),
        *make.missing([words.told("undated_posts", count=undated, of=len(posts))] if undated else []),
    ]


def meeting(make: Maker, node: str, some: Sequence[Tie]) -> Sections:
    """Where, by whom, who took part and for whom, what it is a part of, what is disputed and missing."""
    words = make.words
    took_part = of_type(some, "PARTICIPATED_IN")
    bodies: dict[str, list[str]] = {}
    for tie in of_type(some, "REPRESENTED_AT"):
        for who in tie.fact.get("people") or ():
            bodies.setdefault(who, []).append(words.name(tie.other))
    took_part.sort(key=lambda t: "Person" not in t.other["labels"])
    people = [make.line(t, make.row(bodies.get(t.about, [])), make.roles(t)) for t in took_part]
    held = of_type(some, "HELD_IN", "ORGANIZED")
    missing = [words[key] for key, types in (("no_place", "HELD_IN"), ("no_organiser", "ORGANIZED"))
               if not of_type(some, types)]  # fmt: skip
    return [
        *make.section("held", [make.line(t, make.kind(t)) for t in held]),
        *make.section("participants", people),
        *make.section("parts", [make.line(t, make.kind(t)) for t in of_type(some, "PART_OF")]),
        *make.disputed(some),
        *make.missing(missing),
    ]


def project(make: Maker, node: str, some: Sequence[Tie]) -> Sections:
    """Who carries it out, what it is a part of, what is disputed and missing."""
    carriers = of_type(some, "IMPLEMENTS")
    return [
        *make.section("carriers", [make.line(t, make.roles(t)) for t in carriers]),
        *make.section("parts", [make.line(t, make.kind(t)) for t in of_type(some, "PART_OF")]),
        *make.disputed(some),
        *make.missing([] if carriers else [make.words["no_carrier"]]),
    ]


BUILDERS: Mapping[str, Callable[[Maker, str, Sequence[Tie]], Sections]] = {
    "city": city,
    "network": network,
    "person": person,
    "meeting": meeting,
    "project": project,
}
"""What makes the sections of a report on one node, by its kind."""
