"""The tokens of a Cypher text, for checks that must not be fooled by strings, comments and quoted names.

Strict where the two servers could read a text differently from each other or from this module: what it accepts, both
read the same way. Unicode escapes are refused (Neo4j replaces them before it looks for quotes), and so are control
characters, spaces and signs beyond ASCII outside quotes, comments within comments, backslashes in quoted names, escapes
that are not Cypher's, and numbers that run into a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from hansa.errors import UsageProblem

TokenKind = Literal["word", "quoted", "string", "number", "parameter", "sign"]


@dataclass(frozen=True, slots=True)
class Token:
    """One token: a bare word, a name in backticks, a string, a number, a parameter, or a sign such as `(` or `..`."""

    kind: TokenKind
    text: str


_TOKEN = re.compile(
    r"""
      (?P<space>[ \t\r\n]+)
    | (?P<comment>//[^\r\n]*|/\*.*?\*/)
    | (?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
    | (?P<parameter>\$(?:\w+|`(?:[^`]|``)*`))
    | (?P<quoted>`(?:[^`]|``)*`)
    | (?P<number>0x[0-9a-fA-F]+|0o[0-7]+|[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)
    | (?P<word>[^\W\d]\w*)
    | (?P<sign>\.\.|::|[-+*/%^=<>!&|:.,()\[\]{}$~])
    """,
    re.VERBOSE | re.DOTALL,
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_BAD_ESCAPE = re.compile(r"""\\(?:[^\\'"`bfnrt_%]|$)""")
_KINDS: dict[str, TokenKind] = {kind: kind for kind in get_args(TokenKind)}
_UNFINISHED = {"'": "string", '"': "string", "`": "name in backticks", "/": "comment"}


def tokens(query: str) -> Iterator[Token]:
    """The tokens of `query` in order, without spaces and comments.

    Raises:
        UsageProblem: something in the text is not finished, or is refused (see the head of this module).
    """
    if re.search(r"\\u", query, re.IGNORECASE):
        raise UsageProblem("A query cannot hold a Unicode escape (\\u); write the character itself.")
    if _CONTROL.search(query):
        raise UsageProblem("A query cannot hold control characters; pass such text as a parameter.")
    position = 0
    while position < len(query):
        match = _TOKEN.match(query, position)
        if match is None:
            raise _unreadable(query, position)
        position = match.end()
        group, text = match.lastgroup or "", match.group()
        _check(group, text, query[position : position + 1])
        kind = _KINDS.get(group)
        if kind is not None:
            yield Token(kind, text)


def _check(kind: str, text: str, following: str) -> None:
    if kind == "comment" and text.startswith("/*") and "/*" in text[2:]:
        raise UsageProblem("A query cannot hold a comment within a comment.")
    if kind == "sign" and text == "/" and following == "*":
        raise UsageProblem("A comment in the query is not closed.")
    if kind == "string" and _BAD_ESCAPE.search(text.replace("\\\\", "")):
        raise UsageProblem("A string in the query holds an unknown escape; write \\\\ for a backslash.")
    if kind in ("quoted", "parameter") and "\\" in text:
        raise UsageProblem("A name in backticks cannot hold a backslash.")
    if kind == "number" and (following.isalnum() or following == "_"):
        raise UsageProblem(f"The number {text} in the query runs into a word; put a space between them.")


def _unreadable(query: str, position: int) -> UsageProblem:
    sign = query[position]
    if sign in _UNFINISHED:
        return UsageProblem(f"A {_UNFINISHED[sign]} in the query is not closed.")
    if sign == ";":
        return UsageProblem("A query cannot hold a semicolon; leave it out, and give one query at a time.")
    return UsageProblem(f"The query holds a character that Cypher does not know: {sign!r}.")
