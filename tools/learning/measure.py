"""What the classifier is worth on the blind half of the fourth set, by language and predicate: rules alone, and both.

Usage: python tools/learning/measure.py [--predicates]
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

from gold import scoring

from hansa.loaders import relation_classifier
from hansa.loaders.relation_classifier.model import Model, shipped

BLIND = ("dev4", 1)

GROUPS: dict[str, Callable[[str], bool]] = {
    "en": lambda language: language == "en",
    "ru": lambda language: language == "ru",
    "others": lambda language: language not in {"en", "ru"},
}
NONE = Model({}, {}, 1.0, 0.0, {})


def scores(name: str, model: Model, keep: Callable[[Path], bool], show: bool) -> dict[str, Any]:
    """The scorer's figures with a model in place of the shipped one."""
    scoring._extracted.cache_clear()
    with mock.patch.object(relation_classifier, "shipped", lambda: model):
        if show:
            print(scoring.score(name, keep=keep).split("facts by language")[0].split("facts ", 1)[1])
        figures: dict[str, Any] = scoring.figures(name, keep=keep)
    return figures


def main(show: bool) -> None:
    """Print the table."""
    model = shipped()
    name, half = BLIND
    print(f"{name}, half {half} | rules P R F1 | with the classifier P R F1 | qualifiers")
    for group, fits in GROUPS.items():

        def keep(path: Path, fits: Callable[[str], bool] = fits) -> bool:
            return bool(scoring.half(path.stem) == half) and fits(scoring.language(path))

        rules, both = (scores(name, m, keep, show) for m in (NONE, model))
        cells = [" ".join(f"{f['facts'][m]:.3f}" for m in "prf") for f in (rules, both)]
        print(f"{group} | {cells[0]} | {cells[1]} | {rules['qualifiers']:.3f} {both['qualifiers']:.3f}")


if __name__ == "__main__":
    main("--predicates" in sys.argv)
