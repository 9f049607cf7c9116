"""Queries that only read: what is refused, what is accepted, and that nothing is ever written, on both stores."""

from __future__ import annotations

import json
import math
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hansa.errors import HansaError, UsageProblem
from hansa.graph.cypher_text import Token, tokens
from hansa.graph.engine import Engine
from hansa.graph.readonly import FORBIDDEN, FUNCTIONS, PROCEDURES, Table, check_read_only, run_read

READING = [
    "RETURN 1",
    "MATCH (n) RETURN n",
    "match (n:City) where n.name = 'x' return n.name as name order by name desc skip 1 limit 5",
    "MATCH (n)\n// a comment: DELETE n\nRETURN n /* SET n.x = 1 */",
    "RETURN 'DELETE', \"CREATE (n)\", 'it\\'s; SET', \"a \\\\\"",
    "RETURN 'http://x' AS a // y",
    "RETURN '/* ' AS a, ' */' AS b",
    "MATCH (n) RETURN n.set, n.delete, n . create, n.`merge`",
    "MATCH (`set`:`CREATE`) RETURN `set`.x AS `DELETE``d`",
    "MATCH (n:Set)-[:CREATE|DELETE|SET]->(:Drop&!Merge) RETURN n",
    "MATCH (n:Set {create: 1, delete: 'x', `set`: 2}) RETURN n {.set, .create, merge: n.merge, .*}",
    "RETURN {set: 1, b: {delete: [1, {drop: 2}]}}.set",
    "MATCH (n) WHERE n:Show OR n:Load AND NOT n:Use RETURN n",
    "RETURN $set, $`delete`, $p.set",
    "WITH {set: 1} AS settings RETURN settings.set",
    "MATCH p = shortestPath((a:City)-[*..6]-(b:City)) RETURN nodes(p), length(p), [r IN relationships(p) | type(r)]",
    "MATCH p = SHORTEST 2 (a)-[:R]-+(b) RETURN p",
    "MATCH p = ANY SHORTEST (a)-->(b) RETURN p UNION ALL MATCH p = ALL SHORTEST (a)-->(b) RETURN p",
    "MATCH (n) WHERE EXISTS { (n)--() } AND COUNT { MATCH (n)-->() } > 1 RETURN COLLECT { MATCH (m) RETURN m.id } AS c",
    "MATCH (n) OPTIONAL MATCH (n)--(m) WITH n, count(DISTINCT m) AS c WHERE c > 1 RETURN *",
    "UNWIND range(1, 3) AS x WITH collect(x) AS xs RETURN [x IN xs WHERE x % 2 = 1 | x * 2], xs[0..2], xs[-1]",
    "RETURN all(x IN [1] WHERE x > 0), any(x IN [] WHERE x), none(x IN [1] WHERE x = 2), single(x IN [1] WHERE x = 1)",
    "RETURN reduce(acc = 0, x IN [1, 2] | acc + x) AS total",
    "RETURN CASE WHEN 1 = 1 THEN 'a' ELSE 'b' END AS c, CASE 1 WHEN 1 THEN 2 END",
    "MATCH (n) WHERE n.a IS NOT NULL AND n.b STARTS WITH 'x' OR n.c ENDS WITH 'y' XOR n.d CONTAINS 'z' RETURN n",
    "MATCH (n) WHERE n.a =~ '.*' AND n.b IN [1, 2] AND NOT n.c IN ['q'] RETURN n",
    "RETURN date('2020-01-01').year, date.truncate('month', date('2020-01-02')), duration.inDays(date('2020'), date())",
    "RETURN 1.5e3, 0xFF, -1, 1 .0, [1][0]",
    "MATCH (start)-[r]->(end) RETURN start, type(r), end",
    "MATCH (count) RETURN count, count(*) AS n ORDER BY n, count",
    "MATCH (a)--(b), (c) RETURN a.name + ' ' + toUpper(b.name) AS ab, size([1, 2]) AS s, coalesce(c.x, 0)",
    "CALL db.labels()",
    "CALL db.labels() YIELD label RETURN label ORDER BY label",
    "CALL db.labels() YIELD label AS l WHERE l <> 'x' RETURN l",
    "MATCH (город:City {название: 'Астана'}) RETURN город.название",
    "MATCH (n:Организация) RETURN n.имя AS имя",
    "MATCH (n) RETURN n.x AS x UNION MATCH (m) RETURN m.y AS x",
    "MATCH (n) WHERE (n)-[:SET]->() RETURN [(n)-[:DELETE]->(m) | m.name]",
    "MATCH (n) RETURN n.created, n.settings, n.deleted, n.loader",
    "MATCH (created) RETURN created",
    "RETURN 1 AS x ORDER BY x ASCENDING OFFSET 0 LIMIT 1",
]

WRITING = [
    "CREATE (:Evil)",
    "create (:Evil)",
    "MERGE (:Evil)",
    "MATCH (n:Keep) SET n.evil = 1",
    "MATCH (n:Keep) SET n += {evil: 1}",
    "MATCH (n:Keep) SET n:Evil",
    "MATCH (n:Keep) REMOVE n.name",
    "MATCH (n:Keep) REMOVE n:Keep",
    "MATCH (n:Keep) DELETE n",
    "MATCH (n:Keep) DETACH DELETE n",
    "MATCH (n:Keep) NODETACH DELETE n",
    "MATCH (n:Keep) RETURN n UNION CREATE (m:Evil) RETURN m AS n",
    "MATCH (n:Keep) RETURN n UNION ALL MERGE (m:Evil) RETURN m AS n",
    "MATCH (n:Keep) WITH n CREATE (m:Evil) RETURN m",
    "MATCH (n:Keep) WITH * SET n.evil = 1 RETURN n",
    "MATCH (n:Keep) WHERE n.name = 'kept' SET n.evil = 1 RETURN n",
    "MATCH (n:Keep) WHERE n:Keep SET n.evil = 1",
    "MATCH (n:Keep) WITH n . name AS x CREATE (:Evil) RETURN x",
    "MATCH (n:Keep) WITH [1] AS x CREATE (:Evil)",
    "MATCH (n:Keep) WITH {a: 1} AS x MERGE (:Evil)",
    "MATCH (n:Keep) WITH 'a' AS x CREATE (:Evil)",
    "WITH 1 AS x CREATE (:Evil)",
    "WITH 1 CREATE (:Evil)",
    "UNWIND [1] AS x CREATE (:Evil)",
    "UNWIND [1]AS x CREATE(:Evil)",
    "FOREACH (x IN [1] | CREATE (:Evil))",
    "MATCH (n:Keep) FOREACH (x IN [1] | SET n.evil = x)",
    "MATCH (n:Keep) FOREACH (x IN [1] | DELETE n)",
    "CALL { CREATE (:Evil) } RETURN 1",
    "CALL { CREATE (:Evil) RETURN 1 AS x } RETURN x",
    "UNWIND [1] AS x CALL { WITH x CREATE (:Evil) } IN TRANSACTIONS RETURN x",
    "MATCH (n:Keep) CALL (n) { SET n.evil = 1 } RETURN n",
    "MATCH (n:Keep) CALL/**/{ WITH n SET n.evil = 1 } RETURN n",
    "OPTIONAL CALL { CREATE (:Evil) } RETURN 1",
    "RETURN 1 AS x CALL { CREATE (:Evil) }",
    "RETURN EXISTS { CREATE (:Evil) }",
    "RETURN COUNT { CREATE (:Evil) RETURN 1 }",
    "RETURN COLLECT { CREATE (n:Evil) RETURN n }",
    "MATCH (n:Keep) RETURN n; CREATE (:Evil)",
    "RETURN 1;CREATE (:Evil);",
    "RETURN 1;",
    "RETURN 1 // \n CREATE (:Evil)",
    "RETURN 1 // \r CREATE (:Evil)",
    "WITH 1 AS x // \u2028 CREATE (:Evil)",
    "WITH 1 AS x /* */ CREATE (:Evil) /* */",
    "WITH 1 AS x /* /* */ CREATE (:Evil) // */",
    "WITH 1 AS x /**/CREATE/**/(:Evil)",
    "/* RETURN 1 */ CREATE (:Evil)",
    "// RETURN 1\nCREATE (:Evil)",
    "WITH '\\'' AS x CREATE (:Evil) //'",
    "WITH '\\\\' AS x CREATE (:Evil) //'",
    "WITH \"'\" AS x CREATE (:Evil) //'",
    "WITH '\"' AS x CREATE (:Evil) //\"",
    "WITH 1 AS `'` CREATE (:Evil) //'",
    "WITH '`' AS x CREATE (:Evil) //`",
    "WITH 1 AS `a``` CREATE (:Evil) //`",
    "WITH 'a''b' AS x CREATE (:Evil)",
    "WITH 'it''' AS x CREATE (:Evil) //'",
    "WITH 1 AS `\\` CREATE (:Evil) //`",
    "WITH '\\u0027 AS x CREATE (:Evil) //' AS y RETURN y",
    "WITH 1 AS x \\u0043REATE (:Evil)",
    "RETURN 1 /* \\u002A/ CREATE (:Evil) */",
    "WITH 1 AS x // \\u000a CREATE (:Evil)",
    "WITH '\\U0001F600' AS x RETURN x",
    "WITH 1CREATE (:Evil)",
    "WITH 1 AS x WITH 1.CREATE (:Evil)",
    "WITH 1e5CREATE (:Evil)",
    "WITH 0xFFCREATE (:Evil)",
    "WITH 1 AS x\u00a0CREATE (:Evil)",
    "WITH 1 AS x\u200bCREATE (:Evil)",
    "WITH 1 AS x\x0cCREATE (:Evil)",
    "WITH 1 AS x\x00CREATE (:Evil)",
    "WITH 1 AS x \uff23REATE (:Evil)",
    "MATCH (n:Keep) \u017fET n.evil = 1",
    "CALL db.createLabel('Evil')",
    "CALL db.createProperty('evil')",
    "CALL db.labels.`evil`()",
    "CALL `db.createLabel`('Evil')",
    "CALL `db`.`createLabel`('Evil')",
    "CALL db.create.setNodeVectorProperty(1, 'x', [1.0])",
    "CALL apoc.create.node(['Evil'], {})",
    "CALL apoc.cypher.doIt('CREATE (:Evil)', {})",
    "CALL apoc.periodic.commit('CREATE (:Evil)')",
    "MATCH (n:Keep) CALL apoc.create.setProperty(n, 'evil', 1) YIELD node RETURN node",
    "CALL dbms.setConfigValue('db.transaction.timeout', '1s')",
    "CALL db.clearQueryCaches()",
    "CALL dbms.listConfig()",
    "CALL",
    "RETURN apoc.create.vNode(['Evil'])",
    "RETURN `apoc`.create.collect([1])",
    "RETURN apoc.`create`.collect([1])",
    "RETURN `apoc.create.vNode`(['Evil'])",
    "RETURN load_csv('file:///x')",
    "LOAD CSV FROM 'file:///x' AS line RETURN line",
    "LOAD CSV WITH HEADERS FROM 'http://x' AS line CREATE (:Evil)",
    "USING PERIODIC COMMIT LOAD CSV FROM 'x' AS line CREATE (:Evil)",
    "MATCH (n) LOAD CSV FROM 'file:///x' AS line RETURN line",
    "USE system SHOW USERS",
    "USE neo4j MATCH (n) RETURN n",
    "SHOW USERS",
    "SHOW DATABASES",
    "SHOW TRANSACTIONS YIELD transactionId AS id TERMINATE TRANSACTIONS id YIELD message RETURN message",
    "TERMINATE TRANSACTIONS 'x'",
    "CREATE INDEX evil FOR (n:Evil) ON (n.x)",
    "CREATE CONSTRAINT evil FOR (n:Evil) REQUIRE n.x IS UNIQUE",
    "CREATE OR REPLACE INDEX evil FOR (n:Evil) ON (n.x)",
    "DROP INDEX keep IF EXISTS",
    "CREATE DATABASE evil",
    "CREATE USER evil SET PASSWORD 'evil-evil'",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    "ALTER USER neo4j SET PASSWORD 'evil-evil'",
    "GRANT ROLE admin TO evil",
    "DENY ALL ON DATABASE * TO evil",
    "REVOKE ROLE admin FROM evil",
    "RENAME USER neo4j TO evil",
    "START DATABASE neo4j",
    "STOP DATABASE neo4j",
    "ENABLE SERVER 'x'",
    "INSERT (:Evil)",
    "MATCH (n:Keep) INSERT (n)-[:EVIL]->(:Evil)",
    "EXPLAIN CREATE (:Evil)",
    "PROFILE CREATE (:Evil)",
    "CYPHER 5 CREATE (:Evil)",
    "CYPHER runtime=slotted CREATE (:Evil)",
    "FINISH",
    "MATCH (n) FINISH",
    "LET x = 1 CREATE (:Evil)",
    "DELETE VERTEX FROM Keep",
    "INSERT INTO Keep SET evil = 1",
    "UPDATE Keep SET evil = 1",
    "SELECT FROM Keep",
    "{cypher} CREATE (:Evil)",
    "RETURN {CREATE (:Evil)}",
    "RETURN {a: 1, CREATE (:Evil)}",
    "RETURN [x IN [1] | CREATE (:Evil)]",
    "MATCH (n:Keep) RETURN n:Keep|CREATE (:Evil)",
    "MATCH (n:Keep) RETURN n {.name} SET n.evil = 1",
    "RETURN (1} CREATE (:Evil)",
    "RETURN {a: 1)",
    "RETURN 1)",
    "RETURN (1",
    "RETURN 'open",
    'RETURN "open',
    "RETURN `open",
    "RETURN 1 /* open",
    "RETURN '\\x41'",
    "RETURN 'a\\",
    "RETURN \ud800",
    "MATCH (set) RETURN set",
    "RETURN 1 2 CREATE",
    "MATCH (n) foo (m) RETURN n",
    "RETURN 1 §",
    "RETURN #",
    "",
    "   ",
    "// nothing",
]


@pytest.mark.parametrize("query", READING)
def test_a_query_that_reads_is_accepted(query: str) -> None:
    check_read_only(query)


@pytest.mark.parametrize("query", WRITING)
def test_a_query_that_may_write_is_refused_in_a_sentence(query: str) -> None:
    with pytest.raises(UsageProblem) as caught:
        check_read_only(query)
    message = str(caught.value)
    assert "\n" not in message
    assert message[0].isupper()
    assert message.endswith((".", "'"))


@pytest.mark.parametrize("word", sorted(FORBIDDEN))
@pytest.mark.parametrize(
    "frame",
    ["{} (:X)", "MATCH (n) {} n", "MATCH (n) WITH n {} n", "WITH 1 AS x UNION {} (n)", "RETURN EXISTS {{ {} (n) }}"],
)
def test_no_word_of_a_clause_that_writes_passes_as_a_clause(word: str, frame: str) -> None:
    for form in (word, word.lower(), word.title()):
        with pytest.raises(UsageProblem):
            check_read_only(frame.format(form))


@pytest.mark.parametrize("word", sorted(FORBIDDEN))
@pytest.mark.parametrize(
    "frame",
    [
        "MATCH (n:{0}) RETURN n",
        "MATCH (n) RETURN n.{0}",
        "RETURN {{{0}: 1}}",
        "RETURN '{0}' // {0}",
        "RETURN `{0}`, ${0}",
    ],
)
def test_every_such_word_may_be_a_name(word: str, frame: str) -> None:
    for form in (word, word.lower(), word.title()):
        check_read_only(frame.format(form))


# Mixed with comments, strings and spaces.

_TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\\'\"`*/"), max_size=12)
_WORD = st.sampled_from(["DELETE n", "CREATE (:Evil)", "set", "*", ";", "//", "'", '"', "`", "{", "(", "RETURN"])
_INNER = st.lists(st.one_of(_TEXT, _WORD), max_size=4).map(" ".join)


def _string(inner: str) -> str:
    return "'" + inner.replace("'", "\\'") + "'"


def _double(inner: str) -> str:
    return '"' + inner.replace('"', '\\"') + '"'


_STRING = st.one_of(_INNER.map(_string), _INNER.map(_double))
_NAME = _INNER.filter(bool).map(lambda inner: "`" + inner.replace("`", "``") + "`")
_GAP = st.one_of(
    st.sampled_from([" ", "\n", "\t ", "\r\n"]),
    _INNER.map(lambda inner: f" // {inner}\n"),
    _INNER.map(lambda inner: f" /* {inner.replace('*', '').replace('/', '')} */ "),
)


@given(_STRING, _NAME, _GAP, _GAP, _GAP)
def test_what_stands_in_strings_comments_and_backticks_does_not_count(
    text: str, name: str, first: str, second: str, third: str
) -> None:
    check_read_only(f"MATCH{first}(n:{name}){second}WHERE n.{name} ={third}{text}{first}RETURN {text} AS {name}")


@given(
    st.sampled_from(["CREATE (:Evil)", "MERGE (:Evil)", "DELETE n", "SET n.evil = 1", "REMOVE n.x", "DETACH DELETE n"]),
    _STRING,
    _NAME,
    _GAP,
    _GAP,
    st.integers(0, 3),
)
def test_a_clause_that_writes_is_found_among_them(
    clause: str, text: str, name: str, first: str, second: str, where: int
) -> None:
    parts = ["MATCH (n)", f"WHERE n.x = {text}", f"WITH n, {text} AS {name}", "RETURN n"]
    parts.insert(where + 1, clause)
    query = second.join(parts).replace("(n)", f"(n{first})")
    with pytest.raises(UsageProblem):
        check_read_only(query)


@given(st.text(max_size=60))
def test_any_text_is_accepted_or_refused_and_nothing_else(text: str) -> None:
    try:
        check_read_only(text)
    except UsageProblem:
        return
    assert text.strip()


_SOUP = st.lists(
    st.sampled_from(
        [
            *"()[]{}.,:|&!*$'\"`;/-=<>",
            *("//", "/*", "*/", "\\", "\n", " ", "n", "1", "x", "..", "::", "db.labels", "count", "'a'", "`b`"),
            *("MATCH", "RETURN", "WITH", "UNION", "CALL", "AS", "IN", "EXISTS", "WHERE", "CASE", "END"),
            *("CREATE", "SET", "DELETE", "FOREACH", "{set:", "(n)", "(:Set"),
        ]
    ),
    max_size=25,
)


@given(_SOUP)
def test_the_tokens_are_the_text_without_spaces_and_comments(parts: list[str]) -> None:
    """Nothing is skipped that is no space or comment: else a clause could hide there."""
    text = "".join(parts)
    try:
        found = list(tokens(text))
    except UsageProblem:
        return
    position = 0
    for token in found:
        start = text.index(token.text, position)
        gap = re.sub(r"//[^\r\n]*|/\*.*?\*/", "", text[position:start], flags=re.DOTALL)
        assert not gap.strip()
        position = start + len(token.text)


def test_tokens() -> None:
    assert list(tokens("MATCH (`a``b`:Б) //x\nRETURN $p, 'x\\'y', 1.5e-3")) == [
        Token("word", "MATCH"),
        Token("sign", "("),
        Token("quoted", "`a``b`"),
        Token("sign", ":"),
        Token("word", "Б"),
        Token("sign", ")"),
        Token("word", "RETURN"),
        Token("parameter", "$p"),
        Token("sign", ","),
        Token("string", "'x\\'y'"),
        Token("sign", ","),
        Token("number", "1.5e-3"),
    ]


# On the stores.


def _fill(engine: Engine) -> None:
    engine.execute_write(
        lambda tx: tx.run("CREATE (:Keep {name: 'kept', n: 1})-[:TIE {w: 2.5}]->(:Keep {name: 'other'})").consume()
    )


def _everything(engine: Engine) -> list[Any]:
    """All nodes and relationships, and the names of labels, constraints and indexes."""

    def read(statement: str) -> list[Any]:
        return sorted(map(repr, engine.execute_read(lambda tx: tx.run(statement).values())))

    return [
        read(
            "MATCH (n) WITH n, labels(n) AS l UNWIND l AS x WITH n, x ORDER BY x RETURN collect(x), n.name, n.evil, n.n"
        ),
        read("MATCH (a)-[r]->(b) RETURN a.name, type(r), r.w, b.name"),
        read("CALL db.labels() YIELD label RETURN label"),
        read("SHOW CONSTRAINTS YIELD name RETURN name"),
        read("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"),
    ]


def test_nothing_is_written_by_any_of_them(engine: Engine) -> None:
    _fill(engine)
    before = _everything(engine)
    for query in WRITING:
        with pytest.raises(UsageProblem):
            run_read(engine, query)
    assert _everything(engine) == before


@pytest.mark.parametrize("query", ["CREATE (:Keep)", "MATCH (n:Keep) SET n.evil = 1", "MATCH (n) DETACH DELETE n"])
def test_nothing_is_written_even_by_what_the_check_lets_through(
    engine: Engine, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second lock: Neo4j says what kind of query it is, and the transaction is rolled back on either store."""
    _fill(engine)
    before = _everything(engine)
    monkeypatch.setattr("hansa.graph.readonly.check_read_only", lambda _: None)
    if engine.kind == "neo4j":
        with pytest.raises(UsageProblem, match="more than read"):
            run_read(engine, query)
    else:
        run_read(engine, query)
    assert _everything(engine) == before


SAME_ON_BOTH = [
    query
    for query in READING
    if "SHORTEST" not in query.upper() and "$" not in query and "1 .0" not in query and "YIELD" not in query
]


def test_queries_that_read_run(engine: Engine) -> None:
    _fill(engine)
    refused = []
    for query in SAME_ON_BOTH:
        try:
            table = run_read(engine, query)
        except HansaError as error:
            refused.append((query, str(error)))
        else:
            json.dumps(table.rows, allow_nan=False)
    assert refused == []


def test_columns_rows_and_parameters(engine: Engine) -> None:
    table = run_read(engine, "UNWIND $xs AS x RETURN x, x * 2 AS twice ORDER BY x DESC", {"xs": [1, 2]})
    assert table == Table(("x", "twice"), [[2, 4], [1, 2]])
    nothing = run_read(engine, "MATCH (n:Nothing) RETURN n.x AS x, 1 AS y")
    assert nothing == Table(("x", "y") if engine.kind == "neo4j" else (), [])


def test_nodes_relationships_and_paths_are_plain(engine: Engine) -> None:
    _fill(engine)
    (row,) = run_read(engine, "MATCH p = (a)-[r:TIE]->(b) RETURN a, r, p, [a, {x: r}] AS more").rows
    a = {"labels": ["Keep"], "properties": {"n": 1, "name": "kept"}}
    b = {"labels": ["Keep"], "properties": {"name": "other"}}
    r = {"type": "TIE", "properties": {"w": 2.5}}
    assert row == [a, r, {"nodes": [a, b], "relationships": [{**r, "start": 0, "end": 1}]}, [a, {"x": r}]]
    (back,) = run_read(engine, "MATCH p = (b {name: 'other'})<-[:TIE]-(a) RETURN p").rows
    assert isinstance(back[0], dict)
    assert back[0] == {"nodes": [b, a], "relationships": [{**r, "start": 1, "end": 0}]}


def test_times_places_and_odd_numbers_are_plain(engine: Engine) -> None:
    (row,) = run_read(
        engine,
        "RETURN date('2020-07-03') AS d, localdatetime('2020-07-03T10:00:00.5') AS l,"
        " datetime('2020-07-03T10:00:00Z') AS z,"
        " duration('P1DT2H') AS p, 0.0 / 0.0 AS nan, 1.0 / 0.0 AS inf, point({x: 1.5, y: 2.0}) AS place,"
        " [1, null, true, 'x'] AS list",
    ).rows
    assert row == [
        "2020-07-03",
        "2020-07-03T10:00:00.500",
        "2020-07-03T10:00:00+00:00",
        "P1DT2H",
        None,
        None,
        {"srid": 7203, "coordinates": [1.5, 2.0]},
        [1, None, True, "x"],
    ]


def test_values_of_python_are_plain() -> None:
    from datetime import date, time, timedelta

    from hansa.graph.plain import plain

    assert plain([date(2020, 7, 3), time(10), timedelta(hours=2), b"\x00\xff", (1, math.inf), 1.0]) == [
        "2020-07-03",
        "10:00:00",
        "PT2H",
        "AP8=",
        [1, None],
        1.0,
    ]
    assert type(plain(True)) is bool


@pytest.mark.parametrize(
    ("query", "named"),
    [("RETURN nobody", "nobody"), ("MATCH (n RETURN n)", "RETURN"), ("RETURN $absent AS x", "absent")],
)
def test_what_the_server_refuses_is_a_sentence(engine: Engine, query: str, named: str) -> None:
    with pytest.raises(UsageProblem, match=named) as caught:
        run_read(engine, query)
    assert "\n" not in str(caught.value)


@pytest.mark.neo4j
def test_the_procedures_of_the_list_are_known_to_neo4j_and_only_read(neo4j_engine: Engine) -> None:
    found = neo4j_engine.execute_read(lambda tx: tx.run("SHOW PROCEDURES YIELD name, mode RETURN name, mode").values())
    modes = {name.lower(): mode for name, mode in found}
    assert {modes.get(name) for name in PROCEDURES} <= {"READ", "DBMS"}


@pytest.mark.neo4j
def test_the_functions_of_neo4j_are_on_the_list(neo4j_engine: Engine) -> None:
    found = neo4j_engine.execute_read(
        lambda tx: tx.run("SHOW BUILT IN FUNCTIONS YIELD name RETURN collect(DISTINCT toLower(name))").value()[0]
    )
    left_out = {"graph.byname", "graph.byelementid", "graph.names", "graph.propertiesbyname", "file", "linenumber"}
    assert set(found) - FUNCTIONS <= left_out | {"db.nameFromElementId".lower()}
