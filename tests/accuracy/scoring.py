"""Scores the extractor against gold in one process, with the functions of `tests/eval/score.py`.

Usage: python tests/accuracy/scoring.py {seeds,dev,dev2,dev3,dev4,factrueval} [--errors] [--half 0|1] [--lang en]
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import importlib.util
import io
import json
import sys
import time
from functools import cache
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any
from unittest import mock

from hansa.graph.model import Metadata, normalise
from hansa.loaders.extract import extract
from hansa.loaders.present import to_contract

ROOT = Path(__file__).resolve().parents[2]
EVAL = ROOT / "tests" / "eval"
SETS = {
    "seeds": (EVAL / "seeds-gold", ROOT / "seeds", ()),
    "dev": (EVAL / "dev" / "gold", EVAL / "dev" / "raw", ()),
    "dev2": (EVAL / "dev2" / "gold", EVAL / "dev2" / "raw", ()),
    "dev3": (EVAL / "dev3" / "gold", EVAL / "dev3" / "raw", ()),
    "dev4": (EVAL / "dev4" / "gold", EVAL / "dev4" / "raw", ()),
    "factrueval": (EVAL / "factrueval-dev", EVAL / "factrueval-dev", ("--only", "HOLDS_POST", "--any-type")),
}


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", EVAL / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def half(name: str) -> int:
    """The half of the development set that a document belongs to, by a hash of its name."""
    return hashlib.sha256(name.encode()).digest()[0] % 2


@cache
def _extracted(path: str) -> str:
    text = normalise(Path(path).read_bytes().decode("utf-8", errors="replace"))
    return json.dumps(to_contract(text, extract(text, Metadata())), ensure_ascii=False)


def _run(command: list[str], **_: Any) -> SimpleNamespace:
    return SimpleNamespace(stdout=_extracted(command[-1]), returncode=0, stderr="")


def score(name: str, *options: str, keep: Any = None) -> str:
    """The scorer's output for one of the sets; `keep` chooses documents by name."""
    gold, texts, own = SETS[name]
    module = _scorer()
    out = io.StringIO()
    real = Path.glob

    def glob(self: Path, pattern: str) -> Any:
        found = real(self, pattern)
        return [p for p in found if keep is None or pattern != "*.json" or keep(p)]

    argv = ["score.py", *own, *options, str(gold), str(texts), "--", "in-process"]
    with (
        mock.patch.object(module.subprocess, "run", _run),
        mock.patch.object(Path, "glob", glob),
        mock.patch.object(sys, "argv", argv),
        contextlib.redirect_stdout(out),
    ):
        module.main()
    return out.getvalue()


def figures(name: str, keep: Any = None) -> dict[str, Any]:
    """The scorer's figures for one of the sets, or for the documents of it that `keep` chooses."""
    result: dict[str, Any] = json.loads(score(name, "--json", keep=keep))
    return result


def language(path: Path) -> str:
    """The language of a gold document, ISO 639-1."""
    return str(json.loads(path.read_text(encoding="utf-8")).get("lang"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", choices=sorted(SETS))
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--half", type=int)
    parser.add_argument("--lang", default="")
    parser.add_argument("--doc", default="")
    args = parser.parse_args()

    def keep(path: Path) -> bool:
        if args.half is not None and half(path.stem) != args.half:
            return False
        if args.doc and path.stem not in args.doc.split(","):
            return False
        return not args.lang or language(path) in args.lang.split(",")

    begin = time.perf_counter()
    sys.stdout.write(score(args.set, *(["--errors"] if args.errors else []), keep=keep))
    sys.stdout.write(f"{time.perf_counter() - begin:.1f} s\n")


if __name__ == "__main__":
    main()
