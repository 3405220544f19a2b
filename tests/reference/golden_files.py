"""Writes the golden texts anew. Run: python -m tests.reference.golden_files, and read the difference."""

from tests.reference.towns import GOLDEN, TOWNS, built, golden_texts


def main() -> None:
    """Build every fictitious municipality and write the sections that are kept as golden."""
    for town in TOWNS:
        for document, text in golden_texts(built(town)).items():
            path = GOLDEN / town / f"{document}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
