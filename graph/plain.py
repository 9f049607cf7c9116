"""What the driver returns, as plain values that JSON can hold."""

from __future__ import annotations

import base64
import math
import re
from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

_EMPTY_FRACTION = re.compile(r"(?<=:\d\d)\.0+(?!\d)|(?<=\.\d{3})0{6}(?!\d)|(?<=\.\d{6})000(?!\d)")
"""The zeros the driver writes after the seconds: as many as make groups of three."""

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]


def plain(value: Any) -> Plain:
    """`value` as JSON can hold it.

    A node is `{labels, properties}`, a relationship `{type, properties}`, a path `{nodes, relationships}` where each
    relationship has the places of its `start` and `end` among the nodes. Labels and keys are sorted; the servers' own
    ids are left out, since they mean nothing later. Dates, times and durations are ISO 8601 text, bytes base64, a
    point `{srid, coordinates}`. What is not a number (NaN, infinity) is None.
    """
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Node):
        return {"labels": [*sorted(value.labels)], "properties": _properties(value)}
    if isinstance(value, Relationship):
        return {"type": value.type, "properties": _properties(value)}
    if isinstance(value, Path):
        return _path(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    return _other(value)


def _other(value: Any) -> Plain:
    if isinstance(value, (Date, Duration)):
        return value.iso_format()
    if isinstance(value, (Time, DateTime)):
        return _EMPTY_FRACTION.sub("", value.iso_format())
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return Duration(seconds=value.total_seconds()).iso_format()
    if isinstance(value, Point):
        return {"srid": value.srid, "coordinates": [plain(number) for number in value]}
    if isinstance(value, (bytes, bytearray)):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    return str(value)


def _properties(entity: Node | Relationship) -> Plain:
    return {key: plain(entity[key]) for key in sorted(entity.keys())}


def _path(path: Path) -> Plain:
    places = {node.element_id: place for place, node in enumerate(path.nodes)}

    def step(relationship: Relationship) -> Plain:
        ends = [None if node is None else places[node.element_id] for node in relationship.nodes]
        return {
            "type": relationship.type,
            "properties": _properties(relationship),
            "start": ends[0],
            "end": ends[1],
        }

    return {"nodes": [plain(node) for node in path.nodes], "relationships": [step(r) for r in path.relationships]}
