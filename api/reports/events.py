"""What happens to scorecards, in the past tense."""

SCORECARD_ASKED_FOR = "ScorecardAskedFor"
SCORECARD_RENDERED = "ScorecardRendered"
