"""What happens in training, in the past tense."""

CERTIFICATE_ISSUED = "CertificateIssued"
CERTIFICATE_WITHDRAWN = "CertificateWithdrawn"
DRILL_OBSERVED = "DrillObserved"
RULE_MADE = "AssignmentRuleMade"
RULE_ENDED = "AssignmentRuleEnded"
LESSON_COMPLETED = "LessonCompleted"
