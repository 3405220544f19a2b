"""Decides how the municipality buys its next systems: when each step falls, and what fits each system."""
