"""What one answer changes: figures, judgements, measures, and the passages of documents that rest on it."""
