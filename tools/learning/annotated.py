"""Sentences written by hand in a compact notation, as pairs with labels.

A line is `SENTENCE :: FACT; FACT …`. Names are marks: a letter of the type and a digit (`C1` a city, `R` region, `N`
country, `P` person, `O` network, `B` another organisation, `M` meeting, `J` project, `A` agreement, `T` title of
office, `D` date); `C1!` is an official of C1, `M1=visit` gives the kind; letters behind a mark (`C1da`) are a suffix.
`HEADING || ITEM` is an item of a list below a heading. A fact is a short predicate, subjects, objects (`mem C1,C2 O1`);
`@M`, `@O`, `@C`, `@J`, `@A` are the meeting, network, city, project and agreement that the text speaks of without
naming them again. A pair without a fact is unrelated.

Each sentence is read several times; what the notation leaves open (kinds, dates, what the text speaks of) is then
drawn at random, from a seed that is the line itself.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

from hansa.loaders.draft import Draft, Entity, Relation, Span, Title
from hansa.loaders.encode import Line
from hansa.loaders.languages.pack import load
from hansa.loaders.relation_classifier.pairs import find
from hansa.loaders.relation_classifier.view import view
from hansa.loaders.text.dates import Date

SENTENCES = Path(__file__).with_name("sentences")
PREDICATES = {
    "mem": "MEMBER_OF", "chr": "CHAIRS", "hst": "HOSTS", "par": "PARTICIPATED_IN", "org": "ORGANIZED",
    "in": "HELD_IN", "on": "HELD_ON", "imp": "IMPLEMENTS", "sig": "SIGNED", "twin": "TWINNED_WITH",
    "part": "PARTNER_OF", "sub": "PART_OF", "cnt": "HAS_MEMBER_COUNT", "post": "HOLDS_POST", "loc": "LOCATED_IN",
}  # fmt: skip
TYPES = {
    "C": "City", "R": "Region", "N": "Country", "P": "Person", "O": "Organization", "B": "Organization",
    "M": "Meeting", "J": "Project", "A": "Agreement",
}  # fmt: skip
KINDS = {
    "M": ("conference", "session", "forum", "meeting", "assembly", "summit", "congress"),
    "A": ("memorandum", "agreement", "cooperation", "declaration"),
}
SPOKEN_OF = {"@M": ("Meeting", "@meeting"), "@O": ("Organization", "@network"), "@C": ("City", "@city"),
             "@J": ("Project", "@project"), "@A": ("Agreement", "@agreement")}  # fmt: skip
POSTS = ("mayor", "chair", "president", "deputy mayor")
LABELLED = 7
"""Number of the first file of a language that tells posts and places."""
UNLABELLED = frozenset({"HOLDS_POST", "LOCATED_IN"})
"""What the files before it do not tell."""
REVEALED = 0.5
"""The share of facts that readings but the first take as stated by rules, for the other pairs to see."""
_MARK = re.compile(r"\b([CRNPOBMJADT])([1-9])(?![A-Z\d])(?:=(\w+))?(!)?")
_BEFORE = 1000
"""Characters that stand before the sentence, in the text it is thought to come from."""


@dataclass
class Example:
    """A pair of a sentence: what the model sees, and for each predicate that the types allow whether it is said."""

    features: list[str]
    labels: dict[str, bool]


@dataclass
class Sentence:
    """What one reading of a line of the notation gives; `lost` are facts of which no pair was made."""

    text: str
    examples: list[Example] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def read(path: Path, copies: int) -> list[Sentence]:
    """Every sentence of a file whose name begins with its language, each read `copies` times."""
    found = []
    for row in path.read_text("utf-8").splitlines():
        if row.strip() and not row.startswith("#"):
            found += [_Reading(row, path.stem, random.Random(f"{row}/{n}"), n > 0).sentence() for n in range(copies)]
    return found


class _Reading:
    def __init__(self, row: str, file: str, chance: random.Random, varied: bool) -> None:
        language, _, number = file.partition("-")
        said, _, facts = row.partition("::")
        above, _, said = said.rpartition("||")
        self.above = _MARK.sub(r"<\g<1>0>", above.strip())
        self.facts = [fact.split() for fact in facts.split(";") if fact.strip()]
        self.pack = load(language)
        self.chance = chance
        plain = not re.search(r"\b(?:twin|hst|chr)\b|[RN]\d", row)
        self.regions = varied and plain and chance.random() < 0.15
        self.unlabelled = frozenset() if int(number) >= LABELLED else UNLABELLED
        self.varied = varied
        self.names: dict[str, Entity] = {}
        self.dates: dict[str, str] = {}
        self.line = self._line(said.strip())
        self.spoken_of = self._spoken_of(facts)

    def _entity(self, label: str, type_: str, kind: str | None) -> Entity:
        if label not in self.names:
            traits: dict[str, object] = {}
            letter = label.strip("@")[0]
            if letter in KINDS:
                traits["kind"] = kind or self.chance.choice(KINDS[letter])
            if letter in "OMA" and self.chance.random() < 0.3:
                traits["generic"] = True
            network = letter == "O" and self.chance.random() < 0.85
            self.names[label] = Entity(type_, label, labels=("CityNetwork",) if network else (), traits=traits)
        return self.names[label]

    def _line(self, said: str) -> Line:
        text, items, officials, at = "", {}, set(), 0
        for number, match in enumerate(_MARK.finditer(said)):
            letter, digit, kind, official = match.groups()
            text += said[at : match.start()]
            at = match.end()
            code, type_ = ("R", "Region") if letter == "C" and self.regions else (letter, TYPES.get(letter, ""))
            if letter == "T":
                items[number] = Title(0, 1, kind or self.chance.choice(POSTS))
            elif letter == "D":
                value = self.dates.setdefault(f"D{digit}", f"20{self.chance.randrange(10, 24)}-0{digit}")
                items[number] = Date(0, 1, value)
            else:
                items[number] = Span(0, 1, self._entity(letter + digit, type_, kind))
            if official:
                officials.add(number)
            text += f"<{'O' if code == 'B' else code}{number}>"
        text += said[at:]
        places = range(_BEFORE, _BEFORE + len(text))
        return Line(text, list(places), [p + 1 for p in places], items, 0, officials=officials)

    def _spoken_of(self, facts: str) -> dict[str, Span]:
        found = {}
        for label, (type_, wanted) in SPOKEN_OF.items():
            if label in facts or self.chance.random() < 0.5:
                start = _BEFORE - self.chance.choice((60, 100, 140, 200, 300, 500, 800))
                found[wanted] = Span(start, start + 1, self._entity(label, type_, None))
        return found

    def _gold(self) -> set[tuple[str, str, str]]:
        gold = set()
        for short, subjects, objects in self.facts:
            type_ = PREDICATES[short]
            several = [objects] if short == "cnt" else objects.split(",")
            for subject in subjects.split(","):
                for about in several:
                    gold.add((type_, subject, self._literal(short, about)))
        return gold

    def _literal(self, short: str, said: str) -> str:
        if short == "on":
            return self.dates[said]
        if short == "cnt":
            return str(self.pack.words["numbers"].get(said.lower()) or re.sub(r"\D", "", said))
        return said

    def _relations(self, facts: list[tuple[str, str, str]]) -> list[Relation]:
        """Facts as the relations that rules would make of them."""
        spans = {name: Span(0, 1, entity) for name, entity in self.names.items()}
        return [
            Relation(type_, spans[one], spans.get(two), None if two in spans else two, 0, 1, 1.0, "revealed")
            for type_, one, two in facts
            if one in spans
        ]

    def sentence(self) -> Sentence:
        """The sentence with all its pairs."""
        end = _BEFORE + len(self.line.text)
        draft = Draft("." * end, self.pack, [(_BEFORE, end)], [[]])
        made = Sentence(self.line.text)
        seen = view(draft, self.line, self.above)
        gold = self._gold()
        told: set[tuple[str, str, str]] = set()
        persons = [e for e in self.names.values() if e.type == "Person" and self.chance.random() < 0.6]
        stated = [fact for fact in sorted(gold) if self.varied and self.chance.random() < REVEALED]
        posts = dict.fromkeys(persons, ())
        current = self.spoken_of
        pairs = find(draft, seen, lambda w, *_: current.get(w), posts, self._relations(stated)) if seen else ()
        for pair in pairs:
            one = pair.subject.entity.name
            two = pair.object.entity.name if pair.object else str(pair.value)
            labels = {}
            for predicate in pair.predicates:
                if predicate in self.unlabelled:
                    continue
                ways = [(predicate, one, two)]
                if predicate in {"TWINNED_WITH", "PARTNER_OF"}:
                    ways.append((predicate, two, one))
                told.update(way for way in ways if way in gold)
                if not any(way in stated for way in ways):
                    labels[predicate] = any(way in gold for way in ways)
            made.examples.append(Example(pair.features, labels))
        made.lost = [" ".join(fact) for fact in sorted(gold - told)]
        return made


def every(copies: int) -> list[Sentence]:
    """The sentences of all files."""
    return [sentence for path in sorted(SENTENCES.glob("*.txt")) for sentence in read(path, copies)]


if __name__ == "__main__":
    for path in sorted(SENTENCES.glob("*.txt")):
        sentences = read(path, 1)
        said = sum(any(e.labels.values()) for s in sentences for e in s.examples)
        print(f"{path.name}: {len(sentences)} sentences, {said} related pairs")
        for sentence in sentences:
            for fact in sentence.lost:
                print(f"  no pair for {fact}: {sentence.text}")
