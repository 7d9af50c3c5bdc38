"""What happens to reminders."""

REMINDER_QUEUED = "ReminderQueued"
REMINDERS_CHANGED = "RemindersChanged"
REMINDER_TESTED = "ReminderTested"
