"""The command line: options in, calls down, text out."""
