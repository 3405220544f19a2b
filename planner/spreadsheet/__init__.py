"""Writes Excel files: forms of a few sheets, of one look, printed on A4, the same bytes for the same content."""
