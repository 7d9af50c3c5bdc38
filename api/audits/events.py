"""What happens to visits and audits, in the past tense."""

VISIT_PLANNED = "VisitPlanned"
VISIT_CANCELLED = "VisitCancelled"
AUDIT_RECEIVED = "AuditReceived"  # the text is here; photos may still be on the phone
AUDIT_SUBMITTED = "AuditSubmitted"  # everything it speaks of is here
AUDIT_RETURNED = "AuditReturned"
AUDIT_APPROVED = "AuditApproved"
AUDIT_PUBLISHED = "AuditPublished"
