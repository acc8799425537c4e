"""The W3C Reconciliation Service API 0.2."""
