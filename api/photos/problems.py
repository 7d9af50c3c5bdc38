"""What may go wrong with photos, in words that tell the shopper whether to send again or to photograph again."""

from api.core.problems import BadRequest, Conflict, Invalid, UnsupportedMedia, marked


class DigestMissing(BadRequest):
    """400: without a digest nobody can tell whether the photo arrived whole."""

    slug = "digest-missing"
    title = marked("The digest of the photo is missing")
    sentence = marked("Send the header Content-Digest: sha-256=:…: with the SHA-256 of the photo.")


class DamagedOnTheWay(Invalid):
    """422: the bytes are not those that were hashed."""

    slug = "damaged-on-the-way"
    title = marked("The photo was damaged on the way")
    sentence = marked("Nothing was stored. The photo on your phone is fine; send it again.")


class NotAPhoto(UnsupportedMedia):
    """415: bytes that are no photo we read."""

    slug = "not-a-photo"
    title = marked("This is not a photo")
    sentence = marked("Send a JPEG, WebP or HEIC photo.")


class CutOff(Invalid):
    """422: the file ends too early."""

    slug = "photo-cut-off"
    title = marked("The photo is not complete")
    sentence = marked("The file ends before the picture does. Take the photo again.")


class OtherPhoto(Conflict):
    """409: the id belongs to another photo."""

    slug = "other-photo"
    title = marked("Another photo has this id")
    sentence = marked("The photo that arrived first was kept.")


class WrongOffset(Conflict):
    """409: a part that does not follow the one before."""

    slug = "wrong-offset"
    title = marked("This part does not follow the one before")
    sentence = marked("Go on at byte {offset}.")
