"""Manuscripts become Word files."""

from planner.word.check import check_package
from planner.word.styles import missing_styles
from planner.word.writer import write_document

__all__ = ["check_package", "missing_styles", "write_document"]
