"""Queries of a user that only read, on either store.

The embedded store runs a write in a READ transaction, so the text itself is checked first. It must begin with a clause
that reads; a word that follows a value with no sign between them must be one of a list of clauses and operators that
read; words of clauses that write stand only where nothing but a name can stand; functions and procedures are taken from
lists. Neo4j is asked besides what kind of query it is (EXPLAIN). In the end the transaction is rolled back, whatever it
was.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from hansa.errors import UsageProblem
from hansa.graph.cypher_text import Token, tokens

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

    from hansa.graph.engine import Engine
    from hansa.graph.plain import Plain


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BEGINNINGS = frozenset({"MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL"})
"""What a query may begin with, and each part of a UNION."""

FORBIDDEN = _words(
    """
    CREATE MERGE SET DELETE DETACH NODETACH REMOVE DROP FOREACH INSERT LOAD USE SHOW TERMINATE
    ALTER GRANT REVOKE DENY TRUNCATE EXPLAIN PROFILE PERIODIC
    """
)
"""Words of clauses that write or administer. They may stand as names only where no clause can stand."""

OPERATORS = _words(
    """
    ALL AND ANY AS ASC ASCENDING BY CASE CONTAINS DESC DESCENDING DISTINCT ELSE ENDS IN IS LIMIT NORMALIZED NOT OFFSET
    OR ORDER SHORTEST SKIP STARTS THEN TYPED UNION WHEN WHERE XOR YIELD
    """
)
"""Words that neither begin a clause nor name a value."""

CONTINUATIONS = (BEGINNINGS | OPERATORS | _words("END GROUP GROUPS PATH PATHS")) - {"CASE", "ANY", "SHORTEST", "NOT"}
"""What may follow a value without a sign between them."""

SUBQUERIES = frozenset({"EXISTS", "COUNT", "COLLECT"})
"""Expressions that hold a query in braces, and can only read."""

_CLOSING = {"(": ")", "[": "]", "{": "}"}

PROCEDURES = _words(
    """
    db.info db.labels db.propertykeys db.relationshiptypes db.ping
    db.schema.visualization db.schema.nodetypeproperties db.schema.reltypeproperties
    db.index.fulltext.querynodes db.index.fulltext.queryrelationships
    dbms.components
    """
)
"""Procedures known to read only, in lower case."""

FUNCTIONS = _words(
    """
    all any none single exists isempty isnan
    coalesce elementid endnode head id last length nullif properties randomuuid size startnode timestamp type valuetype
    toboolean tobooleanornull tofloat tofloatornull tointeger tointegerornull tostring tostringornull
    tobooleanlist tofloatlist tointegerlist tostringlist
    avg collect count max min percentilecont percentiledisc stdev stdevp sum
    keys labels nodes range reduce relationships reverse tail shortestpath allshortestpaths
    abs ceil floor rand round sign e exp log log10 sqrt
    acos asin atan atan2 cos cosh cot coth degrees haversin pi radians sin sinh tan tanh
    btrim left lower ltrim normalize replace right rtrim split substring tolower toupper trim upper char_length
    character_length
    date datetime localdatetime localtime time duration
    date.truncate datetime.truncate localdatetime.truncate localtime.truncate time.truncate
    date.realtime datetime.realtime localdatetime.realtime localtime.realtime time.realtime
    date.statement datetime.statement localdatetime.statement localtime.statement time.statement
    date.transaction datetime.transaction localdatetime.transaction localtime.transaction time.transaction
    datetime.fromepoch datetime.fromepochmillis
    duration.between duration.inmonths duration.indays duration.inseconds
    point point.distance point.withinbbox distance
    vector.similarity.cosine vector.similarity.euclidean
    """
)
"""Functions of Cypher, in lower case. A server may have others, which may do anything."""


def check_read_only(query: str) -> None:
    """Return if `query` can only read; see the head of this module.

    Raises:
        UsageProblem: it could write, or holds something that cannot be judged.
    """
    _Check(list(tokens(query))).run()


class _Check:
    """One pass over the tokens, knowing the open brackets and whether a value has just ended."""

    def __init__(self, found: Sequence[Token]) -> None:
        self._tokens = found
        self._brackets: list[str] = []
        self._after_value = False
        self._in_labels = False

    def run(self) -> None:
        if not self._tokens:
            raise UsageProblem("The query is empty.")
        self._beginning(0)
        place = 0
        while place < len(self._tokens):
            token = self._tokens[place]
            if token.kind == "sign":
                place = self._sign(place)
            elif token.kind == "word" and not self._is_name(place):
                self._in_labels = False
                place = self._word(place)
            else:
                place = self._value(place)
        if self._brackets:
            raise UsageProblem(f"A {self._brackets[-1]} in the query is not closed.")

    def _text(self, place: int) -> str:
        return self._tokens[place].text if 0 <= place < len(self._tokens) else ""

    def _beginning(self, place: int) -> None:
        word = _fold(self._text(place))
        if word in FORBIDDEN:
            _refuse(word)
        if word not in BEGINNINGS:
            said = self._text(place) or "nothing"
            raise UsageProblem(f"A query that reads begins with {', '.join(sorted(BEGINNINGS))}, not with {said}.")

    def _sign(self, place: int) -> int:
        sign = self._text(place)
        if sign in _CLOSING:
            self._brackets.append(sign)
        elif sign in _CLOSING.values() and (not self._brackets or _CLOSING[self._brackets.pop()] != sign):
            raise UsageProblem(f"A {sign} in the query closes nothing.")
        if sign in (":", "::"):
            self._in_labels = not self._is_map_colon(place)
        elif sign not in ("|", "&", "!"):
            self._in_labels = False
        self._after_value = sign in _CLOSING.values()
        return place + 1

    def _is_name(self, place: int) -> bool:
        """True where a word can only be a name: a property, a label or type, the key of a map."""
        if self._text(place + 1) == "(":
            return False
        before = self._text(place - 1)
        if before == ".":
            # `$p.set` and `{.set}`; after a number a point is something else.
            return self._tokens[place - 2].kind != "number"
        if before in (":", "::", "|", "&", "!") and self._in_labels:
            return True
        return self._is_map_colon(place + 1)

    def _is_map_colon(self, place: int) -> bool:
        """True for the colon after the key of a map."""
        return (
            self._text(place) == ":"
            and self._brackets[-1:] == ["{"]
            and self._text(place - 2) in ("{", ",")
            and self._tokens[place - 1].kind in ("word", "quoted")
        )

    def _value(self, place: int) -> int:
        """A name, a string, a number or a parameter."""
        if self._tokens[place].kind == "quoted" and self._text(place + 1) == "(":
            raise UsageProblem(f"A function is written without backticks, not {self._text(place)}.")
        if self._tokens[place].kind != "word" and self._tokens[place].kind != "quoted":
            self._in_labels = False
        self._after_value = True
        return place + 1

    def _word(self, place: int) -> int:
        """Judge a word that may be a keyword; return the place to go on from."""
        word, following = _fold(self._text(place)), self._text(place + 1)
        if word in FORBIDDEN:
            _refuse(word)
        if self._after_value and word not in CONTINUATIONS:
            raise UsageProblem(
                f"The word {self._text(place)} is no clause that reads, or stands in a wrong place in the query."
            )
        if word == "CALL":
            return self._procedure(place + 1)
        if word == "UNION":
            self._beginning(place + 2 if _fold(following) in ("ALL", "DISTINCT") else place + 1)
        if following in ("(", ".") and word not in BEGINNINGS and not (following == "(" and word in OPERATORS):
            return self._path(place)
        self._after_value = word not in BEGINNINGS | OPERATORS and not (word in SUBQUERIES and following == "{")
        return place + 1

    def _path(self, place: int) -> int:
        """A name and its properties, or the name of a function, which an opening bracket follows."""
        name, end = self._dotted(place)
        if self._text(end) == "(" and (name not in FUNCTIONS or self._text(place - 1) == "."):
            raise UsageProblem(f"The function {name} is not one of those known to read only.")
        self._after_value = True
        return end

    def _procedure(self, place: int) -> int:
        if self._text(place) == "" or self._tokens[place].kind != "word":
            raise UsageProblem("CALL takes the name of a procedure here; a subquery in braces could write.")
        name, end = self._dotted(place)
        if name not in PROCEDURES or self._text(end) == ".":
            raise UsageProblem(f"The procedure {name} is not one of those known to read only.")
        self._after_value = True
        return end

    def _dotted(self, place: int) -> tuple[str, int]:
        """The words with points between them at `place`, in lower case, and the place after them."""
        end = place + 1
        while self._text(end) == "." and end + 1 < len(self._tokens) and self._tokens[end + 1].kind == "word":
            end += 2
        return "".join(token.text for token in self._tokens[place:end]).lower(), end


def _fold(word: str) -> str:
    """A word as a lenient reader of keywords could take it: other forms of letters and case do not hide one."""
    return unicodedata.normalize("NFKC", word).casefold().upper()


def _refuse(word: str) -> NoReturn:
    raise UsageProblem(f"A query here can only read, and {word} does more; put the word in backticks if it is a name.")


@dataclass(frozen=True, slots=True)
class Table:
    """An answer: the names of the columns, and the rows in order, a value for each column.

    The embedded store does not name the columns of an answer without rows.
    """

    columns: tuple[str, ...]
    rows: list[list[Plain]]


class _Answered(Exception):
    """Carries the answer out of the transaction, which is rolled back on the way."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.table = table


def run_read(engine: Engine, query: str, params: Mapping[str, Any] | None = None) -> Table:
    """Run a query that only reads, with its values as plain ones (`hansa.graph.plain`).

    Raises:
        UsageProblem: the query could write, or the server refuses it.
        StoreUnreachable: the server is gone.
    """
    check_read_only(query)
    from neo4j.exceptions import DriverError, Neo4jError

    from hansa.graph.engine.connection import first_line
    from hansa.graph.plain import plain

    def work(transaction: ManagedTransaction) -> None:
        given = dict(params or {})
        if engine.kind == "neo4j":
            # The driver wants queries to be literals of the program; this one is the user's own, and checked.
            kind = transaction.run("EXPLAIN " + query, given).consume().query_type
            if kind != "r":
                raise UsageProblem("The server says that this query does more than read.")
        result = transaction.run(query, given)
        columns = tuple(result.keys())
        raise _Answered(Table(columns, [[plain(value) for value in record.values()] for record in result]))

    try:
        engine.execute_read(work)
    except _Answered as answered:
        return answered.table
    except (Neo4jError, DriverError) as error:
        raise UsageProblem(f"The server refuses the query: {first_line(error)}") from error
    raise AssertionError("unreachable: the work always raises")
