"""The frames of a language pack: what a verb or noun says of the names around it.

A line of `frames.txt` is `TYPE NAME CONFIDENCE [key=value …] :: TRIGGER, TRIGGER … :: SLOT :: SLOT …`.

A trigger is one or more dictionary forms; the first is the verb or noun, the others stand near it in any order
(`принять участие`). A slot is `NAME=CODES[+] WHERE…`: the letters of marks it takes (see `encode`), `+` for a list,
then cases of a name without a preposition (`nomn`, `gent` …), prepositions (`в,на`), `next` for a name right behind the
trigger, `before` for one right before it, `*` for anywhere, `?` if it may be missing, or `@meeting` and the like for
what the text speaks of when it is (with `it` only if a pronoun says so, with `free` also if nothing
else stands there, with `own` only if a pronoun beside the trigger says so: `его провёл`, `её члены`).
With `people` a slot takes a place only where a noun
such as `делегация` stands for people of it. Slots are `s` and `o`, `v` for a literal (`#` takes numbers that count
something), and `date`, `since`, `until`.

Keys: `pairs` makes a statement of each two of the subjects; `passive` takes the verb only in the passive, `alone` the
trigger only without a name behind it, `without=WORD,WORD` only where none of these words stands near; any other key is
a property of the statement. `unit`
also takes a number that counts nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from hansa.graph.model import JSON
from hansa.loaders.languages.pack import Pack

_CASES = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct"})
EVENTS = frozenset({"@visit", "@talk", "@session"})
"""Meetings that a verb tells of (see `hansa.loaders.events`)."""
_WHERE = frozenset({"next", "before", "it", "free", "own", "people"})
_KEYS = frozenset({"pairs", "passive", "alone", "sure", "without"})


@dataclass(frozen=True)
class Slot:
    """A place of a frame; see the module for what its fields say."""

    name: str
    codes: str
    many: bool
    cases: frozenset[str]
    prepositions: frozenset[str]
    next: bool
    before: bool
    anywhere: bool
    optional: bool
    pronoun: bool
    free: bool
    own: bool
    people: bool
    fallback: str | None


@dataclass(frozen=True)
class Frame:
    """A frame; `triggers` are tuples of dictionary forms."""

    type: str
    name: str
    confidence: float
    options: dict[str, str]
    triggers: tuple[tuple[str, ...], ...]
    slots: tuple[Slot, ...]

    @property
    def first(self) -> bool:
        """Whether it speaks of a meeting that its verb tells of (see `hansa.loaders.events`)."""
        return any(slot.fallback in EVENTS for slot in self.slots)

    @property
    def properties(self) -> dict[str, JSON]:
        return {k: v for k, v in self.options.items() if k not in _KEYS}


def of_pack(pack: Pack, first: bool) -> dict[str, list[tuple[Frame, tuple[str, ...]]]]:
    """The frames of a pack by the first word of each trigger, with the other words of it; empty when it has none.

    Either those of meetings that a verb tells of, or the others.
    """
    return pack.kept(("frames", str(first)), lambda: _by_trigger([f for f in load(pack.frames) if f.first is first]))


def _by_trigger(frames: list[Frame]) -> dict[str, list[tuple[Frame, tuple[str, ...]]]]:
    found: dict[str, list[tuple[Frame, tuple[str, ...]]]] = {}
    for frame in frames:
        for first, *others in frame.triggers:
            found.setdefault(first, []).append((frame, tuple(others)))
    return found


def load(source: str) -> list[Frame]:
    """The frames of a frames file, in order."""
    frames = []
    for line in source.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        head, triggers, *slots = (part.strip() for part in line.split("::"))
        type_, name, confidence, *options = head.split()
        chosen = {key: value or "true" for key, _, value in (o.partition("=") for o in options)}
        said = tuple(tuple(trigger.split()) for trigger in triggers.split(","))
        frames.append(Frame(type_, name, float(confidence), chosen, said, tuple(map(_slot, slots))))
    return frames


def _slot(said: str) -> Slot:
    head, *rest = said.split()
    name, _, codes = head.partition("=")
    words = {w for part in rest for w in part.split(",")}
    return Slot(
        name=name,
        codes=codes.rstrip("+"),
        many=codes.endswith("+"),
        cases=frozenset(words & _CASES),
        prepositions=frozenset(w for w in words - _CASES if w.isalpha() and w not in _WHERE),
        next="next" in words,
        before="before" in words,
        anywhere="*" in words,
        optional="?" in words,
        pronoun="it" in words,
        free="free" in words,
        own="own" in words,
        people="people" in words,
        fallback=next((w for w in rest if w.startswith("@")), None),
    )
