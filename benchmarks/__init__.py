"""Programs that measure and print tables; they need the extra `benchmark`, and decide nothing."""
