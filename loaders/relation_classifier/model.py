"""The weights of the linear model, and the probability that it gives to a pair.

Weights are those of one logistic regression a predicate. The file is JSON, made by `tools/learning/train.py`: the
constants of the predicates, thresholds by language, the two numbers of the calibration, and by predicate and family the
weight of each feature in hundredths.

A feature such as `sob:signed` is of the family `sob:`; those without a colon are of the family without a name. Words
are looked up by family as they stand, so that no text is made of family and word for each pair.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from math import exp

HUNDREDTHS = 100


Family = tuple[str, Sequence[str]]
"""The name of a family of features, with its colon, and some features of it."""


@dataclass(frozen=True)
class Model:
    """Weights by predicate, family and feature.

    Attributes:
        constants: the constant term of each predicate.
        thresholds: by language (`*` is any other) and predicate, the least probability that makes a statement; a
            predicate without one is left to the rules.
        slope, shift: Platt's calibration, fitted on documents that were left out in training.
        weights: in hundredths, so that their sum is the same in any order.
    """

    constants: dict[str, float]
    thresholds: dict[str, dict[str, float]]
    slope: float
    shift: float
    weights: dict[str, dict[str, dict[str, int]]]

    def least(self, language: str) -> dict[str, float]:
        """The thresholds of a language by predicate."""
        return self.thresholds.get(language, self.thresholds.get("*", {}))

    def weight(self, predicate: str, features: Iterable[Family]) -> int:
        """The sum of the weights of some features, each counted once in its family."""
        of_family = self.weights.get(predicate, {})
        total = 0
        for family, words in features:
            weights = of_family.get(family)
            if weights is None or not words:
                continue
            if len(words) == 1:
                total += weights.get(words[0], 0)
            else:
                total += sum(filter(None, map(weights.get, set(words))))
        return total

    def score(self, predicate: str, weight: int) -> float:
        """The log-odds of a predicate by the sum of the weights of a pair's features, before calibration."""
        return self.constants[predicate] + weight / HUNDREDTHS

    def probability(self, predicate: str, weight: int) -> float:
        """The calibrated probability of a predicate by the sum of the weights of a pair's features."""
        return 1 / (1 + exp(-(self.slope * self.score(predicate, weight) + self.shift)))

    def probabilities(self, predicates: Iterable[str], features: Iterable[str]) -> dict[str, float]:
        """The calibrated probability of each predicate by the features of a pair."""
        some = families(features)
        return {p: self.probability(p, self.weight(p, some)) for p in predicates if p in self.constants}


def parted(feature: str) -> tuple[str, str]:
    """The family of a feature, and what it is there."""
    head, colon, rest = feature.partition(":")
    return (head + colon, rest) if colon else ("", feature)


def families(features: Iterable[str]) -> list[Family]:
    """Features by family."""
    found: dict[str, list[str]] = {}
    for family, word in map(parted, features):
        found.setdefault(family, []).append(word)
    return list(found.items())


def parse(source: str) -> Model:
    """A model of the text of its file."""
    about = json.loads(source)
    return Model(about["constants"], about["thresholds"], about["slope"], about["shift"], about["weights"])


@lru_cache(maxsize=1)
def shipped() -> Model:
    """The model that comes with the package."""
    source = resources.files("hansa.loaders") / "data" / "relations.weights"
    return parse(source.read_text(encoding="utf-8"))
