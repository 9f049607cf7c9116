"""What a user names on the command line, as documents to come: files, folders, `-`, addresses; with their metadata."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from hansa.errors import DocumentProblem, UsageProblem
from hansa.graph.model import METADATA_FIELDS, Metadata, document_id
from hansa.loaders.reading import LIMIT, Limits, read_text
from hansa.loaders.tables import REJECTS
from hansa.loaders.tables import reading as tables
from hansa.loaders.tables.columns import Given as Columns

SUFFIXES = (".txt", ".md", ".text")
MANIFEST = "manifest.json"
SIDECAR = ".meta.json"
_ADDRESS = ("http://", "https://")
_TIMEOUT = 20.0


@dataclass(frozen=True)
class Incoming:
    """A document to come.

    Attributes:
        name: what the user knows it by: path, address or `-`.
        read: reads and normalises its text; raises DocumentProblem.
        metadata: given for it.
        given_key: an id or address given for it; None where the key follows from the text.
    """

    name: str
    read: Callable[[], str]
    metadata: Metadata
    given_key: str | None

    def key(self, text: str) -> str:
        """The key of its source, once its text is known."""
        return self.given_key or f"sha256:{document_id(text)}"


@dataclass(frozen=True)
class Skipped:
    """A file that is no document, and why."""

    name: str
    reason: str


@dataclass(frozen=True)
class Found:
    """What the arguments gave."""

    documents: tuple[Incoming, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True)
class Given:
    """Metadata from manifest, sidecar or options: an id beside the fields of `Metadata`, and the mapping of tables."""

    id: str | None = None
    metadata: Metadata = field(default_factory=Metadata)
    mapping: Columns | None = None

    def over(self, other: Given) -> Given:
        """These values, and those of the other where these say nothing."""
        mine = {f.name: getattr(self.metadata, f.name) or getattr(other.metadata, f.name) for f in fields(Metadata)}
        return Given(self.id or other.id, Metadata(**mine), self.mapping or other.mapping)


def discover(arguments: Sequence[str], options: Given | None = None, limits: Limits | None = None) -> Found:
    """The documents that paths, folders and addresses name, in a stable order, each once.

    Args:
        arguments: as typed; `-` is standard input.
        options: metadata of the command line, which win over manifest and sidecar; an id only for one document.
        limits: of each file; by default those of `Limits`.

    Raises:
        UsageProblem: a path does not exist, or an id is given for several documents.
    """
    given, within = options or Given(), limits or Limits()
    documents: dict[str, Incoming] = {}
    skipped: dict[str, Skipped] = {}
    for argument in arguments:
        for item in _of(argument, given, within):
            if isinstance(item, Incoming):
                documents.setdefault(item.name, item)
            else:
                skipped.setdefault(item.name, item)
    if given.id and len(documents) > 1:
        raise UsageProblem(f"One id is given for {len(documents)} documents; give it with one file, or use a manifest.")
    return Found(tuple(documents.values()), tuple(skipped.values()))


def _of(argument: str, options: Given, limits: Limits) -> Iterator[Incoming | Skipped]:
    if argument == "-":
        yield Incoming(
            "-",
            lambda: read_text(sys.stdin.buffer.read(limits.bytes + 1), limits.bytes, "Standard input"),
            options.metadata,
            options.id,
        )
    elif argument.startswith(_ADDRESS):
        yield _address(argument, options, limits)
    else:
        path = Path(argument)
        if path.is_dir():
            for file in sorted(p for p in path.rglob("*") if p.is_file() and not _hidden(p, path)):
                yield from _file(file, options, limits, named=False)
        elif path.exists():
            yield from _file(path, options, limits, named=True)
        elif (book := Path(argument.rpartition("#")[0])).suffix.lower() == tables.WORKBOOK and book.exists():
            yield from _sheet(book, argument, options, limits)
        else:
            raise UsageProblem(f"There is no file or folder {argument}.")


def _hidden(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)


def _file(path: Path, options: Given, limits: Limits, named: bool) -> Iterator[Incoming | Skipped]:
    if path.name in (MANIFEST, REJECTS) or path.name.endswith(SIDECAR):
        if named:
            yield Skipped(str(path), "it is about documents and is none itself")
        return
    # A file is taken or not for what it is, never for how it was named: a folder is its files one by one.
    suffix = path.suffix.lower()
    if suffix in tables.SUFFIXES:
        yield from _tables(path, suffix, options.over(sidecar(path)).over(manifest(path)), limits)
        return
    if suffix not in SUFFIXES:
        kind = f"files of type {path.suffix}" if path.suffix else "files without an ending"
        yield Skipped(str(path), f"{kind} are not read")
        return
    given = options.over(sidecar(path)).over(manifest(path))
    yield Incoming(str(path), lambda: read_text(path, limits.bytes), given.metadata, given.id or str(path.resolve()))


def _address(address: str, options: Given, limits: Limits) -> Incoming:
    suffix = Path(urlsplit(address).path).suffix.lower()
    key = options.id or address
    if suffix in (*tables.DELIMITERS, *tables.JSON_LINES):
        metadata = tables.metadata_of_table(options.metadata, options.mapping)

        def read() -> str:
            data = fetched(address, limits.bytes)[0]
            return tables.read_table(data, suffix, metadata, limits.bytes, address)

        return Incoming(address, read, metadata, key)
    return Incoming(address, lambda: fetch(address, limits.bytes), options.metadata, key)


def _tables(path: Path, suffix: str, given: Given, limits: Limits) -> Iterator[Incoming]:
    metadata = tables.metadata_of_table(given.metadata, given.mapping)
    key = given.id or str(path.resolve())
    if suffix != tables.WORKBOOK:
        read = partial(tables.read_table, path, suffix, metadata, limits.bytes)
        yield Incoming(str(path), read, metadata, key)
        return
    try:
        names = tables.sheet_names(path, limits)
    except DocumentProblem as problem:
        yield Incoming(str(path), partial(_fail, problem), metadata, key)
        return
    for name in names:
        # An id that is given for the workbook is that of its only sheet.
        whole = given.id if given.id and len(names) == 1 else f"{key}#{name}"
        yield Incoming(f"{path}#{name}", partial(tables.read_sheet, path, name, metadata, limits), metadata, whole)


def _sheet(book: Path, argument: str, options: Given, limits: Limits) -> Iterator[Incoming | Skipped]:
    """One sheet of a workbook, named as `PATH#SHEET`."""
    wanted = f"{book}#{argument.rpartition('#')[2]}"
    found = [item for item in _file(book, options, limits, named=True) if item.name in (wanted, str(book))]
    if not found:
        raise UsageProblem(f"There is no sheet {argument.rpartition('#')[2]} in {book}.")
    yield from found


def _fail(problem: DocumentProblem) -> str:
    raise problem


def sidecar(path: Path) -> Given:
    """Metadata in `FILE.meta.json` beside a file."""
    beside = path.with_name(path.name + SIDECAR)
    return _given(_json(beside), str(beside)) if beside.is_file() else Given()


def manifest(path: Path) -> Given:
    """The entry for a file in the manifest of its folder, or of a folder above up to two levels."""
    resolved = path.resolve()
    for folder in list(resolved.parents)[:3]:
        file = folder / MANIFEST
        if not file.is_file():
            continue
        entries = _json(file)
        if not isinstance(entries, list):
            continue  # other programs call other things manifest.json
        name = resolved.relative_to(folder).as_posix()
        for entry in entries:
            if isinstance(entry, dict) and entry.get("file") == name:
                return _given(entry, str(file))
    return Given()


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise UsageProblem(f"The metadata in {path} cannot be read: {error}.") from error


def _given(data: Any, where: str) -> Given:
    if not isinstance(data, dict):
        raise UsageProblem(f"The metadata in {where} are not an object.")
    for name in ("id", *METADATA_FIELDS):
        if data.get(name) is not None and not isinstance(data[name], str):
            raise UsageProblem(f"The field {name} in {where} is not text.")
    return Given(data.get("id"), Metadata.from_json(data))


def fetch(address: str, limit: int = LIMIT) -> str:
    """The text behind an address.

    Raises:
        DocumentProblem: it cannot be reached, is too large, or is no plain text.
    """
    data, kind = fetched(address, limit)
    if kind == "text/html":
        raise DocumentProblem(f"{address} is a web page; save its text to a file first.")
    return read_text(data, limit, address)


def fetched(address: str, limit: int = LIMIT) -> tuple[bytes, str]:
    """The bytes behind an address, at most one more than the limit, and their media type.

    Raises:
        DocumentProblem: it cannot be reached.
    """
    from urllib.error import URLError
    from urllib.request import Request, urlopen

    try:
        with urlopen(Request(address, headers={"User-Agent": "hansa"}), timeout=_TIMEOUT) as answer:
            return answer.read(limit + 1), answer.headers.get_content_type()
    except (URLError, OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise DocumentProblem(f"{address} cannot be fetched: {reason}.") from error
