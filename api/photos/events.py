"""What happens to photos, in the past tense."""

PHOTO_STORED = "PhotoStored"
