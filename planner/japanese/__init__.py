"""Dates in eras, numbers as people write them, and the width of Japanese text on a terminal."""
