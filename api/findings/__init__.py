"""Findings: responses that miss the standard, and the corrective actions they ask for."""
