"""How long a command takes to answer, as a multiple of an empty Python start in the same run.

    python benchmarks/startup.py [RUNS]

Commands and the empty start take turns, so that a machine that slows down slows both; medians are printed.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

HANSA = str(Path(sysconfig.get_path("scripts")) / "hansa")
SEEDS = Path(__file__).parent.parent / "seeds"


def seconds(command: list[str]) -> float:
    """Wall time of one run of a command, which must end well."""
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - started


def main(runs: int) -> None:
    """Measure and print a Markdown table."""
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "store")
        subprocess.run([HANSA, "load", str(SEEDS), "--store", store], check=True, capture_output=True)
        first = str(next(SEEDS.glob("*.txt")))
        commands = {
            "hansa --help": [HANSA, "--help"],
            "hansa query officials-of place=Astana": [HANSA, "query", "officials-of", "place=Astana", "--store", store],
            "hansa extract FILE": [HANSA, "extract", first, "--format", "json"],
            "hansa load seeds (again)": [HANSA, "load", str(SEEDS), "--store", store],
        }
        empty = [sys.executable, "-c", "pass"]
        taken: dict[str, list[float]] = {name: [] for name in commands}
        base: dict[str, list[float]] = {name: [] for name in commands}
        for run in range(runs + 1):
            for name, command in commands.items():
                before, here = seconds(empty), seconds(command)
                if run:  # the first only warms the caches
                    base[name].append(before)
                    taken[name].append(here)
    print(f"{runs} runs each, medians\n")
    print("| command | seconds | multiple of `python -c pass` | least and most |")
    print("|---|---|---|---|")
    for name in commands:
        ratios = sorted(a / b for a, b in zip(taken[name], base[name], strict=True))
        print(
            f"| `{name}` | {statistics.median(taken[name]):.3f} | {statistics.median(ratios):.1f} "
            f"| {ratios[0]:.1f}–{ratios[-1]:.1f} |"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
