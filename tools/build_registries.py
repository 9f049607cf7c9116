"""Compile loaders/data/registries/*.yaml into loaders/data/registries.json.

python tools/build_registries.py
"""

from __future__ import annotations

import json
import sys
from importlib.resources import files
from pathlib import Path

import yaml

from hansa.loaders.registries.check import check_data
from hansa.loaders.registries.model import KINDS


def main() -> int:
    data = Path(str(files("hansa.loaders"))) / "data"
    registries = []
    faults: list[str] = []
    for kind in KINDS:
        content = yaml.safe_load((data / "registries" / f"{kind}.yaml").read_text("utf-8"))
        faults.extend(f"{kind}.yaml: {fault}" for fault in check_data(content))
        registries.append(content)
    if faults:
        print("\n".join(faults), file=sys.stderr)
        return 1
    text = json.dumps({"registries": registries}, ensure_ascii=False, sort_keys=True, indent=0)
    (data / "registries.json").write_text(text + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
