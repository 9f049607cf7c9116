"""Write the generated pages of docs/, or with --check say which are not current (exit 1)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import commands_page
import queries_page
import schema_page

PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands_page.page,
    "queries.md": queries_page.page,
    "schema.md": schema_page.page,
}


def main(check: bool) -> int:
    """Write each page, or compare it with what stands there."""
    docs = Path(__file__).parent.parent / "docs"
    stale = []
    for name, page in PAGES.items():
        text, path = page(), docs / name
        if check and (not path.exists() or path.read_text("utf-8") != text):
            stale.append(name)
        elif not check:
            path.write_text(text, "utf-8")
    if stale:
        print(f"Not current: {', '.join(stale)}; run python tools/docs.py.", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
