"""Writes the same 80 pages with our writer, docxtpl, pandoc and python-docx, and a ready text into a zip.

All run with the memory management of the command line. Prints how much time of the processor each took, which others
on the machine disturb little, how ours grows with the content, and how much memory it holds. Needs the extra
`benchmark`; memory is measured on Linux only.
"""

from __future__ import annotations

import io
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pypandoc
from docxtpl import DocxTemplate
from msgspec import Struct

from benchmarks.content import COLUMNS, Chapter, chapters, markdown
from planner.cli.main import collect_seldom
from planner.errors import Place
from planner.manuscript.model import Cover, DocumentSection, Manuscript, Scheme
from planner.manuscript.numbering import number
from planner.manuscript.parse import parse
from planner.questionnaire.model import Disclosure
from planner.shipped import shipped_folder
from planner.word.writer import write_document

STYLE = shipped_folder("plan_templates") / "base" / "style.docx"
ROUNDS = 7
SIZES = (1, 2, 5, 10)


class Writer(Struct, frozen=True):
    """A way to write the content: `prepare` does what need not be repeated, and returns what is timed."""

    name: str
    prepare: Callable[[tuple[Chapter, ...]], Callable[[], bytes]]


def manuscript(content: tuple[Chapter, ...]) -> Manuscript:
    """Return the content as the writer is given it."""
    place = Place("benchmark")
    parsed = parse(markdown(content), "benchmark", place)
    sections, problems = number((DocumentSection("benchmark", parsed.blocks),), Scheme.CHAPTERS, {"benchmark": place})
    assert not (*parsed.problems, *problems)
    cover = Cover("測定用の文書", "測定市", "", "第1版", "", date(2026, 11, 25))
    title = "測定用の文書"
    return Manuscript("benchmark", title, "benchmark", Disclosure.PUBLIC, Scheme.CHAPTERS, False, cover, sections)


def ours(content: tuple[Chapter, ...]) -> Callable[[], bytes]:
    """Return our writer at work on a manuscript."""
    ready = manuscript(content)
    return lambda: write_document(ready, [STYLE])


def docxtpl(content: tuple[Chapter, ...]) -> Callable[[], bytes]:
    """Return docxtpl rendering a template with loops over chapters, parts, paragraphs and rows."""
    path = Path(tempfile.mkdtemp()) / "template.docx"
    _template().save(str(path))

    def write() -> bytes:
        template = DocxTemplate(str(path))
        template.render({"chapters": content})
        buffer = io.BytesIO()
        template.save(buffer)
        return buffer.getvalue()

    return write


def _template() -> docx.document.Document:
    template = docx.Document()
    for text, style in (
        ("{%p for chapter in chapters %}", None),
        ("{{ chapter.title }}", "Heading 1"),
        ("{%p for part in chapter.parts %}", None),
        ("{{ part.title }}", "Heading 2"),
        ("{%p for paragraph in part.paragraphs %}", None),
        ("{{ paragraph }}", None),
        ("{%p endfor %}", None),
        ("{{ part.caption }}", "Caption"),
    ):
        template.add_paragraph(text, style)
    table = template.add_table(3, COLUMNS, "Table Grid")
    table.cell(0, 0).text = "{%tr for row in part.rows %}"
    for column in range(COLUMNS):
        table.cell(1, column).text = f"{{{{ row[{column}] }}}}"
    table.cell(2, 0).text = "{%tr endfor %}"
    template.add_paragraph("{%p endfor %}")
    template.add_paragraph("{%p endfor %}")
    return template


def pandoc(content: tuple[Chapter, ...]) -> Callable[[], bytes]:
    """Return pandoc at work on Markdown, contents included."""
    text = markdown(content)
    path = Path(tempfile.mkdtemp()) / "pandoc.docx"

    def write() -> bytes:
        pypandoc.convert_text(text, "docx", "markdown", outputfile=str(path), extra_args=["--toc"])
        return path.read_bytes()

    return write


def python_docx(content: tuple[Chapter, ...]) -> Callable[[], bytes]:
    """Return python-docx used as its manual shows, cell by cell."""

    def write() -> bytes:
        document = docx.Document()
        for chapter in content:
            document.add_heading(chapter.title, 1)
            for part in chapter.parts:
                document.add_heading(part.title, 2)
                for text in part.paragraphs:
                    document.add_paragraph(text)
                document.add_paragraph(part.caption, "Caption")
                table = document.add_table(len(part.rows), COLUMNS, "Table Grid")
                for line, row in enumerate(part.rows):
                    for column, text in enumerate(row):
                        table.cell(line, column).text = text
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()

    return write


def ready_text(content: tuple[Chapter, ...]) -> Callable[[], bytes]:
    """Return the parts of our own file, ready as text, being put into a zip again: what no writer can do without."""
    with zipfile.ZipFile(io.BytesIO(ours(content)())) as archive:
        parts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}

    def write() -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in parts.items():
                archive.writestr(name, text)
        return buffer.getvalue()

    return write


WRITERS = (
    Writer("ready XML into a zip", ready_text),
    Writer("planner", ours),
    Writer("docxtpl", docxtpl),
    Writer("python-docx", python_docx),
    Writer("pandoc", pandoc),
)


def compare() -> None:
    """Print the times of all writers, taken in turn."""
    collect_seldom()
    content = chapters()
    ready = [(writer.name, writer.prepare(content)) for writer in WRITERS]
    times: dict[str, list[float]] = {name: [] for name, _ in ready}
    for name, write in ready * ROUNDS:
        times[name].append(seconds(write))
    own = statistics.median(times["planner"])
    print("| writer | median, s | fastest, s | planner is |")
    print("|---|---:|---:|---|")
    for name, taken in times.items():
        median = statistics.median(taken)
        ratio = f"{own / median:.1f}× slower" if median < own else f"{median / own:.1f}× faster"
        print(f"| {name} | {median:.3f} | {min(taken):.3f} | {'' if name == 'planner' else ratio} |")


def growth() -> None:
    """Print time and memory of our writer for more of the same content, each size in a process of its own."""
    print("| content | write, s | per unit, s | peak memory, MB | of it by writing, per unit |")
    print("|---:|---:|---:|---:|---:|")
    for size in SIZES:
        command = [sys.executable, "-m", "benchmarks.writers", str(size)]
        taken, before, peak = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        added = (float(peak) - float(before)) / size
        print(f"| {size}× | {taken} | {float(taken) / size:.3f} | {peak} | {added:.1f} |")


def one_size(size: int) -> None:
    """Print seconds, and megabytes before and after, of one size."""
    write = ours(chapters(size))
    collect_seldom()
    before = memory()
    taken = min(seconds(write) for _ in range(3))
    print(f"{taken:.3f} {before:.1f} {memory():.1f}")


def seconds(write: Callable[[], bytes]) -> float:
    """Return the seconds of the processor that a writer takes, also in a program that it calls."""
    start = processor()
    content = write()
    taken = processor() - start
    assert content.startswith(b"PK")
    return taken


def processor() -> float:
    """Return the seconds of the processor that this process and its ended children have used."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def memory() -> float:
    """Return the most memory this program has held so far, in megabytes; what started it does not count."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    if len(sys.argv) > 1:
        one_size(int(sys.argv[1]))
    else:
        compare()
        print()
        growth()
