"""Small worlds for property tests: texts in a tiny language, and the extractor that reads them.

A line `@ Type Name key,key ~weak,weak facet=value` names something (`-` for none), a line `# TYPE subject object
name=value` states something of the things named before it, by their number (a literal is written `"85"`).
"""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import strategies as st

from hansa.graph.model import Extraction, Mention, Metadata, Referent, Statement, document_id, sentence_key
from hansa.graph.schema import STATED_TYPES
from hansa.graph.store.base import Incoming

VERSION = "worlds-1"


def extract(text: str, metadata: Metadata) -> Extraction:
    """Read a text of the tiny language; pure, so that stores may call it whenever they like."""
    referents: list[Referent] = []
    mentions: list[Mention] = []
    statements: list[Statement] = []
    offset = 0
    for line in text.split("\n"):
        if line.startswith("@ "):
            _, type_, name, keys, weak, *facets = line.split(" ")
            start = offset + line.index(" " + name + " ") + 1
            referents.append(
                Referent(
                    type_,
                    name,
                    keys=tuple(k for k in keys.split(",") if k != "-"),
                    weak_keys=tuple(k for k in weak.removeprefix("~").split(",") if k != "-"),
                    facets=tuple((n, v) for n, _, v in (f.partition("=") for f in facets)),
                    labels=("CityNetwork",) if type_ == "Organization" else (),
                )
            )
            mentions.append(Mention(start, start + len(name), len(referents) - 1, name, sentence_key(line)))
        elif line.startswith("# "):
            _, type_, subject, about, *said = line.split(" ")
            literal = about.startswith('"')
            properties = {n: v for n, _, v in (s.partition("=") for s in said)}
            statements.append(
                Statement(
                    type_,
                    int(subject),
                    None if literal else int(about),
                    about.strip('"') if literal else None,
                    offset,
                    offset + len(line),
                    line,
                    0.9,
                    "worlds",
                    {n: True if v == "True" else v for n, v in properties.items()},
                )
            )
        offset += len(line) + 1
    return Extraction(metadata.language or "en", VERSION, tuple(referents), tuple(mentions), tuple(statements))


_POOLS = {
    "City": (("Kazan", "Riga", "Казань"), ("geonames:1", "geonames:2", "place:a", "place:b")),
    "Organization": (("IAG", "WeGO", "МАГ"), ("org:iag", "org:wego", "name:iag", "name:union")),
    "Person": (("Baibek", "Baybek", "Байбек"), ("person:b|1", "person:b|2", "person:m|1")),
    "Meeting": (("conference", "session", "сессия"), ("meeting:m1", "meeting:m2", "meeting:m3")),
    "Project": (("Open-Kazan", "Smart"), ("project:open", "project:smart")),
}
_DAYS = ("2020-07-03", "2020-07-05", "2020-07", "2020-09-01", "--07-03", "2020")
_SPANS = ("2001", "2005", "2005-06", "2010", "2015-03-01", "--03-01")


@st.composite
def referent_lines(draw: st.DrawFn) -> tuple[str, str]:
    """A line that names something, with its type."""
    type_ = draw(st.sampled_from(sorted(_POOLS)))
    names, pool = _POOLS[type_]
    keys = draw(st.lists(st.sampled_from(pool), max_size=3, unique=True))
    weak: list[str] = []
    facets: list[str] = []
    if type_ == "Meeting":
        weak = draw(st.lists(st.sampled_from(("meeting:w1", "meeting:w2")), max_size=2, unique=True))
        if draw(st.booleans()):
            facets.append(f"day={draw(st.sampled_from(_DAYS))}")
        if draw(st.booleans()):
            facets.append(f"ordinal={draw(st.sampled_from(('26', '27')))}")
        if draw(st.booleans()):
            facets.append(f"place={draw(st.sampled_from(('geonames:1', 'geonames:2')))}")
    elif type_ == "Person" and draw(st.booleans()):
        facets.append(f"patronymic={draw(st.sampled_from(('a', 'b')))}")
    parts = ["@", type_, draw(st.sampled_from(names)), ",".join(keys) or "-", "~" + (",".join(weak) or "-"), *facets]
    return " ".join(parts), type_


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A document: things named, and statements about them that the schema allows."""
    named = draw(st.lists(referent_lines(), min_size=1, max_size=6))
    lines = [line for line, _ in named]
    types = [type_ for _, type_ in named]
    possible = [
        (spec.type, i, None if spec.literal else j)
        for spec in STATED_TYPES.values()
        for i, subject in enumerate(types)
        if subject in spec.subjects
        for j, about in enumerate(types)
        if (spec.literal and j == 0) or (not spec.literal and about in spec.objects and i != j)
    ]
    for type_, i, j in draw(st.lists(st.sampled_from(possible), max_size=6)) if possible else []:
        about = str(j)
        said = []
        if type_ == "HELD_ON":
            about = f'"{draw(st.sampled_from(_DAYS))}"'
        elif j is None:
            about = f'"{draw(st.sampled_from(("85", "9")))}"'
            said.append("unit=cities")
        if type_ == "HOLDS_POST":
            said.append(f"title={draw(st.sampled_from(('mayor', 'Mayor', 'chair')))}")
            said.extend(draw(st.sampled_from(([], ["status=former"], ["post=mayor"]))))
        if STATED_TYPES[type_].spells:
            if draw(st.booleans()):
                said.append(f"since={draw(st.sampled_from(_SPANS))}")
            if draw(st.booleans()):
                said.append(f"until={draw(st.sampled_from(_SPANS))}")
            if draw(st.booleans()):
                said.append("ended=True")
        if type_ == "SIGNED" or draw(st.integers(0, 4)) == 0:
            said.append(f"date={draw(st.sampled_from(_DAYS))}")
        lines.append(" ".join(["#", type_, str(i), about, *said]))
    return "\n".join(lines)


metadata = st.builds(
    Metadata,
    date=st.sampled_from((None, "2018-05-01", "2020-07-04", "2020")),
    publisher=st.sampled_from((None, "DKNews", "Kazakhstan Today")),
    language=st.sampled_from((None, "ru")),
)

incoming = st.builds(Incoming, st.sampled_from(("/a", "/b", "c", "d", "e", "f")), texts(), metadata)
"""One text to load; few keys, so that sources change and texts meet under two keys."""


def corpora(most: int = 5) -> st.SearchStrategy[list[Incoming]]:
    """What to load, each source once."""
    return st.lists(incoming, min_size=1, max_size=most, unique_by=lambda i: i.key)


def ids(items: Iterable[Incoming]) -> list[str]:
    """The ids of the documents of these texts."""
    return [document_id(i.text) for i in items]
