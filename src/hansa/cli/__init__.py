"""The command line: each command parses, calls one function and prints.

One module a subject; `core` holds what all commands share (the lazy root, errors, opening a store, printing).
"""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `hansa` with these arguments (by default those of the process) and return its exit code."""
    from hansa.cli.core.running import run
    from hansa.cli.root import root

    return run(root, arguments)
