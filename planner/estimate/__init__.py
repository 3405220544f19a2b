"""Writes the form for a vendor's estimate, reads one that was filled in, and finds what to ask the vendor."""
