"""Quizzes: questions drawn, handed out without what is right about them, answered once, and marked."""
