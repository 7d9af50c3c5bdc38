"""How HTTP is spoken: one transaction a request, problem+json, strict bodies, keyset pages; the only door to flask-smorest."""
