"""Visits and audits: what was planned, what was seen, and what it is worth."""
