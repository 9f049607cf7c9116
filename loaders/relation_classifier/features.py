"""What a linear model sees of a pair: words between and beside it, order, lists, kinds of names, doubts.

A feature is a short string. Those of words begin with where the word stands: `b` between, `a` before, `z` behind,
`c` anywhere in the clause, `h` in the heading; `so` or `os` tells whether the subject or the object comes first,
`is` and `io` which of them the text only speaks of. `<C>` is the mark of a city, `<C+>` a list of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from itertools import pairwise

from hansa.loaders.draft import Draft, Entity, Relation, Span
from hansa.loaders.relation_classifier import meanings
from hansa.loaders.relation_classifier.model import Family, Model, families
from hansa.loaders.relation_classifier.view import View

SAID = "rp:"
"""The family of what rules state of the pair itself."""

_WINDOW = 4
_WINDOW_ALONE = 6
_LONG_GAP = 16
"""Words between two names, at most; of more, the first and the last."""
_SHORT_GAP = 5
_GAP_OF_TITLE = 8
_NEAR = 150
"""Characters in a step of the distance to what the text speaks of."""


class Group:
    """Features that pairs of a line may share, and what they weigh; none stands in two groups of one pair."""

    __slots__ = ("_families", "_weights")

    def __init__(self, some: list[Family]) -> None:
        self._families = some
        self._weights: dict[str, int] = {}

    @property
    def features(self) -> list[str]:
        """The features with the names of their families."""
        return [family + word for family, words in self._families for word in words]

    def weight(self, predicate: str, model: Model) -> int:
        """The sum of the weights for a predicate, asked for once."""
        found = self._weights.get(predicate)
        if found is None:
            found = self._weights[predicate] = model.weight(predicate, self._families)
        return found


class Facts:
    """The features of the pairs of one line; what several pairs share is made once, and is one and the same list."""

    def __init__(
        self,
        draft: Draft,
        view: View,
        posts: Mapping[Entity, Collection[Entity]],
        stated: Iterable[Relation],
    ) -> None:
        self._draft = draft
        self._view = view
        self._posts = posts
        self._kept: dict[tuple[object, ...], Group] = {}
        self._meanings = meanings.table(draft.pack.code)
        self._stated: list[tuple[str, Entity, Entity | None, str | None]] = [
            (r.type, r.subject.entity, r.object.entity if r.object else None, r.value) for r in stated
        ]

    def between(self, i: int, j: int, value: str | None = None) -> tuple[Group, ...]:
        """Of a subject at token `i` and an object or literal at token `j`."""
        view = self._view
        order = "so" if i < j else "os"
        first, last = min(i, j), max(i, j)
        one, two = view.bounds(first), view.bounds(last)
        types = f"{view.tokens[i].code}{view.tokens[j].code}"
        own = self._rivals(i, j)
        if i in view.spans and j in view.spans and self._posted(view.spans[i].entity, view.spans[j].entity):
            own.append(("", ("post between",)))
        around = self._shared(self._around, one[0], two[1], order, "same" if one == two else order)
        inside = (one[1] + 1, two[0]) if one != two else (0, 0)
        meant = self._shared(self._meant, one[0], two[1], inside, f"{order}{types}")
        shared = around, self._shared(self._about, i, "s"), self._shared(self._about, j, "o"), self._doubts, meant
        own += self._known(view.spans.get(i), view.spans.get(j), value)
        if one != two:
            return Group(own), self._shared(self._gap, one[1] + 1, two[0], order, types), *shared
        own += _size(view.words(first + 1, last), order, types)
        head = "head" if first == one[0] else ""
        listed = f"same list {types} {view.tokens[one[0]].code}{head}", f"in list of {bucket(two[1] - one[0])}"
        own.append(("", ("same list", *listed)))
        return Group(own), *shared

    def alone(self, i: int, about: Span, subject: bool, value: str | None = None) -> tuple[Group, ...]:
        """Of a name or literal at token `i` and what the text speaks of, as the subject or the object."""
        order = "is" if subject else "io"
        code = self._view.tokens[i].code
        named = self._view.spans.get(i)
        ends = (about, named) if subject else (named, about)
        return (
            Group(self._known(ends[0], ends[1], value)),
            self._shared(self._implied, code, about, order),
            self._shared(self._near, *self._view.bounds(i), order),
            self._shared(self._meant, *self._view.bounds(i), (0, 0), f"{order}{code}{about.entity.type}"),
            self._shared(self._about, i, "o" if subject else "s"),
            self._doubts,
        )

    def _shared(self, make: Callable[..., list[Family]], *of: object) -> Group:
        """What a function gives, made once."""
        key = (make.__name__, *of)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = Group(make(*of))
        return found

    def _implied(self, code: str, about: Span, order: str) -> list[Family]:
        behind = self._draft.sentences[self._view.line.sentence][0] - about.start
        return [
            ("", ("implied", order)),
            (f"{order}t:", (f"{code}{about.entity.type}",)),
            (f"{order}k:", _kinds(about)),
            (f"{order}far:", ("after" if behind < 0 else bucket(behind // _NEAR),)),
        ]

    def _near(self, first: int, last: int, order: str) -> list[Family]:
        view = self._view
        before = view.words(max(0, first - _WINDOW_ALONE), first)
        after = view.words(last + 1, last + 1 + _WINDOW_ALONE)
        return [
            (f"{order}a:", before),
            (f"{order}z:", after),
            (f"{order}a1:", before[-1:] or ("^",)),
            (f"{order}z1:", after[:1] or ("$",)),
            (f"{order}a2:", [*_pairs(before), " ".join(before[-2:])]),
            (f"{order}z2:", [*_pairs(after), " ".join(after[:2])]),
            (f"{order}a3:", (" ".join(before[-3:]),)),
            *self._clause(first, last, order, order),
            (f"{order}h:", view.above),
            ("", (f"{order} under a heading" if view.above else f"{order} under no heading",)),
        ]

    def titled(self, i: int, k: int, j: int | None) -> Group:
        """Of a person at token `i`, a title at `k`, and the place or body at `j`; None where the line names none."""
        view = self._view
        order = "".join(letter for _, letter in sorted([(i, "P"), (k, "T"), *([(j, "X")] if j is not None else [])]))
        post = view.line.title(view.tokens[k].number).post
        found = [f"order {order}", f"post {post}", f"post {post} {order}"]
        if view.line.title(view.tokens[k].number).plural:
            found.append(f"{order} plural")
        found += self._step(i, k, "P", order)
        if j is not None:
            found += self._step(j, k, "X", order)
            found.append(f"post {post} {view.tokens[j].code}")
        return Group(families(found))

    def _step(self, i: int, k: int, letter: str, order: str) -> list[str]:
        """What stands between a title and the person or the body: words, and names that may be meant instead."""
        view = self._view
        first, last = min(i, k), max(i, k)
        one, two = view.bounds(first), view.bounds(last)
        gap = view.words(one[1] + 1, two[0])
        tokens = view.tokens[first + 1 : last]
        rivals = sum(t.code == "P" if letter == "P" else t.code in "CRNO" and bool(t.code) for t in tokens)
        titles = sum(t.code == "T" for t in tokens)
        shown = " ".join(gap[:4]) + (" …" if len(gap) > 4 else "")
        found = [f"T{letter}:{order} {shown}", f"T{letter} len:{order} {bucket(len(gap))}"]
        found += [f"T{letter} rivals:{min(rivals, 2)}", f"T{letter} titles:{min(titles, 2)}"]
        found += [f"T{letter}w:{word}" for word in gap[:_GAP_OF_TITLE]]
        if gap:
            found += [f"T{letter}1:{order} {gap[0]}", f"T{letter}l:{order} {gap[-1]}"]
        return found

    def _gap(self, start: int, end: int, order: str, types: str) -> list[Family]:
        gap = self._view.words(start, end)
        short = gap if len(gap) <= _LONG_GAP else [*gap[: _LONG_GAP // 2], "…", *gap[-_LONG_GAP // 2 :]]
        found = [*_size(gap, order, types), (f"{order}b:", short), (f"{order}b2:", _pairs(short)), ("b:", short)]
        found.append((f"{order}t{types}:", short))
        if len(gap) <= _SHORT_GAP:
            found.append((f"{order}is:", (" ".join(gap),)))
        if gap:
            found += [(f"{order}b1:", (" ".join(gap[:3]),)), (f"{order}bl:", (" ".join(gap[-3:]),))]
        return found

    def _around(self, left: int, right: int, order: str, side: str) -> list[Family]:
        before = self._view.words(left - _WINDOW, left)
        after = self._view.words(right + 1, right + 1 + _WINDOW)
        return [
            (f"{side}a:", before),
            (f"{side}z:", after),
            (f"{side}a1:", before[-1:] or ("^",)),
            (f"{side}z1:", after[:1] or ("$",)),
            (f"{side}a2:", (" ".join(before[-2:]),)),
            (f"{side}z2:", (" ".join(after[:2]),)),
            *self._clause(left, right, order, side),
        ]

    def _meant(self, left: int, right: int, between: tuple[int, int], way: str) -> list[Family]:
        """Meanings before, between and behind the names, the nearest apart, alone and with types and order (`way`)."""
        view, known = self._view, self._meanings
        start, end = view.clause(left, right)
        before = meanings.of(view.words(start, left), known)
        after = meanings.of(view.words(right + 1, end), known)
        inside = meanings.of(view.words(*between), known) if any(between) else []
        found: list[Family] = []
        for side, some in (("a", before), ("b", inside), ("z", after)):
            once = tuple(dict.fromkeys(some))
            found += [(f"~{side}:", once), (f"{way}~{side}:", once)]
        last, following = before[-1] if before else "^", after[0] if after else "$"
        found += [(f"{way}~a1:", (last,)), (f"{way}~z1:", (following,)), (f"{way}~az:", (f"{last} {following}",))]
        if any(between):
            found += [(f"{way}~b1:", inside[:1] or ("-",)), (f"{way}~bl:", inside[-1:] or ("-",))]
            found.append((f"{way}~bs:", (" ".join(inside[:_SHORT_GAP]),)))
            found.append((f"{way}~abz:", (f"{last}/{' '.join(inside[:1])}/{following}",)))
        return found

    def _known(self, one: Span | None, two: Span | None, value: str | None) -> list[Family]:
        """What rules state in the line: of the pair, of its subject or object with another, of others."""
        found: dict[str, dict[str, None]] = {}
        for type_, subject, about, said in self._stated:
            found.setdefault("rl:", {})[type_] = None
            same = one is not None and subject is one.entity
            if same and (said == value if two is None else about is two.entity):
                found.setdefault(SAID, {})[type_] = None
            elif same:
                found.setdefault("rs:", {})[type_] = None
            elif two is not None and about is two.entity:
                found.setdefault("ro:", {})[type_] = None
            if one is not None and about is one.entity:
                found.setdefault("rsx:", {})[type_] = None
            if two is not None and subject is two.entity:
                found.setdefault("rox:", {})[type_] = None
        return [(family, tuple(types)) for family, types in found.items()]

    def _clause(self, left: int, right: int, order: str, side: str) -> list[Family]:
        start, end = self._view.clause(left, right)
        words = list(set(self._view.words(start, end)))
        found: list[Family] = [(f"{side}c:", words), ("c:", words)]
        if self._view.opens(start, left):
            found.append(("", (f"{order} opens the clause",)))
        return found

    def _rivals(self, i: int, j: int) -> list[Family]:
        """How many other names of the types of both stand between them."""
        tokens = self._view.tokens
        first, last = min(i, j), max(i, j)
        between = [tokens[k] for k in self._view.spans if first < k < last]
        numbers = [sum(t.code == tokens[k].code and t.list != tokens[k].list for t in between) for k in (i, j)]
        return [("rival s:", (str(min(numbers[0], 2)),)), ("rival o:", (str(min(numbers[1], 2)),))]

    def _about(self, i: int, side: str) -> list[Family]:
        view = self._view
        token = view.tokens[i]
        if i not in view.spans:
            return [(f"{side}k:", (token.code or "number",))]
        found = []
        if token.number in view.line.officials:
            found.append(f"{side} official")
        if token.number in view.line.dates:
            found.append(f"{side} dated")
        if view.spans[i].entity in self._posts:
            found.append(f"{side} has post")
        if i and view.tokens[i - 1].code == "T":
            found.append(f"{side} title {view.line.title(view.tokens[i - 1].number).post}")
        if i and view.tokens[i - 1].stem == "(":
            found.append(f"{side} in brackets")
        return [(f"{side}k:", _kinds(view.spans[i])), ("", found)]

    @cached_property
    def _doubts(self) -> Group:
        return Group([("", self._view.doubts)])

    def _posted(self, one: Entity, two: Entity) -> bool:
        return two in self._posts.get(one, ()) or one in self._posts.get(two, ())


def _size(gap: list[str], order: str, types: str) -> list[Family]:
    size = bucket(len(gap))
    return [
        ("", ("bias", order)), ("t:", (types,)), ("to:", (f"{types}{order}",)), ("len:", (size,)),
        (f"{order}len:", (size,)),
    ]  # fmt: skip


def bucket(number: int) -> str:
    """A number, coarser the larger it is."""
    return str(number) if number < 4 else next((str(n) for n in (20, 12, 7, 4) if number >= n), "")


def _pairs(words: list[str]) -> list[str]:
    return [f"{one} {two}" for one, two in pairwise(words)]


def _kinds(span: Span) -> list[str]:
    entity = span.entity
    found = [entity.type]
    if entity.network:
        found.append("network")
    if isinstance(kind := entity.traits.get("kind"), str):
        found.append(f"{entity.type}:{kind}")
    if entity.traits.get("generic"):
        found.append("generic")
    return found
