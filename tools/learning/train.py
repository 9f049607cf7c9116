"""Trains the relation classifier on the sentences of this folder and the documents of half 0, and writes its weights.

Usage: python tools/learning/train.py [FILE]   (loaders/data/relations.weights; needs the extra `hansa[learn]`)

Halves are those of tests/accuracy/scoring.py. Half 1 is left out for good, so that figures on it mean something;
`measure.py` tells them.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from annotated import Example, every
from gold import ROOT, Document, documents, score
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from hansa.loaders.relation_classifier.model import Model, parse
from hansa.loaders.relation_classifier.pairs import PREDICATES

OUT = ROOT / "loaders" / "data" / "relations.weights"
COPIES = 2
"""Readings of each sentence."""
SENTENCE = 0.5
"""Weight of a pair of a sentence, where that of a document is 1."""
STRENGTH = 1.0
"""Inverse of the L2 penalty."""
RAREST = 3
"""Pairs that must have a feature."""
SMALLEST = 0.02
"""Weights nearer to nought are left out."""
FOLDS = 3
LEAST = 0.6
"""Probability below which nothing is stated."""
LANGUAGES = ("en", "ru", "*")


@dataclass
class Weighted:
    example: Example
    weight: float


def _examples(documents: Iterable[Document], sentences: list[Example]) -> list[Weighted]:
    return [Weighted(e, 1.0) for d in documents for e in d.examples] + [Weighted(e, SENTENCE) for e in sentences]


def fit(examples: list[Weighted]) -> Model:
    """One logistic regression a predicate, not calibrated."""
    counts = Counter(f for e in examples for f in set(e.example.features))
    number = {f: n for n, f in enumerate(sorted(f for f, c in counts.items() if c >= RAREST))}
    rows = [sorted({number[f] for f in e.example.features if f in number}) for e in examples]
    starts = np.cumsum([0, *map(len, rows)]).astype("int32")
    columns = np.array([n for row in rows for n in row], dtype="int32")
    matrix = csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(rows), len(number)))
    weight = np.array([e.weight for e in examples])
    constants: dict[str, float] = {}
    weights: dict[str, list[tuple[str, float]]] = {}
    for predicate in PREDICATES:
        label = np.array([e.example.labels.get(predicate, -1) for e in examples], dtype=int)
        chosen = np.flatnonzero(label >= 0)
        model = LogisticRegression(C=STRENGTH, solver="liblinear", tol=1e-3, max_iter=200, random_state=0)
        model.fit(matrix[chosen], label[chosen], sample_weight=weight[chosen])
        constants[predicate] = round(float(model.intercept_[0]), 4)
        for feature, n in number.items():
            if abs(model.coef_[0][n]) >= SMALLEST:
                weights.setdefault(feature, []).append((predicate, round(float(model.coef_[0][n]), 2)))
    least = {language: dict.fromkeys(PREDICATES, LEAST) for language in LANGUAGES}
    return Model(constants, least, 1.0, 0.0, {f: tuple(w) for f, w in weights.items()})


Judged = tuple[str, float, bool]
"""Predicate, probability, and whether it is so."""


def judge(model: Model, document: Document) -> Iterator[Judged]:
    """The facts that a document's pairs would make, each with its best probability."""
    best: dict[tuple[object, ...], Judged] = {}
    for example, ends, true in zip(document.examples, document.ends, document.true, strict=True):
        for predicate, probability in model.probabilities(set(example.labels) | true, example.features).items():
            two = frozenset(ends) if predicate in score.SYMMETRIC else ends
            if (predicate, two) not in best or probability > best[predicate, two][1]:
                best[predicate, two] = (predicate, probability, predicate in true)
    yield from best.values()


def left_out(training: list[Document], sentences: list[Example]) -> list[Judged]:
    """Judgements of each document by a model that has not seen it."""
    found: list[Judged] = []
    for fold in range(FOLDS):
        model = fit(_examples((d for n, d in enumerate(training) if n % FOLDS != fold), sentences))
        for document in training[fold::FOLDS]:
            found.extend(judge(model, document))
    return found


def calibrated(model: Model, judged: list[Judged]) -> Model:
    """The model with Platt's calibration."""
    score = np.array([[math.log(p / (1 - p))] for _, p, _ in judged])
    fitted = LogisticRegression(C=1e6, random_state=0).fit(score, [right for _, _, right in judged])
    slope, shift = round(float(fitted.coef_[0][0]), 3), round(float(fitted.intercept_[0]), 3)
    return Model(model.constants, model.thresholds, slope, shift, model.weights)


def text(model: Model) -> str:
    """The file of a model."""
    head = {"constants": model.constants, "slope": model.slope, "shift": model.shift, "thresholds": model.thresholds}
    number = {p: n for n, p in enumerate(model.constants)}
    rows = [
        f"{feature}\t{' '.join(f'{number[p]}:{round(w * 100)}' for p, w in weights)}"
        for feature, weights in sorted(model.weights.items())
    ]
    return "\n".join([json.dumps(head), *rows]) + "\n"


def main(out: Path) -> None:
    """Train and write."""
    training = [d for d in documents() if d.half == 0]
    sentences = [e for s in every(COPIES) for e in s.examples]
    model = calibrated(fit(_examples(training, sentences)), left_out(training, sentences))
    source = text(model)
    parse(source)
    out.write_text(source, "utf-8")
    print(f"{out.name}: {len(source) / 1000:.0f} kB, {len(model.weights)} features, {model.slope} {model.shift}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
