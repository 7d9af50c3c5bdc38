"""Questions of other systems: read from their files and written to them. The only door to lxml, docx2python and python-calamine."""
