"""The only place where findings meet training: each topic found wanting calls for the lessons that teach it."""
