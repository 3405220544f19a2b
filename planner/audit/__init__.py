"""Manuscripts are measured: what is boilerplate, what leaks, what is empty, and what nothing stands behind."""
