"""Trains the relation classifier on the sentences of this folder and documents with gold, and writes its weights.

Usage: python tools/learning/train.py [FILE]   (loaders/data/relations.weights; needs the extra `hansa[learn]`)

What makes a probability of a score, and which types are worth stating, is told by documents that the model was not
trained on: those held out, and each of the others by a model of the rest.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from annotated import Example, every
from gold import ROOT, Document, held_out, learnt, score
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from hansa.loaders.relation_classifier.model import HUNDREDTHS, Model, parse, parted
from hansa.loaders.relation_classifier.pairs import PREDICATES

OUT = ROOT / "loaders" / "data" / "relations.weights"
COPIES = 2
"""Readings of each sentence."""
SENTENCE = 0.5
"""Weight of a pair of a sentence, where that of a document is 1."""
ONE_IN = 2
"""Of the unrelated pairs of sentences, one in so many is learnt from, with the weight of as many."""
STRENGTH = 2.0
"""Inverse of the L2 penalty."""
RAREST = 4
"""Pairs that must have a feature."""
SMALLEST = 0.04
"""Weights nearer to nought are left out."""
LEAST = {"en": 0.5, "ru": 0.5, "*": 0.6}
"""Probability below which nothing is stated, by language; of languages with few sentences it is less trusted."""
WORTH_A_LOOK = 0.2
"""Probability before calibration below which nothing is calibrated."""
MOST = 3
"""Added facts of one predicate that a document counts for, at most."""
FEW = 5
"""Added facts too few to judge a predicate by."""
FOLDS = 2
"""Parts of the documents, each judged by a model of the others."""


@dataclass
class Weighted:
    example: Example
    weight: float


def _examples(documents: Iterable[Document], sentences: list[Example]) -> list[Weighted]:
    found = [Weighted(e, 1.0) for d in documents for e in d.examples]
    unrelated = 0
    for e in sentences:
        related = any(e.labels.values())
        unrelated += not related
        if related or unrelated % ONE_IN == 0:
            found.append(Weighted(e, SENTENCE if related else SENTENCE * ONE_IN))
    return found


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
    weights: dict[str, dict[str, dict[str, int]]] = {}
    for predicate in PREDICATES:
        label = np.array([e.example.labels.get(predicate, -1) for e in examples], dtype=int)
        chosen = np.flatnonzero(label >= 0)
        if np.count_nonzero(label == 1) < RAREST:
            continue
        model = LogisticRegression(C=STRENGTH, solver="liblinear", tol=1e-3, max_iter=200, random_state=0)
        model.fit(matrix[chosen], label[chosen], sample_weight=weight[chosen])
        constants[predicate] = round(float(model.intercept_[0]), 4)
        families: dict[str, dict[str, int]] = weights.setdefault(predicate, {})
        for feature, n in number.items():
            if abs(model.coef_[0][n]) >= SMALLEST:
                family, word = parted(feature)
                families.setdefault(family, {})[word] = round(float(model.coef_[0][n]) * HUNDREDTHS)
    return Model(constants, {}, 1.0, 0.0, weights)


Judged = tuple[str, float, bool, float]
"""Predicate, probability, whether it is so, and a weight."""


def judge(model: Model, document: Document) -> Iterator[Judged]:
    """The facts that a document's pairs would make and rules do not, each with its best probability.

    All of one predicate weigh as much as MOST at most, so that one long list does not decide of a predicate.
    """
    best: dict[tuple[object, ...], Judged] = {}
    for n, example in enumerate(document.examples):
        ends, true = document.ends[n], document.true[n]
        possible = (set(example.labels) | true) - document.known[n]
        for predicate, probability in model.probabilities(possible, example.features).items():
            two = frozenset(ends) if predicate in score.SYMMETRIC else ends
            if (predicate, two) not in best or probability > best[predicate, two][1]:
                best[predicate, two] = (predicate, probability, predicate in true, 1.0)
    worth_a_look = [one for one in best.values() if one[1] >= WORTH_A_LOOK]
    often = Counter(predicate for predicate, *_ in worth_a_look)
    for predicate, probability, right, _ in worth_a_look:
        yield predicate, probability, right, min(1.0, MOST / often[predicate])


def calibrated(model: Model, judged: list[Judged]) -> Model:
    """The model with Platt's calibration by what it adds to the rules, and thresholds where that is worth it.

    A predicate of which it then adds more that is wrong than right is left to the rules.
    """
    slope, shift = _platt(judged)
    worth = []
    for predicate in PREDICATES:
        added = [(right, w) for p, raw, right, w in judged if p == predicate and slope * _score(raw) + shift >= 0]
        whole, good = sum(w for _, w in added), sum(w for right, w in added if right)
        print(
            f"{predicate}: adds {len(added)}, right {sum(right for right, _ in added)}; weighed {good:.1f}/{whole:.1f}"
        )
        if whole < FEW or 2 * good > whole:
            worth.append(predicate)
    slope, shift = _platt([one for one in judged if one[0] in worth])
    least = {language: dict.fromkeys(worth, probability) for language, probability in LEAST.items()}
    return Model(model.constants, least, slope, shift, model.weights)


def _score(probability: float) -> float:
    return math.log(probability / (1 - probability))


def _platt(judged: list[Judged]) -> tuple[float, float]:
    """The slope and shift of scores that fit best what was right."""
    scores = np.array([[_score(p)] for _, p, _, _ in judged])
    right, weight = [right for _, _, right, _ in judged], [weight for *_, weight in judged]
    fitted = LogisticRegression(C=1e6, random_state=0).fit(scores, right, sample_weight=weight)
    return round(float(fitted.coef_[0][0]), 3), round(float(fitted.intercept_[0]), 3)


def text(model: Model) -> str:
    """The file of a model."""
    return json.dumps(asdict(model), ensure_ascii=False, indent=0) + "\n"


def judged(model: Model, documents: Iterable[Document]) -> list[Judged]:
    """What a model makes of documents that it was not trained on."""
    return [one for document in documents for one in judge(model, document)]


def cross_fitted(documents: list[Document], sentences: list[Example]) -> list[Judged]:
    """What is made of each document by a model that was trained on the others."""
    found: list[Judged] = []
    for fold in range(FOLDS):
        rest = [d for n, d in enumerate(documents) if n % FOLDS != fold]
        model = fit(_examples(rest, sentences))
        found += judged(model, (d for n, d in enumerate(documents) if n % FOLDS == fold))
    return found


def main(out: Path) -> None:
    """Train and write."""
    documents = learnt()
    sentences = [e for s in every(COPIES) for e in s.examples]
    model = fit(_examples(documents, sentences))
    model = calibrated(model, judged(model, held_out()) + cross_fitted(documents, sentences))
    source = text(model)
    parse(source)
    out.write_text(source, "utf-8")
    print(f"{out.name}: {len(source) / 1000:.0f} kB, {len(source.splitlines())} lines, {model.slope} {model.shift}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
