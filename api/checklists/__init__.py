"""Checklists: what a visit looks at, written as files, checked, and published as immutable documents."""
