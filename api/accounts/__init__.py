"""People, their roles and where these hold, how they sign in, and what they may do."""
