"""How well the diary joins mentions of one event: `python tests/bench/merge.py [SET ...] [--faults]`.

Prints pairwise precision and recall over the marked articles of tests/diary/data, and the changes of state found and
false. "dev", "hard", "two" and "held" are for tuning, and `--faults` prints what is wrong in them ("held" was held back
at first; it has been scored so often that it counts as seen now). "kept" and "fresh" are held back: nobody who works on
the matching reads them or their faults. Without SET: all that are for tuning; "all": those held back, too.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "diary"))

from told import load, score

TUNING = ("dev", "hard", "two", "held")
HELD_BACK = ("kept", "fresh")


def main(names: list[str], faults: bool) -> None:
    """Print the figures of the sets called `names`."""
    for name in names:
        told = load(f"merge_{name}")
        result = score(told)
        print(
            f"{name}: {len(told.readings)} articles, {len(told.key)} mentions, {len(set(told.key.values()))} events; "
            f"pairs precision {result.precision:.3f} recall {result.recall:.3f}; "
            f"changes found {result.changes_found:.3f} false {result.changes_false:.3f}"
        )
        if faults and name in TUNING:
            print("\n".join(result.wrong))


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    main([*TUNING, *HELD_BACK] if words == ["all"] else words or list(TUNING), "--faults" in sys.argv)
