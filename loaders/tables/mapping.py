"""The mapping file: what a person says of a table's columns, in YAML."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hansa.errors import UsageProblem
from hansa.loaders.tables.columns import KINDS, ROLES, Given, Plan

ORDERS = ("dmy", "mdy")
_SETTINGS = ("kind", "dates", "columns")


def read_mapping(path: Path) -> Given:
    """The mapping in a file.

    Raises:
        UsageProblem: it cannot be read, or says what no table can have.
    """
    import yaml

    try:
        data = yaml.safe_load(path.read_text("utf-8-sig"))
    except OSError as error:
        raise UsageProblem(f"The mapping {path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UsageProblem(f"The mapping {path} is not in UTF-8.") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" at line {mark.line + 1}" if mark is not None else ""
        raise UsageProblem(f"The mapping {path} is no YAML{where}.") from error
    if not isinstance(data, dict):
        raise UsageProblem(f"The mapping {path} holds no columns; write 'columns:' and below it '  city: HEADING'.")
    return _given(data, path)


def _given(data: Mapping[Any, Any], path: Path) -> Given:
    for name in data:
        if name not in _SETTINGS:
            raise UsageProblem(f"The mapping {path} has a setting '{name}'; there are {', '.join(_SETTINGS)}.")
    columns, kind, dates = (data.get(name) for name in ("columns", "kind", "dates"))
    if kind not in (None, *(k.name for k in KINDS)):
        raise UsageProblem(f"The mapping {path} has a kind '{kind}'; there are {', '.join(k.name for k in KINDS)}.")
    if dates not in (None, *ORDERS):
        raise UsageProblem(f"The mapping {path} has an order of dates '{dates}'; there are {' and '.join(ORDERS)}.")
    if columns is None:
        columns = {}
    if not isinstance(columns, dict):
        raise UsageProblem(f"The columns of the mapping {path} are no list of 'city: HEADING' lines.")
    for role, heading in columns.items():
        if role not in ROLES:
            raise UsageProblem(f"The mapping {path} names a column '{role}'; what is read are {', '.join(ROLES)}.")
        if heading is not None and not str(heading).strip():
            raise UsageProblem(f"The mapping {path} gives no heading for the column '{role}'.")
    said = [str(heading) for heading in columns.values() if heading is not None]
    if twice := next((heading for heading in said if said.count(heading) > 1), None):
        raise UsageProblem(f"The mapping {path} names the column '{twice}' twice.")
    return Given({role: None if h is None else str(h) for role, h in columns.items()}, kind, dates)


def to_yaml(plan: Plan) -> str:
    """A plan as the mapping file that would give it."""
    import yaml

    data: dict[str, Any] = {"kind": plan.kind.name}
    if plan.dates:
        data["dates"] = plan.dates
    data["columns"] = {role: plan.headings[index] for role, index in plan.columns.items()}
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
