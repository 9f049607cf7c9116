"""From bytes to the text of a document: size, kind of file, encoding."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hansa.errors import DocumentProblem
from hansa.graph.model import normalise

LIMIT = 20_000_000
"""Bytes; a larger file is refused from its size alone, unless another limit is given."""

SECONDS = 10.0
MEGABYTES = 512
"""What reading one document may take by default; memory beyond what the process that reads needs before it does."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost.

    Attributes:
        bytes: its size.
        seconds, megabytes: of a process that unpacks it.
    """

    bytes: int = LIMIT
    seconds: float = SECONDS
    megabytes: int = MEGABYTES


_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_SAMPLE = 65_536
_CONTROL = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b\x0b")
_WESTERN = "cp1252"
_FEW = 0.02


def read_text(source: Path | bytes, limit: int = LIMIT, name: str | None = None) -> str:
    """The normalised text of a plain-text file.

    Args:
        source: a path, or the bytes themselves.
        limit: of bytes.
        name: what to call it in a message; by default the path.

    Raises:
        DocumentProblem: no such file, too large, empty, or no text.
    """
    called = name or (str(source) if isinstance(source, Path) else "The text")
    data = _bytes(source, limit, called) if isinstance(source, Path) else source
    if len(data) > limit:
        raise DocumentProblem(_too_large(called, len(data), limit))
    if not data.strip():
        raise DocumentProblem(f"{called} is empty.")
    text = normalise(decode(data, called))
    if not text.strip():
        raise DocumentProblem(f"{called} is empty.")
    return text


def check_size(path: Path, limit: int, name: str | None = None) -> None:
    """Raise DocumentProblem where a path is no file of at most so many bytes."""
    called = name or str(path)
    try:
        if path.is_dir():
            raise DocumentProblem(f"{called} is a folder.")
        size = path.stat().st_size
    except OSError as error:
        raise DocumentProblem(f"{called} cannot be read: {error.strerror or error}.") from error
    if size > limit:
        raise DocumentProblem(_too_large(called, size, limit))


def _bytes(path: Path, limit: int, called: str) -> bytes:
    check_size(path, limit, called)
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        raise DocumentProblem(f"{called} cannot be read: {error.strerror or error}.") from error


def _too_large(called: str, size: int, limit: int) -> str:
    return f"{called} has {size / 1e6:.0f} MB, more than the limit of {limit / 1e6:.0f} MB; split it."


def decode(data: bytes, called: str = "The text") -> str:
    """Text from bytes: by byte order mark, as UTF-8, as UTF-16 without a mark, else as a legacy encoding.

    Raises:
        DocumentProblem: the bytes are no text.
    """
    for start, kind in _KINDS:
        if data.startswith(start):
            raise DocumentProblem(f"{called} is {kind}, not plain text.")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    sample = data[:_SAMPLE]
    if encoding_16 := _utf16(sample):
        return data.decode(encoding_16, errors="replace")
    if b"\x00" in sample or sum(b in _CONTROL for b in sample) > _FEW * len(sample):
        raise DocumentProblem(f"{called} is a binary file, not plain text.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data)


def _utf16(sample: bytes) -> str | None:
    """UTF-16 without a byte order mark: every second byte of most characters is a small number."""
    if len(sample) < 8 or b"\x00" not in sample:
        return None
    even, odd = sample[0::2], sample[1::2]
    if sum(b < 6 for b in odd) > 0.9 * len(odd) and sum(b < 6 for b in even) < 0.3 * len(even):
        return "utf-16-le"
    if sum(b < 6 for b in even) > 0.9 * len(even) and sum(b < 6 for b in odd) < 0.3 * len(odd):
        return "utf-16-be"
    return None


def _legacy(data: bytes) -> str:
    """UTF-8 with a few broken bytes stays UTF-8; else the likeliest encoding of one byte a character."""
    lenient = data.decode("utf-8", errors="replace")
    if lenient.count("\ufffd") <= max(2, _FEW * len(lenient)):
        return lenient
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    likely = ["cp1251", "koi8_r", "cp866", "cp1252", "cp1250", "cp1254", "latin_1"]
    # The small letters of these two are the same bytes; the capitals are 80-9F in the one, C0-DF in the other.
    if sum(0x80 <= b <= 0x9F for b in sample) > sum(0xC0 <= b <= 0xDF for b in sample):
        likely.append("mac_cyrillic")
    best = from_bytes(sample, cp_isolation=likely).best()
    return data.decode(best.encoding if best else _WESTERN, errors="replace")
