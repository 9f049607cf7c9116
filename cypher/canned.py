"""The canned queries: questions with a name, each a file of queries/ that opens with a header in comments.

    // title: Who chairs a network
    // description: Which cities preside over a network, and since when?
    // tags: network, office
    // parameter: network | network | example: Eurocities | the network, by any of its names
    // parameter: limit | integer | default: 25 | the most rows
    // columns: chair, since, chair_id
    // order: the latest beginning first, then by name
    MATCH …

A parameter without `default:` must be given; an empty `default:` means "no restriction". `example:` may be left out
where the default is one. What is there is found in the folder, never listed by hand. A parameter whose type is a kind
of name (`NAME_TYPES`) is written as a person writes it and reaches the query as the id of a node.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache, partial
from importlib.resources import files
from typing import TypeAlias

from hansa.errors import UsageProblem

NAME_TYPES: Mapping[str, tuple[str, ...]] = {
    "city": ("City",),
    "country": ("Country",),
    "network": ("Organization",),
    "person": ("Person",),
    "meeting": ("Meeting",),
    "project": ("Project",),
    "place": ("City", "Region", "Country"),
    "member": ("City", "Region", "Country", "Organization"),
    "entity": ("City", "Region", "Country", "Person", "Organization", "Project", "Meeting", "Agreement"),
}
"""Types of parameters that take a name, with the labels of the nodes that may carry it."""

PLAIN_TYPES = ("string", "integer", "float", "boolean", "date")

Value: TypeAlias = str | int | float | bool | None

Resolver: TypeAlias = Callable[[str, Sequence[str]], str]
"""Gives the id of the one node with this name and one of these labels; raises NameProblem unless there is just one."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query is asked with.

    Attributes:
        type: one of `PLAIN_TYPES` or `NAME_TYPES`.
        default: as typed; None when it must be given, empty when it restricts nothing unless given.
        example: as typed.
        description: what it means, for people.
    """

    name: str
    type: str
    default: str | None
    example: str
    description: str

    @property
    def required(self) -> bool:
        return self.default is None

    @property
    def is_name(self) -> bool:
        return self.type in NAME_TYPES


@dataclass(frozen=True, slots=True)
class CannedQuery:
    """A question with a name.

    Attributes:
        name: of its file, without the ending.
        description: the question in plain words.
        columns: as the query returns them, in order: names first, ids last.
        order: how the rows are ordered, in words; it is total.
        text: the Cypher text with its header; values are parameters.
    """

    name: str
    title: str
    description: str
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    order: str
    text: str

    @property
    def examples(self) -> dict[str, str]:
        """The example of each parameter, as typed."""
        return {p.name: p.example for p in self.parameters}


_LINE = re.compile(r"//\s*(?P<key>[a-z]+):(?P<value>.*)")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_FILE_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_ONCE = ("title", "description", "tags", "columns", "order")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@cache
def canned_queries() -> Mapping[str, CannedQuery]:
    """All canned queries by name, in the order of their names."""
    folder = files("hansa.cypher").joinpath("queries")
    found = {
        entry.name.removesuffix(".cypher"): entry.read_text(encoding="utf-8")
        for entry in folder.iterdir()
        if entry.name.endswith(".cypher")
    }
    return {name: parse(name, found[name]) for name in sorted(found)}


def find(name: str) -> CannedQuery:
    """The query of that name. Raises UsageProblem that names the nearest when there is none."""
    queries = canned_queries()
    if query := queries.get(name.strip().lower().replace("_", "-").replace(" ", "-")):
        return query
    raise UsageProblem(f"There is no query '{name}'{_nearest(name, queries)}; `hansa queries` lists them all.")


def parse(name: str, text: str) -> CannedQuery:
    """The query of a file, from its text.

    Raises:
        ValueError: the header is wrong; says in which line and why.
    """

    def wrong(line: int, what: str) -> ValueError:
        return ValueError(f"{name}.cypher, line {line}: {what}")

    if not _FILE_NAME.fullmatch(name):
        raise wrong(0, "a file is named in small letters, digits and single hyphens")
    said: dict[str, str] = {}
    parameters: list[Parameter] = []
    lines = text.splitlines()
    body = next((i for i, line in enumerate(lines) if not line.startswith("//")), len(lines))
    for number, line in enumerate(lines[:body], start=1):
        match = _LINE.fullmatch(line)
        if match is None:
            raise wrong(number, "a line of the header reads '// key: value'")
        key, value = match["key"], match["value"].strip()
        if key == "parameter":
            parameters.append(_parameter(value, partial(wrong, number)))
        elif key not in _ONCE:
            raise wrong(number, f"'{key}' is no key of the header")
        elif key in said:
            raise wrong(number, f"'{key}' is said twice")
        elif not value:
            raise wrong(number, f"'{key}' is empty")
        else:
            said[key] = value
    for key in _ONCE:
        if key not in said:
            raise wrong(body, f"the header does not say '{key}'")
    if not "".join(lines[body:]).strip():
        raise wrong(body + 1, "there is no query below the header")
    columns = _words(said["columns"])
    for what, names in (("parameter", [p.name for p in parameters]), ("column", columns)):
        if double := next((n for n in names if list(names).count(n) > 1), None):
            raise wrong(body, f"the {what} '{double}' is there twice")
    used = set(re.findall(r"\$([A-Za-z_]\w*)", "\n".join(lines[body:])))
    if differing := sorted(used ^ {p.name for p in parameters}):
        raise wrong(body, f"the header and the query differ on the parameter '{differing[0]}'")
    return CannedQuery(
        name, said["title"], said["description"], _words(said["tags"]), tuple(parameters), columns, said["order"], text
    )


def _words(listed: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in listed.split(","))


def _parameter(said: str, wrong: Callable[[str], ValueError]) -> Parameter:
    """A parameter from `name | type | default: … | example: … | description`."""
    parts = [part.strip() for part in said.split("|")]
    if len(parts) < 4 or not parts[-1]:
        raise wrong("a parameter reads 'name | type | default: … | example: … | description'")
    name, type_, *options, description = parts
    if not _NAME.fullmatch(name):
        raise wrong(f"'{name}' is no name for a parameter")
    if type_ not in PLAIN_TYPES and type_ not in NAME_TYPES:
        raise wrong(f"'{type_}' is no type of parameter")
    given: dict[str, str] = {}
    for option in options:
        key, colon, value = option.partition(":")
        if not colon or key not in ("default", "example") or key in given:
            raise wrong(f"'{option}' is neither a default nor an example, or there twice")
        given[key] = value.strip()
    example = given.get("example") or given.get("default")
    if example is None:
        raise wrong(f"the parameter '{name}' has no example")
    parameter = Parameter(name, type_, given.get("default"), example, description)
    if not parameter.is_name:
        for value in filter(None, (example, parameter.default)):
            try:
                _typed(parameter, value)
            except UsageProblem as problem:
                raise wrong(str(problem)) from problem
    return parameter


def pairs(arguments: Iterable[str]) -> dict[str, str]:
    """`key=value` arguments as a dictionary. Raises UsageProblem for what is none, or given twice."""
    given: dict[str, str] = {}
    for argument in arguments:
        key, sign, value = argument.partition("=")
        key = key.strip().replace("-", "_")
        if not sign or not key:
            raise UsageProblem(f"'{argument}' is no parameter; write it as name=value.")
        if key in given:
            raise UsageProblem(f"The parameter '{key}' is given twice.")
        given[key] = value.strip()
    return given


def values(query: CannedQuery, given: Mapping[str, str], resolve: Resolver) -> dict[str, Value]:
    """The values that the query runs with.

    Args:
        given: parameters as typed, by name.
        resolve: finds the node that carries a name.

    Raises:
        UsageProblem: a parameter is unknown, missing or of another type; NameProblem, from `resolve`, for names.
    """
    known = {p.name: p for p in query.parameters}
    for name in given:
        if name not in known:
            hint = _nearest(name, known) or f"; it takes {', '.join(known) or 'none'}"
            raise UsageProblem(f"The query {query.name} has no parameter '{name}'{hint}.")
    result: dict[str, Value] = {}
    for parameter in query.parameters:
        typed = given.get(parameter.name, parameter.default)
        if typed is None or (typed == "" and parameter.required):
            raise UsageProblem(
                f"The query {query.name} needs the parameter '{parameter.name}' ({parameter.description}), "
                f"for example {shown(parameter.name, parameter.example)}."
            )
        if typed == "":
            result[parameter.name] = None if parameter.default == "" else _typed(parameter, parameter.default or "")
        elif parameter.is_name:
            result[parameter.name] = resolve(typed, NAME_TYPES[parameter.type])
        else:
            result[parameter.name] = _typed(parameter, typed)
    return result


def shown(name: str, value: str) -> str:
    """A parameter as typed in a shell."""
    return f"{name}={value}" if re.fullmatch(r"[\w.-]*", value) else f'{name}="{value}"'


def _typed(parameter: Parameter, typed: str) -> Value:
    """The value of a parameter that is no name."""
    try:
        return _CONVERSIONS[parameter.type](typed)
    except ValueError:
        raise UsageProblem(
            f"The parameter '{parameter.name}' is {_ARTICLES[parameter.type]}, and '{typed}' is none; "
            f"for example {shown(parameter.name, parameter.example)}."
        ) from None


def _integer(typed: str) -> int:
    # Cypher holds 64 bits; what is counted here is never below zero.
    if not re.fullmatch(r"[0-9]{1,18}", typed):
        raise ValueError(typed)
    return int(typed)


def _float(typed: str) -> float:
    if not re.fullmatch(r"-?[0-9]{1,18}(\.[0-9]+)?", typed):
        raise ValueError(typed)
    return float(typed)


def _boolean(typed: str) -> bool:
    folded = typed.casefold()
    if folded in ("true", "yes", "1"):
        return True
    if folded in ("false", "no", "0"):
        return False
    raise ValueError(typed)


def _date(typed: str) -> str:
    """A date with the precision given: `2018`, `2018-07`, `2018-07-03`."""
    if not (match := _DATE.fullmatch(typed)):
        raise ValueError(typed)
    year, month, day = match.groups()
    date(int(year), int(month or 1), int(day or 1))
    return typed


_CONVERSIONS: Mapping[str, Callable[[str], Value]] = {
    "string": str,
    "integer": _integer,
    "float": _float,
    "boolean": _boolean,
    "date": _date,
}
_ARTICLES = {
    "string": "a text",
    "integer": "a whole number",
    "float": "a number",
    "boolean": "true or false",
    "date": "a date such as 2020, 2020-07 or 2020-07-03",
}


def _nearest(name: str, known: Iterable[str]) -> str:
    close = get_close_matches(name.casefold(), list(known), n=1, cutoff=0.5)
    return f"; the nearest is {close[0]}" if close else ""
