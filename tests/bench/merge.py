"""How well the diary joins mentions of one event: `python tests/bench/merge.py [dev|hard|held|fresh|all] [--faults]`.

Prints pairwise precision and recall over the marked articles of tests/diary/data, and the changes of state found and
false. Faults are printed only for "dev" and "hard": "held" and "fresh" are not looked into while tuning.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "diary"))

from told import load, score


def main(which: str, faults: bool) -> None:
    """Print the figures of one part, or of both."""
    for name in ("dev", "hard", "held", "fresh") if which == "all" else (which,):
        told = load(f"merge_{name}")
        result = score(told)
        print(
            f"{name}: {len(told.readings)} articles, {len(told.key)} mentions, {len(set(told.key.values()))} events; "
            f"pairs precision {result.precision:.3f} recall {result.recall:.3f}; "
            f"changes found {result.changes_found:.3f} false {result.changes_false:.3f}"
        )
        if faults and name in ("dev", "hard"):
            print("\n".join(result.wrong))


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    main(words[0] if words else "all", "--faults" in sys.argv)
