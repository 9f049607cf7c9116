"""Identity keys of meetings: series and number, organiser, place and day, or what their name means."""

from __future__ import annotations

import re

from hansa.loaders import concepts
from hansa.loaders.body_keys import meanings
from hansa.loaders.draft import Entity
from hansa.loaders.said import Made, Said, is_registered, main_key
from hansa.loaders.text.folding import fold

_OF_MEETINGS = frozenset({"international", "meeting", "session"})
"""Concepts that say what a thing is, not which."""

_DAY = len("2020-07-03")
_DAY_OF_YEAR = len("--07-03")
_ROMAN = re.compile(r"[ivxlх]+")


def meeting(said: Said, entity: Entity) -> Made:
    """The keys, weak keys and facets of a meeting."""
    traits = entity.traits
    kind = _kind_of(entity)
    great = traits["kind"] in _GREAT
    words = _series(said, entity)
    organiser = _organiser(said, entity, words)
    # A meeting of nobody in particular is told from others by the words of its name, or not at all.
    series = main_key(organiser) if organiser else f"series:{words}" if words else None
    days = sorted({r.value for r in said.of("HELD_ON", entity, "s") if r.value})
    held = sorted(said.of("HELD_IN", entity, "s"), key=lambda r: (-r.confidence, r.start))
    where = list(dict.fromkeys(main_key(r.object.entity) for r in held if r.object))
    meant = concepts.meaning(said.draft, entity, {kind, str(traits["kind"]), *_OF_MEETINGS})
    others = {f"series:{concepts.key(meant)}"} if meant else set()
    if where and where[0] in meant and meant - concepts.PLAIN - {where[0]}:
        # The place may stand in the name as it may beside it.
        others.add(f"series:{concepts.key(meant - {where[0]})}")
    others |= {f"name:{m}" for m in meanings(said, organiser)} if organiser and not is_registered(organiser) else set()
    number = traits.get("ordinal")
    day = days[0] if days and len(days[0]) == _DAY else None
    year = days[0][:4] if days and days[0][:4].isdigit() else None
    keys, facets = [], []
    if not series and others and great:
        series = min(others)
    if number:
        facets.append(("ordinal", str(number)))
        if series:
            keys.append(f"meeting:{series}|{kind}|ordinal:{number}")
        if organiser and where and year:
            # An outlet may call an assembly a conference, but has its number.
            keys.append(f"meeting:{series}|ordinal:{number}|{where[0]}|{year}")
        if where and year and great:
            keys.append(f"meeting:{kind}|ordinal:{number}|{where[0]}|{year}")
    if days:
        facets.append(("day", days[0]))
    if day and where:
        keys.append(f"meeting:{series or kind}|{kind}|{day}|{where[0]}")
        if great and series:
            keys.append(f"meeting:{kind}|{kind}|{day}|{where[0]}")
    if not year and days and series and days[0].startswith("--") and len(days[0]) == _DAY_OF_YEAR:
        # An item of the day leaves out the year.
        keys.append(f"meeting:{series}|{kind}|{days[0]}")
    if day and series:
        keys.append(f"meeting:{series}|{kind}|{day}")
    if series and where and year and great:
        keys.append(f"meeting:{series}|{kind}|{where[0]}|{year}")
    if where and not where[0].startswith("place:"):
        facets.append(("place", where[0]))
    if organiser and organiser.keys and great and is_registered(organiser):
        facets.append(("organiser", organiser.keys[0]))
    online = "online" if traits.get("online") else "onsite"
    weak = [f"meeting:{series}|{kind}|{online}"] if organiser or (great and series) else []
    for other in sorted(others):
        # The same keys with what the name means in any language for what it is.
        if series and series != other:
            keys += [k.replace(f"meeting:{series}|", f"meeting:{other}|") for k in keys if f":{series}|" in k]
            weak += [k.replace(f"meeting:{series}|", f"meeting:{other}|") for k in weak[:1]]
    return keys, weak, facets


def _kind_of(entity: Entity) -> str:
    """The kind of a meeting: what its name says in any language, else the kind of its language's list."""
    given = str(entity.traits["kind"])
    said = concepts.meaning_of(entity.name) & _SAID_KINDS
    return next(iter(said)) if len(said) == 1 else _KINDS.get(given, given)


_SAID_KINDS = frozenset({"congress", "forum", "summit", "festival", "seminar"})
_KINDS = {"meeting": "session"}
"""Kinds of meetings that one language calls so and another so: an eighth meeting is восьмое заседание."""

_GREAT = frozenset({"assembly", "conference", "congress", "forum", "session", "summit", "convention", "festival"})
"""Kinds of meetings of which one city rarely sees two on one day."""


def _organiser(said: Said, meeting: Entity, words: str) -> Entity | None:
    """Whose meeting it is: who organised it, whose name stands in its name, or the one network that it must be of."""
    given = meeting.traits.get("organiser")
    organisers = [r.subject.entity for r in said.of("ORGANIZED", meeting, "o")]
    found = given if isinstance(given, Entity) else organisers[0] if organisers else said.named_in(meeting)
    if found and isinstance(found.traits.get("parent"), Entity):
        found = found.traits["parent"]  # type: ignore[assignment]
    if found is None and len(said.networks) == 1:
        network = said.networks[0]
        if _speakers(said, meeting, network) or (
            not words and (meeting.traits["kind"] in _OF_BODIES or meeting.traits.get("ordinal"))
        ):
            return network
    return found


_OF_BODIES = frozenset({"assembly", "session", "congress"})
"""Kinds of meetings that are always those of a body."""


def _series(said: Said, entity: Entity) -> str:
    """The words of its name that few meetings share, without its number."""
    words = entity.traits["words"]
    assert isinstance(words, frozenset)
    telling = (w for w in words if len(w) > 1 and not any(c.isdigit() for c in w) and not _ROMAN.fullmatch(w))
    return " ".join(sorted(w for w in telling if fold(w) not in said.common))


def _speakers(said: Said, meeting: Entity, network: Entity) -> bool:
    """Whether people who hold a post at the network took part in the meeting."""
    there = {id(r.subject.entity) for r in said.of("PARTICIPATED_IN", meeting, "o")}
    return any(id(r.subject.entity) in there for r in said.of("HOLDS_POST", network, "o"))
