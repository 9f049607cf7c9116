"""The weights of the linear model, and the probability that it gives to a pair.

Weights are those of one logistic regression a predicate. The file is made by `tools/train_relations.py`; its head is
one line of JSON (predicates, their constants, thresholds by language, the two numbers of the calibration), then come
lines of a feature, a tab, and `number of the predicate:weight`, weights in hundredths.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from math import exp

_HUNDREDTHS = 100


@dataclass(frozen=True)
class Model:
    """Weights by feature, each as predicate and weight.

    Attributes:
        constants: the constant term of each predicate.
        thresholds: by language (`*` is any other) and predicate, the least probability that makes a statement; a
            predicate without one is left to the rules.
        slope, shift: Platt's calibration, fitted on documents that were left out in training.
    """

    constants: dict[str, float]
    thresholds: dict[str, dict[str, float]]
    slope: float
    shift: float
    weights: dict[str, tuple[tuple[str, float], ...]]

    def least(self, language: str) -> dict[str, float]:
        """The thresholds of a language by predicate."""
        return self.thresholds.get(language, self.thresholds.get("*", {}))

    def probabilities(self, predicates: Iterable[str], features: Iterable[str]) -> dict[str, float]:
        """The calibrated probability of each predicate; a feature counts once."""
        scores = {p: self.constants[p] for p in predicates if p in self.constants}
        weights = self.weights
        for feature in dict.fromkeys(features):
            for predicate, weight in weights.get(feature, ()):
                if predicate in scores:
                    scores[predicate] += weight
        return {p: 1 / (1 + exp(-(self.slope * score + self.shift))) for p, score in scores.items()}


def parse(source: str) -> Model:
    """A model of the text of its file."""
    head, *lines = source.splitlines()
    about = json.loads(head)
    predicates = list(about["constants"])
    weights = {}
    for line in lines:
        feature, _, numbers = line.partition("\t")
        pairs = (pair.split(":") for pair in numbers.split())
        weights[feature] = tuple((predicates[int(n)], int(w) / _HUNDREDTHS) for n, w in pairs)
    return Model(about["constants"], about["thresholds"], about["slope"], about["shift"], weights)


@lru_cache(maxsize=1)
def shipped() -> Model:
    """The model that comes with the package."""
    source = resources.files("hansa.loaders") / "data" / "relations.weights"
    return parse(source.read_text(encoding="utf-8"))
