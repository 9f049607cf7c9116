"""What `hansa load` shows and writes of tables: how they would be read, and the rows that were not."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hansa.cli.core.telling import tell
from hansa.errors import DocumentProblem, UsageProblem

if TYPE_CHECKING:
    from hansa.cli.core.loading import Report
    from hansa.loaders.discover import Found
    from hansa.loaders.tables.columns import Given, Plan

MAPPING_COLUMNS = ("table", "kind", "role", "column", "example")
REJECT_COLUMNS = ("table", "row", "reason", "line")
PROPERTY = "property"
"""Role, in the list of columns, of one that is only kept."""


def mapping_in(file: str | None) -> Given | None:
    """The mapping that an option names. Raises UsageProblem."""
    from hansa.loaders.tables.mapping import read_mapping

    return None if file is None else read_mapping(Path(file))


def show_mapping(found: Found, format_: str) -> bool:
    """Print how each table would be read: as a mapping file, or as rows; False if one cannot be.

    For a table whose headings tell no kind a mapping file without headings is printed, to be filled in.

    Raises:
        UsageProblem: nothing that was named is a table.
    """
    from hansa.cli.core.output import print_rows, write
    from hansa.graph.model import TABLE
    from hansa.loaders.tables.columns import NoTable
    from hansa.loaders.tables.mapping import to_yaml
    from hansa.loaders.tables.table import table

    documents = [document for document in found.documents if document.metadata.format == TABLE]
    if not documents:
        raise UsageProblem("There is no table among these; tables are files of csv, tsv, xlsx and jsonl.")
    rows: list[dict[str, object]] = []
    pages: list[str] = []
    well = True
    for document in documents:
        try:
            read = table(document.read(), document.metadata)
        except DocumentProblem as problem:
            tell(str(problem))
            well = False
            if isinstance(problem, NoTable):
                pages.append(_to_fill_in(document.name))
            continue
        first = read.rows[0].cells if read.rows else ()
        rows += _columns(document.name, read.plan, first)
        kept = ", ".join(read.plan.others.values())
        pages.append(
            f"# {document.name}: rows read: {len(read.rows)}, not read: {len(read.rejects)}\n"
            f"{to_yaml(read.plan)}" + (f"# kept as properties: {kept}\n" if kept else "")
        )
    if format_ == "table":
        write("---\n".join(pages))
    else:
        print_rows(rows, MAPPING_COLUMNS, format_)
    return well


def _to_fill_in(name: str) -> str:
    """A mapping file of memberships, the commonest kind, that names no heading yet."""
    from hansa.loaders.tables.columns import KINDS

    memberships = next(kind for kind in KINDS if kind.name == "memberships")
    others = " or ".join(kind.name for kind in KINDS if kind is not memberships)
    return (
        f"# {name}: write behind each role the heading of its column; a role without one may stay as it is\n"
        f"kind: {memberships.name}  # or {others}\n"
        "columns:\n" + "".join(f"  {role}:\n" for role in memberships.roles)
    )


def _columns(name: str, plan: Plan, first: Sequence[str]) -> Iterable[dict[str, object]]:
    roles = {index: role for role, index in plan.columns.items()}
    for index, heading in enumerate(plan.headings):
        example = first[index] if index < len(first) else ""
        role = roles.get(index, PROPERTY)
        yield {"table": name, "kind": plan.kind.name, "role": role, "column": heading, "example": example or None}


def told_rejects(reports: Sequence[Report], given: str | None, default: str | None) -> None:
    """Write the rows that were not read into a csv file and say so.

    Args:
        given: a file that was asked for. Raises UsageProblem where it cannot be written.
        default: where to write without; None writes nothing.
    """
    rows = [(report.name, reject.row, reject.reason, reject.line) for report in reports for reject in report.rejects]
    if not rows:
        return
    count = f"{len(rows)} {'row was' if len(rows) == 1 else 'rows were'} not read"
    file = given or default
    if file is None:
        tell(f"{count}; --rejects FILE lists them with the reason.")
        return
    try:
        _write(rows, Path(file))
    except UsageProblem:
        if given:
            raise
        tell(f"{count}; {file} cannot be written here, --rejects FILE writes it elsewhere.")
        return
    tell(f"{count}; {file} lists them with the reason.")


def _write(rows: Sequence[tuple[str, int, str, str]], path: Path) -> None:
    from hansa.cli.core.files import written_whole

    with written_whole(path) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(REJECT_COLUMNS)
        writer.writerows(rows)
