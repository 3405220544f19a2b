"""Writes a Japanese municipality's digital plan, procurement guideline and security policy from its own answers."""

__version__ = "0.1.0"
