"""What phones pull and push: one cursor down, idempotent ops up."""
