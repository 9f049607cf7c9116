"""Headers of canned queries, and what is typed for their parameters."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from hansa.cypher.canned import canned_queries, find, pairs, parse, shown, values
from hansa.errors import NameProblem, UsageProblem

HEADER = """// title: Meetings of a city
// description: Which meetings?
// tags: city, meeting
// parameter: city | city | example: Kazan | the city
// parameter: since | date | default: | example: 2019-05 | not before
// parameter: direct_only | boolean | default: false | itself
// parameter: least | float | default: 0.5 | the lowest confidence
// parameter: limit | integer | default: 25 | the most rows
// columns: meeting, date
// order: by date
"""
BODY = "MATCH (c {id: $city}) WHERE $direct_only OR c.x > $least OR c.y > $since RETURN c LIMIT $limit\n"
QUERY = parse("meetings-of", HEADER + BODY)


def resolve(name: str, labels: Sequence[str]) -> str:
    """Every name of letters is a node."""
    if not name.isalpha():
        raise NameProblem(f"Nothing is called {name}.")
    return f"{labels[0]}:{name}"


def test_a_header_is_read() -> None:
    assert (QUERY.name, QUERY.title, QUERY.tags) == ("meetings-of", "Meetings of a city", ("city", "meeting"))
    assert QUERY.columns == ("meeting", "date")
    assert QUERY.examples == {
        "city": "Kazan",
        "since": "2019-05",
        "direct_only": "false",
        "least": "0.5",
        "limit": "25",
    }
    assert [(p.name, p.default, p.required) for p in QUERY.parameters] == [
        ("city", None, True),
        ("since", "", False),
        ("direct_only", "false", False),
        ("least", "0.5", False),
        ("limit", "25", False),
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("// title: Meetings of a city\n", "", "does not say 'title'"),
        ("// title: Meetings of a city\n", "// title:\n", "line 1: 'title' is empty"),
        ("// tags: city, meeting", "// title: again", "line 3: 'title' is said twice"),
        ("// tags", "// tag", "line 3: 'tag' is no key"),
        ("// tags: city, meeting", "// nothing here", "line 3: a line of the header reads"),
        ("| city | example: Kazan |", "| town | example: Kazan |", "line 4: 'town' is no type"),
        ("| city | example: Kazan |", "| city | sample: Kazan |", "line 4: 'sample: Kazan' is neither"),
        ("city | city | example: Kazan | the city", "city | city", "line 4: a parameter reads"),
        ("| date | default: | example: 2019-05 |", "| date | default: | example: May |", "'May' is none"),
        ("| boolean | default: false |", "| boolean | default: perhaps |", "'perhaps' is none"),
        ("| city | example: Kazan | the city", "| city | example: | the city", "no example"),
        ("parameter: limit |", "parameter: most |", "differ on the parameter 'limit'"),
        ("parameter: limit |", "parameter: City |", "'City' is no name"),
        ("columns: meeting, date", "columns: date, date", "the column 'date' is there twice"),
        (BODY, "", "no query below"),
    ],
)
def test_a_wrong_header_says_where_and_why(old: str, new: str, said: str) -> None:
    assert old in HEADER + BODY
    with pytest.raises(ValueError, match=r"broken\.cypher") as problem:
        parse("broken", (HEADER + BODY).replace(old, new, 1))
    assert said in str(problem.value)


def test_a_file_name_is_plain() -> None:
    with pytest.raises(ValueError, match="small letters"):
        parse("Meetings_of", HEADER + BODY)


def test_values_are_converted_and_names_become_ids() -> None:
    assert values(QUERY, {"city": "Kazan", "since": "2020-07-03", "direct_only": "yes", "limit": "3"}, resolve) == {
        "city": "City:Kazan",
        "since": "2020-07-03",
        "direct_only": True,
        "least": 0.5,
        "limit": 3,
    }


def test_what_is_not_given_is_the_default_and_an_empty_default_is_null() -> None:
    assert values(QUERY, {"city": "Kazan", "limit": ""}, resolve) == {
        "city": "City:Kazan",
        "since": None,
        "direct_only": False,
        "least": 0.5,
        "limit": 25,
    }


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "needs the parameter 'city' (the city), for example city=Kazan."),
        ({"city": ""}, "needs the parameter 'city'"),
        ({"city": "Kazan", "limt": "3"}, "has no parameter 'limt'; the nearest is limit."),
        ({"city": "Kazan", "zzz": "3"}, "it takes city, since, direct_only, least, limit"),
        ({"city": "Kazan", "limit": "ten"}, "'limit' is a whole number, and 'ten' is none; for example limit=25."),
        ({"city": "Kazan", "limit": "-1"}, "whole number"),
        ({"city": "Kazan", "limit": "9" * 30}, "whole number"),
        ({"city": "Kazan", "limit": "٣"}, "whole number"),
        ({"city": "Kazan", "least": "nan"}, "a number"),
        ({"city": "Kazan", "direct_only": "maybe"}, "true or false"),
        ({"city": "Kazan", "since": "2020-02-30"}, "a date such as"),
        ({"city": "Kazan", "since": "yesterday"}, "a date such as"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(given: dict[str, str], said: str) -> None:
    with pytest.raises(UsageProblem) as problem:
        values(QUERY, given, resolve)
    assert said in str(problem.value)
    assert "\n" not in str(problem.value)


def test_a_name_that_nothing_carries_is_the_resolvers_problem() -> None:
    with pytest.raises(NameProblem, match="Nothing is called"):
        values(QUERY, {"city": "?"}, resolve)


def test_pairs_as_typed() -> None:
    assert pairs(["city=Kazan", "direct-only=true", "x=a=b"]) == {"city": "Kazan", "direct_only": "true", "x": "a=b"}


@pytest.mark.parametrize("arguments", [["Kazan"], ["=Kazan"], ["a=1", "a=2"]])
def test_what_is_no_pair(arguments: list[str]) -> None:
    with pytest.raises(UsageProblem):
        pairs(arguments)


def test_a_query_is_found_by_its_name_however_joined() -> None:
    name = next(n for n in canned_queries() if "-" in n)
    assert find(name) is find(name.replace("-", "_")) is find(name.upper())


def test_an_unknown_query_suggests_the_nearest() -> None:
    with pytest.raises(UsageProblem, match="the nearest is twin-towns"):
        find("twin-twons")


@pytest.mark.parametrize(("value", "typed"), [("Kazan", "a=Kazan"), ("San Antonio", 'a="San Antonio"')])
def test_a_parameter_as_shown(value: str, typed: str) -> None:
    assert shown("a", value) == typed


@pytest.mark.parametrize("name", canned_queries())
def test_every_example_is_accepted(name: str) -> None:
    query = canned_queries()[name]
    given = values(query, query.examples, lambda name, labels: f"{labels[0]} {name}")
    assert all(value is not None for value in given.values())
