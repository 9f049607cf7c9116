"""The README and docs keep their word: links lead somewhere, and what they tell to type works on the seeds."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from hansa.loaders.languages.pack import LANGUAGES

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])

_OWN_DOCUMENTS = re.compile(r"\bnews/|minutes\.txt")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text("utf-8"))
    missing = [t for t in targets if not re.match(r"[a-z]+:", t) and not (page.parent / t).exists()]
    assert not missing


def commands() -> list[str]:
    """The lines of `## Load` and `## Ask` in the README that need no documents of one's own, in their order."""
    text = (ROOT / "README.md").read_text("utf-8")
    part = text[text.index("## Load") : text.index("## Where the graph is")]
    lines = [line for block in re.findall(r"```sh\n(.*?)```", part, re.DOTALL) for line in block.splitlines()]
    return [re.split(r"\s+# ", line)[0] for line in lines if not _OWN_DOCUMENTS.search(line)]


def test_what_the_readme_tells_to_type_works(tmp_path: Path) -> None:
    environment = {**os.environ, "HANSA_STORE": str(tmp_path / "store")}
    environment.pop("NEO4J_URI", None)
    folder = tmp_path / "checkout"
    folder.mkdir()
    # What the commands write belongs beside the seeds, and not into this checkout.
    (folder / "seeds").symlink_to(ROOT / "seeds")
    given = commands()
    assert len(given) > 10
    for line in given:
        words = [str(next(folder.glob(w))) if "*" in w else w for w in shlex.split(line)]
        assert words[0] == "hansa"
        command = [sys.executable, "-m", "hansa.cli", *words[1:]]
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, f"{line}: {done.stderr}"
        assert done.stdout or done.stderr, line


def test_the_readme_names_the_languages_that_are_read() -> None:
    names = {
        "az": "Azerbaijani", "de": "German", "en": "English", "es": "Spanish", "fr": "French", "it": "Italian",
        "kk": "Kazakh", "pl": "Polish", "ru": "Russian", "tr": "Turkish", "uk": "Ukrainian", "uz": "Uzbek",
    }  # fmt: skip
    assert names.keys() == set(LANGUAGES)
    begin = (ROOT / "README.md").read_text("utf-8").split("    $ hansa")[0]
    assert all(name in begin for name in names.values())
    assert "ten other languages" in begin
    assert len(names) == 2 + 10
