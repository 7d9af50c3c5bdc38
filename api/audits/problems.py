"""What may go wrong with visits and audits, in the words of the people concerned."""

from api.core.problems import Conflict, Forbidden, Invalid, marked


class AlreadySubmitted(Conflict):
    """409: the visit has its audit."""

    slug = "already-submitted"
    title = marked("This visit was already reported")
    sentence = marked("The report we have was kept. If it has to be changed, ask QA to return it.")


class AnotherDraft(Conflict):
    """409: another phone has sent other answers as this revision of the draft."""

    slug = "another-draft"
    title = marked("Another phone has gone on with this visit")
    sentence = marked(
        "The answers of the other phone were kept, and yours are still on this one. Open the visit to choose whose count."
    )


class AnotherVersion(Conflict):
    """409: the audit was filled on a checklist version the visit is not bound to."""

    slug = "another-checklist-version"
    title = marked("This is another version of the checklist")
    sentence = marked(
        "The visit is bound to version {version} of “{key}”. Fetch your visits again; your answers are kept."
    )


class NotEditable(Conflict):
    """409: only a returned audit, or one that waits for photos, can be revised."""

    slug = "not-returned"
    title = marked("This report is not open for changes")
    sentence = marked("Only a report that QA has returned, or that still waits for photos, can be changed.")


class NotReviewable(Conflict):
    """409: the decision does not fit the state."""

    slug = "not-reviewable"
    title = marked("This decision is not possible now")
    sentence = marked("The report is in state “{state}”. Load it again and decide.")


class PhotosMissing(Conflict):
    """409: approval waits for photos."""

    slug = "photos-missing"
    title = marked("Photos are still on their way")
    sentence = marked("{count} photos have not arrived yet. The report can be approved when they are here.")


class OwnReport(Forbidden):
    """403: nobody reviews their own report."""

    slug = "own-report"
    title = marked("You cannot review your own report")
    sentence = marked("Somebody else from QA has to decide about this report.")


class WrongResponses(Invalid):
    """422: responses do not fit the checklist, or something is still missing."""

    slug = "wrong-responses"
    title = marked("The report is not complete")
    sentence = marked("Nothing was stored. Correct what is listed and send it again; your answers are kept.")
