"""The sheet that every picture is drawn on: size, fonts, title, what it was made of; and its file."""

from __future__ import annotations

import io
import unicodedata
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FORMATS = ("svg", "png")
DOTS = 200
"""Dots an inch of a PNG."""

INK, DIM, LINE = "#1a202c", "#5a6676", "#cbd2da"

FAMILIES = (
    "DejaVu Sans", "Noto Sans", "Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans CJK KR", "WenQuanYi Zen Hei",
    "Noto Sans Armenian", "Noto Sans Georgian", "Noto Sans Thai", "Noto Sans Devanagari", "Noto Sans Ethiopic",
    "Arial Unicode MS", "Microsoft YaHei", "Malgun Gothic", "Yu Gothic", "PingFang SC", "Hiragino Sans",
)  # fmt: skip
"""Sans-serif fonts that cover scripts of the world; those that are there are used, the first that has a letter."""


@dataclass(frozen=True)
class Sheet:
    """A figure with one pair of axes.

    Attributes:
        format: `svg`, whose letters stay letters, or `png`.
    """

    figure: Figure
    axes: Axes
    format: str

    def text(self, said: str) -> str:
        """A label that can be drawn: in PNG, scripts that no font here has or that run from the right are romanised."""
        clean = " ".join(said.split())
        # A dollar sign would begin a formula.
        clean = "".join(c for c in clean if c.isprintable()).replace("$", r"\$")
        if self.format == "svg" or all(map(_drawn, clean)):
            return clean
        from anyascii import anyascii

        return anyascii(clean)

    def finish(self, title: str, told: str) -> bytes:
        """Set the title and the line below the picture, and give the file; the same picture is the same bytes."""
        self.axes.set_title(self.text(title), loc="left", color=INK, fontsize=13, fontweight="bold", pad=12)
        self.figure.text(0.01, 0.008, self.text(told), color=DIM, fontsize=7.5, ha="left", va="bottom")
        buffer = io.BytesIO()
        metadata: dict[str, Any] = {"Date": None} if self.format == "svg" else {"Software": "Hansa"}
        with drawing():
            self.figure.savefig(buffer, format=self.format, dpi=DOTS, metadata=metadata)
        return buffer.getvalue()


def sheet(format_: str, width: float = 11.0, height: float = 7.5) -> Sheet:
    """An empty sheet.

    Args:
        width, height: in inches.
    """
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    with drawing():
        # Below the axes stands what they were made of.
        layout = ConstrainedLayoutEngine(rect=(0.0, 0.035, 1.0, 0.965))
        figure = Figure(figsize=(width, height), facecolor="white", layout=layout)
        axes = figure.add_subplot()
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        axes.spines[side].set_color(LINE)
    axes.tick_params(colors=DIM, labelsize=9)
    return Sheet(figure, axes, format_)


@contextmanager
def drawing() -> Iterator[None]:
    """Matplotlib with our fonts. Letters that none has are left to the reader of an SVG: no warning."""
    from matplotlib import rc_context

    with (
        rc_context(
            {
                "font.family": list(_families()),
                "svg.fonttype": "none",
                "svg.hashsalt": "hansa",
                "axes.unicode_minus": False,
            }
        ),
        warnings.catch_warnings(),
    ):
        warnings.filterwarnings("ignore", "Glyph .* missing from font")
        yield


@cache
def _families() -> tuple[str, ...]:
    from matplotlib.font_manager import fontManager

    there = {font.name for font in fontManager.ttflist}
    return tuple(family for family in FAMILIES if family in there)


@cache
def _letters(family: str) -> frozenset[int]:
    from matplotlib.font_manager import FontProperties, findfont, get_font

    return frozenset(get_font(findfont(FontProperties(family=family))).get_charmap())


def _drawn(letter: str) -> bool:
    """Whether a letter can be drawn as it stands."""
    if unicodedata.bidirectional(letter) in ("R", "AL"):
        return False
    return any(ord(letter) in _letters(family) for family in _families())


def shortened(said: str, most: int = 46) -> str:
    """A label of no more than so many characters, cut between words."""
    said = " ".join(said.split())
    if len(said) <= most:
        return said
    cut = said.rfind(" ", most // 2, most - 1)
    return said[: cut if cut > 0 else most - 1].rstrip(" ,;–-") + "…"


def listed(parts: Iterable[str]) -> str:
    """The parts that are not empty, as one line."""
    return "; ".join(part for part in parts if part)
