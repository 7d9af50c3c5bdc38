"""What every package stands on: database base, ids, clock, settings, problems, ports."""
