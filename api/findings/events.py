"""What happens to findings, in the past tense."""

FINDINGS_RAISED = "FindingsRaised"
