"""Every canned query, on both stores: what it gives, in which order, and that it says so."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from hansa.cypher.canned import NAME_TYPES, canned_queries
from hansa.errors import NameProblem
from hansa.graph.readonly import Table, check_read_only
from hansa.graph.schema import ENTITY_TYPES, FACT_TYPES, RELATIONSHIP_TYPES, STRUCTURE_TYPES
from tests.cypher.asking import EXPECTED, expected

KINDS = ["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)]
LEAST_QUERIES = 26
BETWEEN_ENTITIES = {t.type for t in RELATIONSHIP_TYPES if set(t.objects) & set(ENTITY_TYPES)}

every_query = pytest.mark.parametrize("name", canned_queries())


def _body(name: str) -> str:
    return "\n".join(line for line in canned_queries()[name].text.splitlines() if not line.startswith("//"))


def test_there_are_enough() -> None:
    assert len(canned_queries()) >= LEAST_QUERIES


def test_every_query_has_an_expected_result_and_every_result_a_query() -> None:
    assert {file.stem for file in EXPECTED.glob("*.json")} == set(canned_queries())


@every_query
def test_it_only_reads(name: str) -> None:
    check_read_only(canned_queries()[name].text)


@every_query
def test_no_value_is_written_into_it(name: str) -> None:
    """The words in quotes are types, labels and marks of the schema, and what a column may say."""
    allowed = {*FACT_TYPES, *ENTITY_TYPES, "in", "out", "both", "ended", "9999", "", " ", ",", ", "}
    assert set(re.findall(r"'([^']*)'", _body(name))) <= allowed


@every_query
def test_its_rows_are_in_a_stated_order_and_long_lists_have_a_limit(name: str) -> None:
    query = canned_queries()[name]
    last = _body(name).rsplit("RETURN ", 1)[1]
    assert "ORDER BY" in last
    assert ("LIMIT $limit" in last) == ("limit" in query.examples)


@every_query
def test_it_names_only_what_the_schema_has(name: str) -> None:
    body = re.sub(r"'[^']*'", "''", _body(name))
    types = {t for found in re.findall(r"\[\w*:([A-Z_|]+)", body) for t in found.split("|")}
    assert types <= {*FACT_TYPES, *STRUCTURE_TYPES}
    labels = set(re.findall(r"[(\w]:([A-Z][A-Za-z]+)\b", body)) - types
    assert labels <= {*ENTITY_TYPES, "Entity", "CityNetwork", "MemberCount", "Document", "Statement"}


@pytest.mark.parametrize("name", ["disputed-facts", "well-supported-facts", "ties-of", "shortest-tie"])
def test_what_goes_over_all_facts_goes_over_all_between_entities(name: str) -> None:
    longest = max(re.findall(r"\[\w*:([A-Z_|]+)", _body(name)), key=len)
    assert set(longest.split("|")) == BETWEEN_ENTITIES


def test_types_of_names_are_labels_of_the_schema() -> None:
    assert set(NAME_TYPES["entity"]) == set(ENTITY_TYPES)


@every_query
@pytest.mark.parametrize("kind", KINDS)
def test_it_gives_what_is_expected_on_the_kept_corpus(
    name: str, kind: str, kept_answers: Callable[[str], dict[str, Table]]
) -> None:
    table = kept_answers(kind)[name]
    assert table.columns == canned_queries()[name].columns
    assert table.rows == expected(name).rows


@every_query
def test_it_is_expected_to_find_something(name: str) -> None:
    assert expected(name).rows


@every_query
@pytest.mark.neo4j
def test_both_stores_give_the_same_on_the_reference_corpus(
    name: str, reference_answers: Callable[[str], dict[str, Table | NameProblem]]
) -> None:
    one, other = (reference_answers(kind)[name] for kind in ("embedded", "neo4j"))
    assert isinstance(one, Table) == isinstance(other, Table)
    if isinstance(one, Table) and isinstance(other, Table):
        assert other.columns == canned_queries()[name].columns
        # The embedded store does not tell the columns of an answer without rows.
        assert one.columns == (other.columns if one.rows else ())
        assert one.rows == other.rows


def test_nine_in_ten_give_two_rows_or_more_on_the_reference_corpus(
    reference_answers: Callable[[str], dict[str, Table | NameProblem]],
) -> None:
    answers = reference_answers("embedded")
    poor = {name: found for name, found in answers.items() if not (isinstance(found, Table) and len(found.rows) > 1)}
    assert len(poor) <= len(answers) / 10, sorted(poor)
