"""From a file that may be a table to the text of a document."""

from __future__ import annotations

from pathlib import Path

from hansa.errors import DocumentProblem
from hansa.graph.model import TABLE, Metadata
from hansa.loaders.reading import LIMIT, Limits, check_size, read_text
from hansa.loaders.tables import delimited, sheet, workbook
from hansa.loaders.tables.columns import HEADINGS_WITHIN, Given, plan

DELIMITERS = {".csv": None, ".tsv": "\t", ".tab": "\t"}
JSON_LINES = (".jsonl", ".ndjson")
WORKBOOK = ".xlsx"
SUFFIXES = (*DELIMITERS, *JSON_LINES, WORKBOOK)
"""Endings of files that are read as tables."""


def metadata_of_table(metadata: Metadata, mapping: Given | None) -> Metadata:
    """The metadata of a document that is a table: what tells that it is one, and its mapping."""
    said = mapping.to_text() if mapping else None
    return Metadata(format=TABLE, mapping=said).over(metadata)


def read_table(
    source: Path | bytes, suffix: str, metadata: Metadata, limit: int = LIMIT, name: str | None = None
) -> str:
    """The canonical TSV of a csv, tsv or jsonl file.

    Args:
        source: a path, or the bytes themselves.
        suffix: one of `DELIMITERS` or `JSON_LINES`.
        metadata: of the table, with its mapping.
        limit: of bytes.
        name: what to call it in a message; by default the path.

    Raises:
        DocumentProblem: it cannot be read, or is no table of a known kind.
    """
    called = name or str(source)
    text = read_text(source, limit, called)
    try:
        rows = delimited.json_rows(text) if suffix in JSON_LINES else delimited.rows(text, DELIMITERS[suffix])
    except DocumentProblem as problem:
        raise DocumentProblem(f"{called} cannot be read. {problem}") from problem
    return _checked(sheet.to_text(rows), metadata, called)


def sheet_names(path: Path, limits: Limits) -> list[str]:
    """The names of the sheets of a workbook that hold anything, in its order.

    Raises:
        DocumentProblem: it is no workbook, is empty, or reading it took too much.
    """
    check_size(path, limits.bytes)
    names = [name for name, text in workbook.sheets(path, limits.seconds, limits.megabytes).items() if text]
    if not names:
        raise DocumentProblem(f"{path} is empty.")
    return names


def read_sheet(path: Path, name: str, metadata: Metadata, limits: Limits) -> str:
    """The canonical TSV of a sheet of a workbook.

    Raises:
        DocumentProblem: as `read_table`.
    """
    found = workbook.sheets(path, limits.seconds, limits.megabytes)
    return _checked(found.get(name, ""), metadata, f"{path}#{name}")


def _checked(text: str, metadata: Metadata, called: str) -> str:
    """The text, if it is a table of a known kind."""
    if not text:
        raise DocumentProblem(f"{called} is empty.")
    try:
        plan(sheet.to_rows("\n".join(text.split("\n", HEADINGS_WITHIN)[:HEADINGS_WITHIN])), Given.of(metadata))
    except DocumentProblem as problem:
        raise type(problem)(f"{called} is not read as a table. {problem}") from problem
    return text
