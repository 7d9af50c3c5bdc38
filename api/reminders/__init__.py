"""Reminders: what is due, late or has to be renewed, told once a day to who it concerns, and after some days to who leads them."""
