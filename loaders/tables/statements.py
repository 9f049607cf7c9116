"""What a table states: a pure function of its text and its mapping.

A row's statements are made from that row. Their id is the hash of the row and of the number of its like above it,
beside the id of the document; and its nodes are told from its own cells, so that a change in one row leaves the nodes
and facts of the others as they are.
"""

from __future__ import annotations

from collections.abc import Mapping

from hansa.graph.model import JSON, Extraction, Mention, Metadata, Referent, Statement, document_id, sentence_key
from hansa.graph.validate import LONGEST_LINE
from hansa.loaders.tables import values
from hansa.loaders.tables.cities import Cities, CityCells
from hansa.loaders.tables.networks import Networks, shared_key
from hansa.loaders.tables.people import meeting, person, post
from hansa.loaders.tables.properties import properties
from hansa.loaders.tables.table import Row, Table, table
from hansa.loaders.version import extractor_version

CONFIDENCE = 1.0
"""A cell says what it says."""


def extract(text: str, metadata: Metadata) -> Extraction:
    """All that the text of a table gives.

    Raises:
        DocumentProblem: it is no table of a known kind.
    """
    return _Reader(table(text, metadata), document_id(text)).read(metadata.language)


_KEPT = frozenset(["City", "Organization"])
"""Types whose referents are made once and kept while the table is read, so that their identity tells them."""

_CITY_CELLS = {
    "city": ("city", "country", "geonames_id", "lat", "lon"),
    "twin": ("twin", "twin_country", "twin_geonames_id", "twin_lat", "twin_lon"),
}


class _Reader:
    """One reading of a table."""

    def __init__(self, read: Table, document: str) -> None:
        self._rows = read.rows
        self._kind = read.plan.kind.name
        self._cities = Cities()
        bodies = ((row[role], row["network_id"]) for row in read.rows if (role := _body_role(row)))
        self._networks = Networks(document, bodies)
        self._properties = properties(read.plan)
        self._city_of: dict[tuple[str, ...], Referent] = {}
        self._known: dict[tuple[object, ...], int] = {}
        self._index: dict[int, int] = {}
        self._referents: list[Referent] = []
        self._mentions: list[Mention] = []
        self._statements: list[Statement] = []
        self._sentence = ""

    def read(self, language: str | None) -> Extraction:
        """All rows, in their order."""
        state = {
            "memberships": self._membership,
            "twinnings": self._twinning,
            "posts": self._post,
            "participations": self._participation,
        }[self._kind]
        for row in self._rows:
            self._sentence = sentence_key(row.line)
            state(row)
        return Extraction(
            language, extractor_version(), tuple(self._referents), tuple(self._mentions), tuple(self._statements)
        )

    def _membership(self, row: Row) -> None:
        city = self._mention(row, "city", self._city(row))
        role = _body_role(row)
        self._state(row, "MEMBER_OF", city, self._mention(row, role, self._body(row, role, network=True)), _time(row))

    def _twinning(self, row: Row) -> None:
        city = self._mention(row, "city", self._city(row))
        twin = self._mention(row, "twin", self._city(row, "twin"))
        self._state(row, "TWINNED_WITH", city, twin, _time(row))

    def _post(self, row: Row) -> None:
        role = _body_role(row) or "city"
        place = self._city(row) if role == "city" else self._body(row, role)
        beside = place.keys[0] if role == "city" else shared_key(row[role])
        holder = self._mention(row, "person", person(row["person"], beside))
        held_at = self._mention(row, role, place)
        self._state(row, "HOLDS_POST", holder, held_at, post(row["post"], place.type) | _time(row))

    def _participation(self, row: Row) -> None:
        said: dict[str, JSON] = {"role": row["role"]} if row["role"] else {}
        day, last = row.date("date") or row.date("since"), row.date("until")
        met = self._mention(row, "meeting", meeting(row["meeting"], day))
        bodies: list[tuple[int, Referent, str]] = []
        for role in ("city", "organisation"):
            if row[role]:
                body = self._city(row) if role == "city" else self._body(row, role)
                key = body.keys[0] if role == "city" else shared_key(row[role])
                bodies.append((self._mention(row, role, body), body, key))
                self._state(row, "PARTICIPATED_IN", bodies[-1][0], met, said, of=role)
        if row["person"]:
            who = self._mention(row, "person", person(row["person"], bodies[-1][2] if bodies else None))
            self._state(row, "PARTICIPATED_IN", who, met, said, of="person")
            if row["post"] and bodies:
                held_at, body, _ = bodies[-1]
                self._state(row, "HOLDS_POST", who, held_at, post(row["post"], body.type), of="post")
        if day:
            self._state(row, "HELD_ON", met, day, {"until": last} if last else {}, of="date")
        if row["place"]:
            where = self._cities.referent(CityCells(row["place"]))
            self._state(row, "HELD_IN", met, self._mention(row, "place", where), {}, of="place")

    def _city(self, row: Row, role: str = "city") -> Referent:
        cells = tuple(row[name] for name in _CITY_CELLS[role])
        found = self._city_of.get(cells)
        if found is None:
            name, country, id_, lat, lon = cells
            read = CityCells(name, country, values.geonames_id(id_), values.degrees(lat, 90), values.degrees(lon, 180))
            found = self._city_of[cells] = self._cities.referent(read)
        return found

    def _body(self, row: Row, role: str, network: bool | None = None) -> Referent:
        return self._networks.referent(row[role], row["network_id"], role == "network" if network is None else network)

    def _mention(self, row: Row, role: str, referent: Referent) -> int:
        """The index of a new mention of a referent in the cell of a role."""
        index = self._index.get(id(referent))
        if index is None:
            # Several spellings of one thing are one referent, that of the first.
            same = referent.type, referent.keys, referent.labels
            index = self._known.setdefault(same, len(self._referents))
            if index == len(self._referents):
                self._referents.append(referent)
            if referent.type in _KEPT:
                self._index[id(referent)] = index
        start, end = row.span(role)
        self._mentions.append(Mention(start, end, index, row[role], self._sentence))
        return len(self._mentions) - 1

    def _state(
        self, row: Row, type_: str, subject: int, about: int | str, said: Mapping[str, JSON], of: str = ""
    ) -> None:
        """A statement of a row; `of` tells it from others of the row."""
        width = len(row.cells)
        kept = {name: row.cells[i] for i, name in self._properties.items() if i < width and row.cells[i]}
        end = row.start + min(len(row.line), LONGEST_LINE)
        object_, value = (None, about) if isinstance(about, str) else (about, None)
        self._statements.append(
            Statement(
                type_, subject, object_, value, row.start, end, row.line[: end - row.start], CONFIDENCE,
                f"table of {self._kind}", properties=kept | dict(said), key=f"{row.key} {of}".rstrip(),
            )
        )  # fmt: skip


def _body_role(row: Row) -> str:
    """The column in which the row names an organisation; empty when it names none."""
    return next((role for role in ("network", "organisation") if row[role]), "")


def _time(row: Row) -> dict[str, JSON]:
    """Since and until as dates; what is no date stays as it was said."""
    said: dict[str, JSON] = {}
    for role in ("since", "until"):
        if day := row.date(role):
            said[role] = day
        elif row[role]:
            said[f"{role}_said"] = row[role]
    return said
