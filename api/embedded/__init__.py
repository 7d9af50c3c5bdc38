"""The private PostgreSQL and S3 servers of `make run` and of the tests, and the care of child processes."""
