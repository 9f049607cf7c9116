"""What a text must hold for a regular expression to match in it: a quick look before the slow one.

Only the outermost sequence of an expression is looked at: plain words in it, and groups whose every choice holds one.
"""

from __future__ import annotations

import re

_QUANTIFIER = re.compile(r"[?*+]|\{\d*,?\d*\}")
_GROUP = re.compile(r"\?(?::|P<\w+>)")
_SHORTEST = 2


def needed(expression: str) -> tuple[str, ...]:
    """Strings of which any text that matches holds at least one; empty when none can be told."""
    best: tuple[str, ...] = ()
    choices = _choices(expression)
    if len(choices) == 1:
        for some in _parts(choices[0]):
            if min(map(len, some)) > min(map(len, best), default=_SHORTEST - 1):
                best = some
        return best
    every = [needed(choice) for choice in choices]
    return tuple(dict.fromkeys(word for some in every for word in some)) if all(every) else ()


def _parts(sequence: str) -> list[tuple[str, ...]]:
    """What each plain run of letters and each group of a sequence needs."""
    found: list[tuple[str, ...]] = []
    run = ""
    at = 0
    while at < len(sequence):
        end = _end(sequence, at)
        quantifier = _QUANTIFIER.match(sequence, end)
        piece, kept = sequence[at:end], quantifier is None or quantifier.group() == "+"
        plain = len(piece) == 1 and piece not in ".^$"
        if plain and kept:
            run += piece
        if not plain or quantifier:
            if run:
                found.append((run,))
            run = ""
        if (
            piece.startswith("(")
            and kept
            and (inner := _GROUP.match(piece, 1))
            and (some := needed(piece[inner.end() : -1]))
        ):
            found.append(some)
        at = quantifier.end() if quantifier else end
        if quantifier and sequence[at : at + 1] in {"?", "+"}:
            at += 1
    return [*found, (run,)] if run else found


def _choices(expression: str) -> list[str]:
    choices, start, at = [], 0, 0
    while at < len(expression):
        if expression[at] == "|":
            choices.append(expression[start:at])
            start = at + 1
        at = _end(expression, at)
    return [*choices, expression[start:]]


def _end(text: str, at: int) -> int:
    """The offset behind the character, escape, class or group that starts here."""
    if text[at] == "\\":
        return at + 2
    if text[at] == "[":
        at += 2 if text[at + 1] in "^]" else 1
        while text[at] != "]":
            at = at + 2 if text[at] == "\\" else at + 1
        return at + 1
    if text[at] == "(":
        at += 1
        while text[at] != ")":
            at = _end(text, at)
        return at + 1
    return at + 1
