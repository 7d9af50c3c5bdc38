"""Why a scorecard could not be made."""


class RenderError(Exception):
    """The page could not be set as it was meant: a picture is broken, a glyph is missing, or it asked for too much."""
