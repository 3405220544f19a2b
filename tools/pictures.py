"""Draws pages of the example documents as `docs/images/*.png`, which the READMEs show.

Run it as `python tools/pictures.py` after the documents have changed. It needs LibreOffice (`soffice`), poppler
(`pdftoppm`, `pdftotext`) and the BIZ UD fonts, and puts nothing in the place of a picture that it cannot draw.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).parent.parent
ANSWERS = ROOT / "examples" / "yuzawa" / "answers.yaml"
IMAGES = ROOT / "docs" / "images"
DATE = "2026-11-25"
RESOLUTION, MOST_BYTES = 64, 200_000


class Picture(Struct, frozen=True):
    """One page: the first of document `document` (its number) with all of `words` on it, and the picture's name."""

    name: str
    document: str
    words: tuple[str, ...]


PICTURES = (
    Picture("cover", "01", ("地域情報化計画",)),
    Picture("situation", "01", ("湯沢市の基礎データ", "財政力指数")),
    Picture("programme", "01", ("施策の体系", "対応する課題")),
    Picture("sheet", "01", ("現状と理由", "取組内容")),
    Picture("roadmap", "01", ("湯沢市の工程表", "準備", "実施", "評価")),
    Picture("charts", "01", ("図2", "図3", "人口の推移と推計")),
    Picture("policy", "03", ("第1条", "第2条")),
)


def main() -> int:
    """Draw all pictures; return 1 if one could not be drawn."""
    missing = [name for name in ("soffice", "pdftoppm", "pdftotext") if not shutil.which(name)]
    if missing:
        print(f"not found: {', '.join(missing)}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = _pages(folder)
        failed = [picture.name for picture in PICTURES if not _draw(picture, pages, folder)]
    print("\n".join(f"not drawn: {name}" for name in failed), file=sys.stderr)
    return int(bool(failed))


def _pages(folder: Path) -> dict[str, tuple[Path, list[str]]]:
    """Build the example and return, by number of document, its PDF and the text of each page."""
    _run(sys.executable, "-m", "planner", "build", ANSWERS, "-o", folder, "--date", DATE)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    found: dict[str, tuple[Path, list[str]]] = {}
    for file in sorted(folder.glob("*.docx")):
        _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, file)
        pdf = file.with_suffix(".pdf")
        found[file.name[:2]] = pdf, _run("pdftotext", "-layout", pdf, "-").split("\f")
    return found


def _draw(picture: Picture, pages: dict[str, tuple[Path, list[str]]], folder: Path) -> bool:
    pdf, texts = pages[picture.document]
    fitting = (at for at, text in enumerate(texts, 1) if all(word in text.replace(" ", "") for word in picture.words))
    # Pages of contents list what the page asked for says
    page = next((at for at in fitting if "......" not in texts[at - 1]), None)
    if page is None:
        return False
    drawn = folder / picture.name
    _run("pdftoppm", "-png", "-singlefile", "-r", RESOLUTION, "-f", page, "-l", page, pdf, drawn)
    content = drawn.with_suffix(".png").read_bytes()
    if len(content) > MOST_BYTES:
        return False
    IMAGES.mkdir(parents=True, exist_ok=True)
    (IMAGES / f"{picture.name}.png").write_bytes(content)
    print(f"{picture.name}.png: page {page}, {len(content) // 1000} kB")
    return True


def _run(*command: object) -> str:
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, encoding="utf-8").stdout


if __name__ == "__main__":
    sys.exit(main())
