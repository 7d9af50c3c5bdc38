"""What happens to scorecards, in the past tense."""

SCORECARD_RENDERED = "ScorecardRendered"
