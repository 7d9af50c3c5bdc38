"""Courses: what people learn, written as files, checked, and published as immutable documents."""
