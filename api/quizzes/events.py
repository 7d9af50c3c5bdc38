"""What happens to attempts, in the past tense."""

ATTEMPT_STARTED = "AttemptStarted"
ATTEMPT_SUBMITTED = "AttemptSubmitted"
ATTEMPT_GRADED = "AttemptGraded"
ATTEMPT_REGRADED = "AttemptRegraded"
ATTEMPT_DECIDED = "AttemptDecided"
ATTEMPT_LAPSED = "AttemptLapsed"
EXTRA_TIME_SET = "ExtraTimeSet"
