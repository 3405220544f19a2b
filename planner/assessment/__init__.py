"""Where the municipality stands: maturity levels from evidence, and numbered issues."""
