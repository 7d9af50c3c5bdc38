"""Assignments: a course given to a learner, with a reason and a due date."""
