"""What marshmallow itself says about a wrong value, declared here so that the catalogues hold it; a test compares the two."""

from typing import Final

from api.core.problems import marked

SENTENCES: Final = (
    marked("Missing data for required field."),
    marked("Field may not be null."),
    marked("Invalid value."),
    marked("Invalid type."),
    marked("Invalid input type."),
    marked("Unknown field."),
    marked("Not a valid list."),
    marked("Not a valid string."),
    marked("Not a valid utf-8 string."),
    marked("Not a valid UUID."),
    marked("Not a valid number."),
    marked("Number too large."),
    marked("Not a valid integer."),
    marked("Special numeric values (nan or infinity) are not permitted."),
    marked("Not a valid boolean."),
    marked("Not a valid datetime."),
    marked("Not a valid aware datetime."),
    marked("Not a valid date."),
    marked("Not a valid mapping type."),
)
