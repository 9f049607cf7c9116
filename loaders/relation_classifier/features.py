"""What a linear model sees of a pair: words between and beside it, order, lists, kinds of names, doubts.

A feature is a short string. Those of words begin with where the word stands: `b` between, `a` before, `z` behind,
`c` anywhere in the clause, `h` in the heading; `so` or `os` tells whether the subject or the object comes first,
`is` and `io` which of them the text only speaks of. `<C>` is the mark of a city, `<C+>` a list of them.
"""

from __future__ import annotations

from itertools import pairwise

from hansa.loaders.draft import Draft, Entity, Span
from hansa.loaders.relation_classifier.view import ENTITY_CODES, View

_WINDOW = 4
_WINDOW_ALONE = 6
_LONG_GAP = 16
"""Words between two names, at most; of more, the first and the last."""
_SHORT_GAP = 5
_GAP_OF_TITLE = 8
_NEAR = 150
"""Characters in a step of the distance to what the text speaks of."""


class Facts:
    """The features of the pairs of one line; what several pairs share is made once."""

    def __init__(self, draft: Draft, view: View, posts: dict[Entity, list[Entity]]) -> None:
        self._draft = draft
        self._view = view
        self._posts = posts
        self._kept: dict[tuple[object, ...], list[str]] = {}

    def between(self, i: int, j: int) -> list[str]:
        """Of a subject at token `i` and an object or literal at token `j`."""
        view = self._view
        order = "so" if i < j else "os"
        first, last = min(i, j), max(i, j)
        one, two = view.bounds(first), view.bounds(last)
        same = one == two
        left, right = one[0], two[1]
        types = f"{view.tokens[i].code}{view.tokens[j].code}"
        gap = view.words(first + 1, last) if same else view.words(one[1] + 1, two[0])
        size = bucket(len(gap))
        found = ["bias", order, f"t:{types}", f"to:{types}{order}", f"len:{size}", f"{order}len:{size}"]
        if same:
            head = "head" if first == left else ""
            found += ["same list", f"same list {types} {view.tokens[left].code}{head}"]
            found.append(f"in list of {bucket(right - left)}")
        else:
            found += self._gap(gap, order, types)
        side = "same" if same else order
        found += self._around(left, right, side)
        found += self._rivals(i, j)
        found += self._about(i, "s")
        found += self._about(j, "o")
        start, _ = view.clause(left, right)
        if not any(t.code in ENTITY_CODES for t in view.tokens[start:left]):
            found.append(f"{order} opens the clause")
        if i in view.spans and j in view.spans and self._posted(view.spans[i].entity, view.spans[j].entity):
            found.append("post between")
        return found + view.doubts

    def alone(self, i: int, about: Span, subject: bool) -> list[str]:
        """Of a name or literal at token `i` and what the text speaks of, as the subject or the object."""
        view = self._view
        order = "is" if subject else "io"
        first, last = view.bounds(i)
        before = view.words(max(0, first - _WINDOW_ALONE), first)
        after = view.words(last + 1, last + 1 + _WINDOW_ALONE)
        found = ["implied", order, f"{order}t:{view.tokens[i].code}{about.entity.type}"]
        found += _runs(before, f"{order}a")
        found += _runs(after, f"{order}z")
        found += _edges(before, after, order)
        found.append(f"{order}a3:{' '.join(before[-3:])}")
        found += self._clause(first, last, order)
        start, _ = view.clause(first, last)
        if not any(t.code in ENTITY_CODES for t in view.tokens[start:first]):
            found.append(f"{order} opens the clause")
        found += self._about(i, "o" if subject else "s")
        found += [f"{order}k:{kind}" for kind in _kinds(about)]
        found += [f"{order}h:{word}" for word in dict.fromkeys(view.above)]
        found.append(f"{order} under a heading" if view.above else f"{order} under no heading")
        behind = self._draft.sentences[view.line.sentence][0] - about.start
        found.append(f"{order}far:{'after' if behind < 0 else bucket(behind // _NEAR)}")
        return found + view.doubts

    def titled(self, i: int, k: int, j: int | None) -> list[str]:
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
        return found

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

    def _gap(self, gap: list[str], order: str, types: str) -> list[str]:
        short = gap if len(gap) <= _LONG_GAP else [*gap[: _LONG_GAP // 2], "…", *gap[-_LONG_GAP // 2 :]]
        found = _runs(short, f"{order}b")
        for word in short:
            found += [f"b:{word}", f"{order}t{types}:{word}"]
        if len(gap) <= _SHORT_GAP:
            found.append(f"{order}is:{' '.join(gap)}")
        if gap:
            found += [f"{order}b1:{' '.join(gap[:3])}", f"{order}bl:{' '.join(gap[-3:])}"]
        return found

    def _around(self, left: int, right: int, side: str) -> list[str]:
        key = ("around", left, right, side)
        if key not in self._kept:
            before = self._view.words(left - _WINDOW, left)
            after = self._view.words(right + 1, right + 1 + _WINDOW)
            self._kept[key] = [
                *(f"{side}a:{word}" for word in before),
                *(f"{side}z:{word}" for word in after),
                *_edges(before, after, side),
                *self._clause(left, right, side),
            ]
        return self._kept[key]

    def _clause(self, left: int, right: int, side: str) -> list[str]:
        words = dict.fromkeys(self._view.words(*self._view.clause(left, right)))
        return [f"{side}c:{word}" for word in words] + [f"c:{word}" for word in words]

    def _rivals(self, i: int, j: int) -> list[str]:
        """How many other names of the types of both stand between them."""
        tokens = self._view.tokens
        between = [tokens[k] for k in self._view.spans if min(i, j) < k < max(i, j)]
        numbers = [sum(t.code == tokens[k].code and t.list != tokens[k].list for t in between) for k in (i, j)]
        return [f"rival s:{min(numbers[0], 2)}", f"rival o:{min(numbers[1], 2)}"]

    def _about(self, i: int, side: str) -> list[str]:
        key = ("about", i, side)
        if key not in self._kept:
            self._kept[key] = self._made_about(i, side)
        return self._kept[key]

    def _made_about(self, i: int, side: str) -> list[str]:
        view = self._view
        token = view.tokens[i]
        if i not in view.spans:
            return [f"{side}k:{token.code or 'number'}"]
        found = [f"{side}k:{kind}" for kind in _kinds(view.spans[i])]
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
        return found

    def _posted(self, one: Entity, two: Entity) -> bool:
        return two in self._posts.get(one, ()) or one in self._posts.get(two, ())


def bucket(number: int) -> str:
    """A number, coarser the larger it is."""
    return str(number) if number < 4 else next((str(n) for n in (20, 12, 7, 4) if number >= n), "")


def _runs(words: list[str], where: str) -> list[str]:
    return [
        *(f"{where}:{word}" for word in words),
        *(f"{where}2:{one} {two}" for one, two in pairwise(words)),
    ]


def _edges(before: list[str], after: list[str], side: str) -> list[str]:
    return [
        f"{side}a1:{before[-1] if before else '^'}",
        f"{side}a2:{' '.join(before[-2:])}",
        f"{side}z1:{after[0] if after else '$'}",
        f"{side}z2:{' '.join(after[:2])}",
    ]


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
