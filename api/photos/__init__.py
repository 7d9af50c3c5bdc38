"""Photos: untrusted bytes from phones become renditions that are safe to show. This file imports nothing: the decoding child loads it."""
