"""PDF scorecards: a pure renderer from a frozen card to a file, and the pool of warm processes it runs in.

WeasyPrint is loaded by `render.py` only, which nothing here imports: a web process never pays for it.
"""
