"""Manuscripts become Word files."""
