"""Every table in one import, for migrations and for the check that none is missing."""

from api.accounts import models as accounts
from api.audits import models as audits
from api.checklists import models as checklists
from api.core.db import Base
from api.courses import models as courses
from api.findings import models as findings
from api.http import models as http
from api.journal import models as journal
from api.photos import models as photos
from api.quizzes import models as quizzes
from api.reminders import models as reminders
from api.repetition import models as repetition
from api.reports import models as reports
from api.retraining import models as retraining
from api.statements import models as statements
from api.stores import models as stores
from api.sync import models as sync
from api.training import models as training

PACKAGES = (
    accounts,
    audits,
    checklists,
    courses,
    findings,
    http,
    journal,
    photos,
    quizzes,
    reminders,
    repetition,
    reports,
    retraining,
    statements,
    stores,
    sync,
    training,
)
METADATA = Base.metadata
