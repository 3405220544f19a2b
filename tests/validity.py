"""Whether Word files are valid: two independent validators and our own check. Run: python -m tests.validity FILE..."""

import sys
from collections.abc import Iterator
from pathlib import Path

import ooxml_integrity
import openxml_audit

from planner.word.check import check_package


def findings(path: Path) -> Iterator[str]:
    """Yield what the validators find wrong with the file at `path`."""
    yield from quick_findings(path)
    result = openxml_audit.OpenXmlValidator().validate(path)
    yield from (f"openxml-audit: {error}" for error in result.errors)


def quick_findings(path: Path) -> Iterator[str]:
    """Yield what our own check and the quicker validator find, in a tenth of the time."""
    yield from own_findings(path)
    noteworthy = [item for item in ooxml_integrity.check(path) if item.severity != ooxml_integrity.INFO]
    yield from (f"ooxml-integrity: {finding}" for finding in noteworthy)


def own_findings(path: Path) -> Iterator[str]:
    """Yield what our own check finds."""
    yield from (f"planner: {finding}" for finding in check_package(path.read_bytes()))


def main(paths: list[str]) -> int:
    """Print the findings of every file; 1 if there are any."""
    bad = 0
    for path in map(Path, paths):
        found = list(findings(path))
        bad += bool(found)
        print(f"{path}: {len(found)} findings")
        for finding in found:
            print(f"  {finding}")
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
