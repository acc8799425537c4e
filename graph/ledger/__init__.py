"""The target ledger: what plans state of an indicator, side by side, with what became of it."""
