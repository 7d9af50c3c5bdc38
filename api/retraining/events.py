"""What happens to retraining, in the past tense."""

RETRAINING_PLANNED = "RetrainingPlanned"
RETRAINING_RULE_CHANGED = "RetrainingRuleChanged"
