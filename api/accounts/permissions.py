"""The one table of who may do what: role by permission by scope. Anything not written here is not allowed."""

from enum import StrEnum
from typing import Final


class Permission(StrEnum):
    """`resource:verb`, in alphabetical order. A route names the one it needs."""

    ACTION_READ = "action:read"
    ASSIGNMENT_MANAGE = "assignment:manage"
    ASSIGNMENT_READ = "assignment:read"
    ATTEMPT_MARK = "attempt:mark"
    ATTEMPT_READ = "attempt:read"
    ATTEMPT_TAKE = "attempt:take"
    AUDIT_EXPORT = "audit:export"
    AUDIT_READ = "audit:read"
    AUDIT_REVIEW = "audit:review"
    CERTIFICATE_READ = "certificate:read"
    CERTIFICATE_WITHDRAW = "certificate:withdraw"
    CONTENT_READ = "content:read"
    DEVICE_MANAGE = "device:manage"
    DEVICE_READ = "device:read"
    DRILL_OBSERVE = "drill:observe"
    FINDING_READ = "finding:read"
    JOURNAL_READ = "journal:read"
    PHOTO_READ = "photo:read"
    PHOTO_UPLOAD = "photo:upload"
    QUESTION_IMPORT = "question:import"
    SCORECARD_READ = "scorecard:read"
    STORE_MANAGE = "store:manage"
    STORE_READ = "store:read"
    SYNC_PULL = "sync:pull"
    SYNC_PUSH = "sync:push"
    USER_MANAGE = "user:manage"
    USER_READ = "user:read"
    VISIT_PLAN = "visit:plan"
    VISIT_READ = "visit:read"


class Role(StrEnum):
    """The six roles of the trade."""

    SHOPPER = "shopper"
    STAFF = "staff"
    TRAINER = "trainer"
    MANAGER = "manager"
    QA = "qa"
    ADMIN = "admin"


class Reach(StrEnum):
    """How far a permission goes: over one's own rows, or over the membership's organisation, region or store."""

    OWN = "own"
    SCOPE = "scope"


P, OWN, SCOPE = Permission, Reach.OWN, Reach.SCOPE

TABLE: Final[dict[Role, dict[Permission, Reach]]] = {
    Role.SHOPPER: {
        P.ATTEMPT_READ: OWN,
        P.ATTEMPT_TAKE: OWN,
        P.AUDIT_READ: OWN,
        P.CERTIFICATE_READ: OWN,
        P.CONTENT_READ: SCOPE,
        P.PHOTO_READ: OWN,
        P.PHOTO_UPLOAD: OWN,
        P.SYNC_PULL: OWN,
        P.SYNC_PUSH: OWN,
        P.VISIT_READ: OWN,
    },
    Role.STAFF: {
        P.ASSIGNMENT_READ: OWN,
        P.ATTEMPT_READ: OWN,
        P.ATTEMPT_TAKE: OWN,
        P.CERTIFICATE_READ: OWN,
        P.CONTENT_READ: SCOPE,
        P.SYNC_PULL: OWN,
        P.SYNC_PUSH: OWN,
    },
    Role.TRAINER: {
        P.ASSIGNMENT_MANAGE: SCOPE,
        P.ASSIGNMENT_READ: SCOPE,
        P.ATTEMPT_MARK: SCOPE,
        P.ATTEMPT_READ: SCOPE,
        P.ATTEMPT_TAKE: OWN,
        P.CERTIFICATE_READ: SCOPE,
        P.CERTIFICATE_WITHDRAW: SCOPE,
        P.CONTENT_READ: SCOPE,
        P.DRILL_OBSERVE: SCOPE,
        P.FINDING_READ: SCOPE,
        P.QUESTION_IMPORT: SCOPE,
        P.SCORECARD_READ: SCOPE,
        P.STORE_READ: SCOPE,
        P.SYNC_PULL: OWN,
        P.SYNC_PUSH: OWN,
        P.USER_READ: SCOPE,
    },
    Role.MANAGER: {
        P.ACTION_READ: SCOPE,
        P.ASSIGNMENT_MANAGE: SCOPE,
        P.ASSIGNMENT_READ: SCOPE,
        P.ATTEMPT_READ: SCOPE,
        P.ATTEMPT_TAKE: OWN,
        P.AUDIT_EXPORT: SCOPE,
        P.AUDIT_READ: SCOPE,
        P.CERTIFICATE_READ: SCOPE,
        P.CONTENT_READ: SCOPE,
        P.DRILL_OBSERVE: SCOPE,
        P.FINDING_READ: SCOPE,
        P.PHOTO_READ: SCOPE,
        P.SCORECARD_READ: SCOPE,
        P.STORE_READ: SCOPE,
        P.SYNC_PULL: OWN,
        P.SYNC_PUSH: OWN,
        P.USER_READ: SCOPE,
    },
    Role.QA: {
        P.ACTION_READ: SCOPE,
        P.ASSIGNMENT_READ: SCOPE,
        P.ATTEMPT_READ: SCOPE,
        P.ATTEMPT_TAKE: OWN,
        P.AUDIT_EXPORT: SCOPE,
        P.AUDIT_READ: SCOPE,
        P.AUDIT_REVIEW: SCOPE,
        P.CERTIFICATE_READ: SCOPE,
        P.CONTENT_READ: SCOPE,
        P.DEVICE_READ: SCOPE,
        P.FINDING_READ: SCOPE,
        P.JOURNAL_READ: SCOPE,
        P.PHOTO_READ: SCOPE,
        P.SCORECARD_READ: SCOPE,
        P.STORE_READ: SCOPE,
        P.SYNC_PULL: OWN,
        P.SYNC_PUSH: OWN,
        P.USER_READ: SCOPE,
        P.VISIT_PLAN: SCOPE,
        P.VISIT_READ: SCOPE,
    },
    Role.ADMIN: {
        P.ACTION_READ: SCOPE,
        P.ASSIGNMENT_MANAGE: SCOPE,
        P.ASSIGNMENT_READ: SCOPE,
        P.ATTEMPT_READ: SCOPE,
        P.ATTEMPT_TAKE: OWN,
        P.AUDIT_EXPORT: SCOPE,
        P.AUDIT_READ: SCOPE,
        P.CERTIFICATE_READ: SCOPE,
        P.CERTIFICATE_WITHDRAW: SCOPE,
        P.CONTENT_READ: SCOPE,
        P.DEVICE_MANAGE: SCOPE,
        P.DEVICE_READ: SCOPE,
        P.FINDING_READ: SCOPE,
        P.JOURNAL_READ: SCOPE,
        P.PHOTO_READ: SCOPE,
        P.QUESTION_IMPORT: SCOPE,
        P.SCORECARD_READ: SCOPE,
        P.STORE_MANAGE: SCOPE,
        P.STORE_READ: SCOPE,
        P.SYNC_PULL: OWN,
        P.SYNC_PUSH: OWN,
        P.USER_MANAGE: SCOPE,
        P.USER_READ: SCOPE,
        P.VISIT_PLAN: SCOPE,
        P.VISIT_READ: SCOPE,
    },
}
