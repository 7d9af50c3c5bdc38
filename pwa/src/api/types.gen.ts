/* oxlint-disable max-lines -- written by tools/write_api_types.py from the API's own description */
/** What the API takes and answers. Do not change this file: change the contracts in api/, then write it anew. */

/**
 * What each call takes and answers.
 */
export interface Calls {
  "POST /v1/session": {
    body: SignIn;
    answer: Me;
  };
  "DELETE /v1/session": {
    answer: undefined;
  };
  "GET /v1/me": {
    answer: Me;
  };
  "PATCH /v1/me": {
    body: OwnChange;
    answer: User;
  };
  "GET /v1/me/sessions": {
    query: {
      cursor?: string | null;
      limit?: number;
    };
    answer: SessionPage;
  };
  "DELETE /v1/me/sessions/{session_id}": {
    answer: undefined;
  };
  "PUT /v1/me/password": {
    body: OwnPassword;
    answer: undefined;
  };
  "POST /v1/me/totp": {
    body: SecondStep;
    answer: SecondStepOffer;
  };
  "DELETE /v1/me/totp": {
    body: SecondStepEnd;
    answer: undefined;
  };
  "GET /v1/tokens": {
    query: {
      cursor?: string | null;
      limit?: number;
    };
    answer: TokenPage;
  };
  "POST /v1/tokens": {
    body: TokenRequest;
    answer: NewToken;
  };
  "DELETE /v1/tokens/{token_id}": {
    answer: undefined;
  };
  "GET /v1/users": {
    query: {
      cursor?: string | null;
      limit?: number;
      role?: "shopper" | "staff" | "trainer" | "manager" | "qa" | "admin" | null;
      status?: "active" | "pending" | "disabled" | null;
      q?: string | null;
    };
    answer: UserPage;
  };
  "POST /v1/users": {
    body: UserRequest;
    answer: User;
  };
  "GET /v1/users/{user_id}": {
    answer: User;
  };
  "PATCH /v1/users/{user_id}": {
    body: UserChange;
    answer: User;
  };
  "PUT /v1/users/{user_id}/password": {
    body: Password;
    answer: undefined;
  };
  "POST /v1/users/{user_id}/memberships": {
    body: Membership;
    answer: Membership;
  };
  "PATCH /v1/users/{user_id}/memberships/{membership_id}": {
    body: MembershipChange;
    answer: Membership;
  };
  "DELETE /v1/users/{user_id}/memberships/{membership_id}": {
    answer: undefined;
  };
  "GET /v1/regions": {
    query: {
      cursor?: string | null;
      limit?: number;
    };
    answer: RegionPage;
  };
  "POST /v1/regions": {
    body: RegionRequest;
    answer: Region;
  };
  "GET /v1/regions/{region_id}": {
    answer: Region;
  };
  "PATCH /v1/regions/{region_id}": {
    body: RegionChange;
    answer: Region;
  };
  "GET /v1/stores": {
    query: {
      cursor?: string | null;
      limit?: number;
      region?: string | null;
      status?: "open" | "closed" | null;
      q?: string | null;
    };
    answer: StorePage;
  };
  "POST /v1/stores": {
    body: StoreRequest;
    answer: Store;
  };
  "GET /v1/stores/{store_id}": {
    answer: Store;
  };
  "PATCH /v1/stores/{store_id}": {
    body: StoreChange;
    answer: Store;
  };
  "GET /v1/checklists": {
    query: {
      cursor?: string | null;
      limit?: number;
    };
    answer: VersionPage;
  };
  "GET /v1/checklists/{key}/versions/{version}": {
    answer: VersionWhole;
  };
  "GET /v1/courses": {
    query: {
      cursor?: string | null;
      limit?: number;
    };
    answer: VersionPage;
  };
  "GET /v1/courses/{key}/versions/{version}": {
    answer: VersionWhole;
  };
  "POST /v1/visits": {
    body: VisitRequest;
    answer: Visit;
  };
  "GET /v1/visits": {
    query: {
      cursor?: string | null;
      limit?: number;
      state?: string | null;
    };
    answer: VisitPage;
  };
  "POST /v1/visits/{visit_id}/cancellation": {
    body: Cancel;
    answer: Visit;
  };
  "GET /v1/audits": {
    query: {
      cursor?: string | null;
      limit?: number;
      store?: string | null;
      region?: string | null;
      checklist?: string | null;
      status?: "waiting" | "submitted" | "returned" | "approved" | "published" | null;
      from?: string | null;
      to?: string | null;
      outcome?: "pass" | "fail" | "insufficient" | null;
      band?: string | null;
      q?: string | null;
      order?: "newest" | "oldest";
    };
    answer: AuditPage;
  };
  "GET /v1/audits/counts": {
    query: {
      store?: string | null;
      region?: string | null;
      checklist?: string | null;
      from?: string | null;
      to?: string | null;
      outcome?: "pass" | "fail" | "insufficient" | null;
      band?: string | null;
      q?: string | null;
    };
    answer: AuditCounts;
  };
  "GET /v1/audits/{audit_id}": {
    answer: AuditWhole;
  };
  "GET /v1/audits/{audit_id}/score": {
    answer: Score;
  };
  "POST /v1/audits/{audit_id}/review": {
    body: Review;
    answer: Audit;
  };
  "GET /v1/audits.csv": {
    query: {
      store?: string | null;
      region?: string | null;
      checklist?: string | null;
      status?: "waiting" | "submitted" | "returned" | "approved" | "published" | null;
      from?: string | null;
      to?: string | null;
      outcome?: "pass" | "fail" | "insufficient" | null;
      band?: string | null;
      q?: string | null;
    };
    answer: undefined;
  };
  "GET /v1/photos/{photo_id}": {
    query: {
      size?: "thumb" | "print" | "screen";
    };
    answer: undefined;
  };
  "PUT /v1/photos/{photo_id}": {
    answer: undefined;
  };
  "GET /v1/findings": {
    query: {
      cursor?: string | null;
      limit?: number;
      audit?: string | null;
      store?: string | null;
      topic?: string | null;
      severity?: "minor" | "major" | "critical" | null;
    };
    answer: FindingPage;
  };
  "GET /v1/corrective-actions": {
    query: {
      cursor?: string | null;
      limit?: number;
      audit?: string | null;
      store?: string | null;
      state?: "open" | "done" | "verified" | "reopened" | null;
    };
    answer: ActionPage;
  };
  "GET /v1/assignments": {
    query: {
      cursor?: string | null;
      limit?: number;
      store?: string | null;
      learner?: string | null;
      course?: string | null;
      reason?: string | null;
      state?: "assigned" | "started" | "completed" | "passed" | "withdrawn" | null;
    };
    answer: AssignmentPage;
  };
  "GET /v1/assignments/overview": {
    query: {
      course?: string | null;
    };
    answer: Overview;
  };
  "GET /v1/team": {
    query: {
      cursor?: string | null;
      limit?: number;
      store?: string | null;
    };
    answer: TeamPage;
  };
  "POST /v1/question-files": {
    body: QuestionFile;
    answer: ReadQuestions;
  };
  "GET /v1/assignment-rules": {
    query: {
      cursor?: string | null;
      limit?: number;
    };
    answer: RulePage;
  };
  "POST /v1/assignment-rules": {
    body: RuleRequest;
    answer: Rule;
  };
  "POST /v1/assignment-rules/preview": {
    body: RulePreviewRequest;
    answer: RulePreview;
  };
  "POST /v1/assignment-rules/{rule_id}/end": {
    answer: Rule;
  };
  "GET /v1/assignment-rules/{rule_id}/end": {
    answer: RulePreview;
  };
  "PUT /v1/assignment-rules/{rule_id}": {
    body: RuleRequest;
    answer: Rule;
  };
  "GET /v1/quizzes/{key}": {
    query: {
      assignment?: string | null;
    };
    answer: Exam;
  };
  "POST /v1/quizzes/{key}/attempts": {
    body: Start;
    answer: Packet;
  };
  "GET /v1/attempts": {
    query: {
      cursor?: string | null;
      limit?: number;
      store?: string | null;
      learner?: string | null;
      course?: string | null;
      state?: "open" | "marking" | "held" | "graded" | "void" | "lapsed" | null;
    };
    answer: AttemptPage;
  };
  "GET /v1/attempts/{attempt_id}": {
    answer: AttemptWhole;
  };
  "PUT /v1/attempts/{attempt_id}/submission": {
    body: Submission;
    answer: AttemptWhole;
  };
  "POST /v1/attempts/{attempt_id}/marks": {
    body: Marks;
    answer: AttemptWhole;
  };
  "POST /v1/attempts/{attempt_id}/decision": {
    body: Decision;
    answer: AttemptWhole;
  };
  "PUT /v1/users/{user_id}/extra-time": {
    body: ExtraTime;
    answer: ExtraTime;
  };
  "GET /v1/attempts/waiting": {
    answer: Waiting;
  };
  "GET /v1/attempts/to-mark": {
    query: {
      cursor?: string | null;
      limit?: number;
    };
    answer: ToMarkPage;
  };
  "GET /v1/attempts/to-decide": {
    query: {
      cursor?: string | null;
      limit?: number;
      kind?: "decisions" | "odd";
    };
    answer: ToDecidePage;
  };
  "GET /v1/attempts/{attempt_id}/copies": {
    answer: Copies;
  };
  "GET /v1/quizzes/{key}/statistics": {
    answer: Statistics;
  };
  "GET /v1/me/reminders": {
    answer: Reminders;
  };
  "PUT /v1/me/reminders/mail": {
    body: MailChoice;
    answer: Reminders;
  };
  "PUT /v1/me/reminders/hour": {
    body: HourChoice;
    answer: Reminders;
  };
  "POST /v1/me/reminders/mail/test": {
    answer: TestOutcome;
  };
  "POST /v1/me/reminders/channels/{channel_id}/test": {
    answer: TestOutcome;
  };
  "POST /v1/me/reminders/browsers": {
    body: PushRequest;
    answer: ReminderChannel;
  };
  "POST /v1/me/reminders/robots": {
    body: RobotRequest;
    answer: ReminderChannel;
  };
  "DELETE /v1/me/reminders/channels/{channel_id}": {
    answer: undefined;
  };
  "GET /v1/quizzes/{key}/regrade": {
    answer: Regrade;
  };
  "POST /v1/quizzes/{key}/regrade": {
    body: RegradeRequest;
    answer: Regrade;
  };
  "GET /v1/courses/{key}/policy-change": {
    answer: PolicyChangeEffect;
  };
  "POST /v1/courses/{key}/policy-change": {
    answer: PolicyChangeEffect;
  };
  "GET /v1/quizzes/{key}/questions": {
    answer: Pool;
  };
  "GET /v1/drills": {
    query: {
      cursor?: string | null;
      limit?: number;
      learner?: string | null;
      course?: string | null;
    };
    answer: DrillPage;
  };
  "GET /v1/certificates": {
    query: {
      cursor?: string | null;
      limit?: number;
      store?: string | null;
      learner?: string | null;
      course?: string | null;
    };
    answer: CertificatePage;
  };
  "POST /v1/certificates/{certificate_id}/withdrawal": {
    body: Withdrawal;
    answer: Certificate;
  };
  "GET /v1/retraining-rule": {
    answer: RetrainingRule;
  };
  "PUT /v1/retraining-rule": {
    body: RetrainingRule;
    answer: RetrainingRule;
  };
  "GET /v1/audits/{audit_id}/retraining": {
    answer: Ladder;
  };
  "GET /v1/audits/{audit_id}/diagnosis": {
    answer: Diagnosis;
  };
  "GET /v1/keys": {
    answer: Keys;
  };
  "GET /v1/sync": {
    query: {
      cursor?: string | null;
    };
    answer: Bundle;
  };
  "POST /v1/sync": {
    body: Push;
    answer: PushAnswer;
  };
  "GET /v1/visits/{visit_id}/receipt": {
    answer: Receipt;
  };
  "PUT /v1/devices/{device_id}": {
    body: Heartbeat;
    answer: undefined;
  };
  "DELETE /v1/devices/{device_id}/sessions": {
    answer: undefined;
  };
  "GET /v1/devices": {
    query: {
      cursor?: string | null;
      limit?: number;
      user?: string | null;
      is_stuck?: boolean;
    };
    answer: DevicePage;
  };
  "GET /v1/audits/{audit_id}/scorecard.pdf": {
    query: {
      lang?: "zh-Hans" | "en" | null;
    };
    answer: undefined;
  };
  "GET /v1/certificates/{certificate_id}.pdf": {
    query: {
      lang?: "zh-Hans" | "en" | null;
    };
    answer: undefined;
  };
  "GET /verify/{code}": {
    answer: undefined;
  };
}
export interface SignIn {
  email: string;
  password: string;
  totp?: string | null;
}
export interface Me {
  user: User;
  permissions: string[];
  csrf: string | null;
}
export interface User {
  id: string;
  email: string;
  name: string;
  language: "zh-Hans" | "en";
  status: string;
  employed_since: string | null;
  is_promoter: boolean;
  memberships: Membership[];
}
export interface Membership {
  id?: string;
  role: "shopper" | "staff" | "trainer" | "manager" | "qa" | "admin";
  region_id?: string | null;
  store_id?: string | null;
  shift?: "early" | "late" | null;
}
export interface OwnChange {
  name?: string;
  language?: "zh-Hans" | "en";
}
export interface SessionPage {
  items: Session[];
  /**
   * cursor of the next page, or null
   */
  next: string | null;
}
export interface Session {
  id: string;
  device: string;
  created_at: string;
  last_seen_at: string;
  expires_at: string;
  is_current: boolean;
}
export interface OwnPassword {
  password: string;
  old_password: string;
}
export interface SecondStep {
  password: string;
  code?: string | null;
}
export interface SecondStepOffer {
  secret: string | null;
  uri: string | null;
}
export interface SecondStepEnd {
  password: string;
  code: string;
}
export interface TokenPage {
  items: Token[];
  /**
   * cursor of the next page, or null
   */
  next: string | null;
}
export interface Token {
  id: string;
  name: string;
  scopes: string[];
  created_at: string;
  expires_at: string | null;
  revoked_at: string | null;
}
export interface TokenRequest {
  name: string;
  /**
   * @minItems 1
   * @maxItems 50
   */
  scopes: (
    | "action:read"
    | "assignment:manage"
    | "assignment:read"
    | "attempt:mark"
    | "attempt:read"
    | "attempt:take"
    | "audit:export"
    | "audit:read"
    | "audit:review"
    | "certificate:read"
    | "certificate:withdraw"
    | "content:read"
    | "device:manage"
    | "device:read"
    | "drill:observe"
    | "finding:read"
    | "journal:read"
    | "photo:read"
    | "photo:upload"
    | "question:import"
    | "scorecard:read"
    | "store:manage"
    | "store:read"
    | "sync:pull"
    | "sync:push"
    | "user:manage"
    | "user:read"
    | "visit:plan"
    | "visit:read"
  )[];
  expires_at?: string | null;
}
export interface NewToken {
  id: string;
  name: string;
  scopes: string[];
  created_at: string;
  expires_at: string | null;
  revoked_at: string | null;
  token: string;
}
export interface UserPage {
  items: User[];
  /**
   * cursor of the next page, or null
   */
  next: string | null;
}
export interface UserRequest {
  email: string;
  name: string;
  language: "zh-Hans" | "en";
  password?: string | null;
  employed_since?: string | null;
  is_promoter?: boolean;
  /**
   * @minItems 0
   * @maxItems 50
   */
  memberships?: Membership[];
}
export interface UserChange {
  name?: string;
  language?: "zh-Hans" | "en";
  status?: "active" | "disabled";
  employed_since?: string | null;
  is_promoter?: boolean;
}
export interface Password {
  password: string;
}
export interface MembershipChange {
  shift: "early" | "late" | null;
}
export interface RegionPage {
  items: Region[];
  /**
   * cursor of the next page, or null
   */
  next: string | null;
}
export interface Region {
  id: string;
  parent_id: string | null;
  code: string;
  name: Texts;
}
export interface Texts {
  "zh-Hans": string;
  en: string;
}
export interface RegionRequest {
  parent_id?: string | null;
  code: string;
  name: Texts;
}
export interface RegionChange {
  code?: string;
  name?: Texts;
}
export interface StorePage {
  items: Store[];
  /**
   * cursor of the next page, or null
   */
  next: string | null;
}
export interface Store {
  id: string;
  region_id: string;
  code: string;
  name: Texts;
  address: Texts;
  time_zone: string;
  latitude: number | null;
  longitude: number | null;
  datum: string;
  tags: string[];
  status: string;
  opened_at: string | null;
}
export interface StoreRequest {
  region_id: string;
  code: string;
  name: Texts;
  address: Texts;
  time_zone: string;
  latitude?: number | null;
  longitude?: number | null;
  datum?: "WGS-84" | "GCJ-02" | "BD-09";
  /**
   * @minItems 0
   * @maxItems 50
   */
  tags?: string[];
  status?: "open" | "closed";
  opened_at?: string | null;
}
export interface StoreChange {
  region_id?: string;
  code?: string;
  name?: Texts;
  address?: Texts;
  time_zone?: string;
  latitude?: number | null;
  longitude?: number | null;
  datum?: "WGS-84" | "GCJ-02" | "BD-09";
  /**
   * @minItems 0
   * @maxItems 50
   */
  tags?: string[];
  status?: "open" | "closed";
  opened_at?: string | null;
}
export interface VersionPage {
  items: Version[];
  /**
   * cursor of the next page, or null
   */
  next: string | null;
}
export interface Version {
  key: string;
  version: number;
  sha256: string;
  title: Texts;
  is_live: boolean;
  published_at: string;
}
export interface VersionWhole {
  key: string;
  version: number;
  sha256: string;
  title: Texts;
  is_live: boolean;
  published_at: string;
  document: {
    [k: string]: unknown | undefined;
  };
}
export interface VisitRequest {
  store_id: string;
  shopper_id: string;
  checklist: string;
  window_from: string;
  window_to: string;
  is_practice?: boolean;
  brief?: BriefRequest | null;
  scenario?: string | null;
}
export interface BriefRequest {
  "zh-Hans"?: BriefTexts;
  en?: BriefTexts;
}
export interface BriefTexts {
  text?: string | null;
  role?: string | null;
  story?: string | null;
  ask?: string | null;
  /**
   * @minItems 0
   * @maxItems 20
   */
  remember?: string[];
  /**
   * @minItems 0
   * @maxItems 20
   */
  never?: string[];
}
export interface Visit {
  id: string;
  store_id: string;
  shopper_id: string;
  checklist_version_id: string;
  window_from: string;
  window_to: string;
  state: string;
  is_practice: boolean;
  brief: Brief | null;
}
export interface Brief {
  "zh-Hans"?: BriefParts;
  en?: BriefParts;
}
export interface BriefParts {
  text: string | null;
  role: string | null;
  story: string | null;
  ask: string | null;
  remember: string[];
  never: string[];
}
export interface VisitPage {
  items: Visit[];
  /**
   * cursor of the next page, or null
   */
  next: string | null;
}
export interface Cancel {
  reason: string;
}
export interface AuditPage {
  items: AuditRow[];
  /**
   * cursor of the next page, or null
   */
  next: string | null;
}
export interface AuditRow {
  id: string;
  visit_id: string;
  store_id: string;
  checklist_version_id: string;
  state: "waiting" | "submitted" | "returned" | "approved" | "published";
  revision: number;
  visited_on: string;
  published_at: string | null;
  outcome: "pass" | "fail" | "insufficient";
  band: string | null;
  score: string | null;
  coverage: string | null;
  is_practice: boolean;
  store: AuditStore;
  checklist: ChecklistName;
  findings: FindingCounts | null;
}
export interface AuditStore {
  id: string;
  code: string;
  name: Texts;
  time_zone: string;
  region_id: string;
  region_name: Texts;
}
export interface ChecklistName {
  key: string;
  version: number;
  sha256: string;
  title: Texts;
}
export interface FindingCounts {
  critical: number;
  major: number;
  minor: number;
}
export interface AuditCounts {
  waiting: number;
  submitted: number;
  returned: number;
  approved: number;
  published: number;
}
export interface AuditWhole {
  audit: Audit;
  store: AuditStore;
  checklist: ChecklistName;
  shopper_id: string | null;
  shopper: Shopper | null;
  started_at: string | null;
  finished_at: string | null;
  /**
   * last live photo or timed run before hand-in; what was noted later had time to fade
   */
  last_seen_at: string | null;
  responses: ItemResponse[];
  photos: AuditPhoto[];
  history: Transition[];
  evidence: EvidenceVerdict | null;
  verification_code: string;
}
export interface Audit {
  id: string;
  visit_id: string;
  store_id: string;
  checklist_version_id: string;
  state: "waiting" | "submitted" | "returned" | "approved" | "published";
  revision: number;
  visited_on: string;
  published_at: string | null;
  outcome: "pass" | "fail" | "insufficient";
  band: string | null;
  score: string | null;
  coverage: string | null;
  is_practice: boolean;
}
export interface Shopper {
  id: string;
  name: string;
}
export interface ItemResponse {
  item: string;
  state: "answered" | "na_shopper" | "not_observed" | "unanswered";
  value?: unknown;
  note?: string | null;
  reason?: string | null;
  timer?: {
    [k: string]: unknown | undefined;
  } | null;
  /**
   * @maxItems 30
   */
  photos?: string[];
}
export interface AuditPhoto {
  photo_id: string;
  item: string;
  position: number;
  has_arrived: boolean;
}
export interface Transition {
  from_state: string;
  to_state: string;
  at: string;
  /**
   * null: the system did it
   */
  actor_id: string | null;
  /**
   * null also where the reader may not see that person
   */
  actor_name: string | null;
  reason: string | null;
  items: string[] | null;
}
export interface EvidenceVerdict {
  verdict: "intact" | "unsigned" | "broken" | "absent";
  events: number;
  broken_at: number | null;
  signature: "valid" | "wrong" | "absent";
  nonce_at: string | null;
  photos: EvidencePhoto[];
}
export interface EvidencePhoto {
  photo_id: string;
  state: "matching" | "different" | "unrecorded" | "deleted" | "missing";
}
export interface Score {
  outcome: "pass" | "fail" | "insufficient";
  is_sufficient: boolean;
  printed: string | null;
  band: string | null;
  coverage: string | null;
  total: Total;
  sections: SectionScore[];
  items: ItemScore[];
  dimensions: Share[];
  touchpoints: Share[];
  recognitions: string[];
  states: {
    [k: string]: number | undefined;
  };
  reasons: ScoreReason[];
  common: CommonScore | null;
}
export interface Total {
  mode: string;
  mean: string | null;
  penalties: string;
  raw: string | null;
  cap: string | null;
  capped: string | null;
  final: string | null;
}
export interface SectionScore {
  key: string;
  touchpoint: string;
  weight: string;
  earned: string;
  bonus: string;
  possible: string;
  uncapped: string | null;
  share: string | null;
  minimum: string | null;
  is_below_minimum: boolean;
}
export interface ItemScore {
  key: string;
  section: string;
  state: "answered" | "na_shopper" | "na_design" | "not_observed" | "hidden" | "unanswered";
  role: string;
  weight: string;
  s: string | null;
  earned: string;
  possible: string;
  points_off: string;
  is_finding: boolean;
  is_recognition: boolean;
  triggered: Triggered[];
  timer: TimerDetail | null;
}
export interface Triggered {
  level: string;
  cap: string | null;
}
export interface TimerDetail {
  limit_s: string;
  uncertainty_s: string;
  median_s: string;
  in_time: RunShare;
  runs: TimerRun[];
}
export interface RunShare {
  passed: number;
  of: number;
  share: string;
  low: string;
  high: string;
}
export interface TimerRun {
  seconds: string;
  clock: string;
  outcome: string;
  counts_as: string;
  s: string;
  clock_suspect: boolean;
}
export interface Share {
  key: string;
  possible: string;
  share: string | null;
}
export interface ScoreReason {
  code: string;
  [k: string]: unknown | undefined;
}
export interface CommonScore {
  audit_id: string;
  version: number;
  questions: number;
  score: string | null;
  previous_score: string | null;
}
export interface Review {
  decision: "return" | "approve" | "publish";
  /**
   * @maxItems 500
   */
  items?: string[];
  reason?: string | null;
}
export interface FindingPage {
  items: Finding[];
  /**
   * cursor of the next page, or null
   */
  next: string | null;
}
export interface Finding {
  id: string;
  audit_id: string;
  store_id: string;
  checklist_key: string;
  section: string;
  item: string;
  topic: string;
  severity: "minor" | "major" | "critical";
  rank: number;
  share_lost: string;
  is_repeat: boolean;
  item_title: Texts;
  section_title: Texts;
  standard: Texts | null;
  raised_at: string;
}
export interface ActionPage {
  items: Action[];
  /**
   * cursor of the next page, or null
   */
  next: string | null;
}
export interface Action {
  id: string;
  finding_id: string;
  finding: ActionFinding;
  store_id: string;
  owner_role: string;
  due_on: string;
  state: "open" | "done" | "verified" | "reopened";
  created_at: string;
}
export interface ActionFinding {
  audit_id: string;
  item: string;
  topic: string;
  severity: "minor" | "major" | "critical";
  is_repeat: boolean;
  item_title: Texts;
  section_title: Texts;
  standard: Texts | null;
}
export interface AssignmentPage {
  items: Assignment[];
  /**
   * cursor of the next page, or null
   */
  next: string | null;
}
export interface Assignment {
  id: string;
  learner_id: string;
  store_id: string | null;
  course_key: string;
  lessons: string[];
  reason_kind: string;
  reason_id: string;
  round: number;
  note: string | null;
  due_on: string;
  state: string;
  created_at: string;
}
export interface Overview {
  items: CountedRegion[];
}
export interface CountedRegion {
  due: number;
  late: number;
  passed: number;
  id: string;
  name: Texts;
  stores: CountedStore[];
}
export interface CountedStore {
  due: number;
  late: number;
  passed: number;
  id: string;
  name: Texts;
  people: CountedPerson[];
}
export interface CountedPerson {
  due: number;
  late: number;
  passed: number;
  id: string;
  name: string;
}
export interface TeamPage {
  items: TeamPerson[];
  /**
   * cursor of the next page, or null
   */
  next: string | null;
}
export interface TeamPerson {
  due: number;
  late: number;
  passed: number;
  id: string;
  name: string;
  stores: string[];
  next_due_on: string | null;
  assignments: TeamAssignment[];
  certificates: TeamCertificate[];
  next_expires_on: string | null;
  drills: number;
}
export interface TeamAssignment {
  id: string;
  course: string;
  title: Texts;
  lessons: string[];
  reason_kind: string;
  round: number;
  due_on: string;
  state: "assigned" | "started" | "completed" | "passed" | "withdrawn";
  is_late: boolean;
}
export interface TeamCertificate {
  id: string;
  course: string;
  title: Texts;
  issued_on: string;
  expires_on: string | null;
  state: "valid" | "expired" | "withdrawn";
}
export interface QuestionFile {
  name: string;
  content: string;
  format?: "gift" | "aiken" | "moodle" | "qti" | "excel" | "word" | "chinese" | null;
  language: "zh-Hans" | "en";
  topic?: string;
  lesson?: string;
  exposure?: "practice" | "exam";
}
export interface ReadQuestions {
  questions: {
    [k: string]: unknown | undefined;
  }[];
  remarks: FileRemark[];
  file: string;
}
export interface FileRemark {
  line: number;
  reason: string;
}
export interface RulePage {
  items: Rule[];
  /**
   * cursor of the next page, or null
   */
  next: string | null;
}
export interface Rule {
  id: string;
  course: string;
  lessons: string[];
  people: string[];
  roles: string[];
  regions: string[];
  stores: string[];
  tenure: Tenure | null;
  promoter: boolean | null;
  due_days: number;
  renewal: KeptRenewal | null;
  reason: string;
  is_active: boolean;
  created_at: string;
}
export interface Tenure {
  min_days?: number | null;
  max_days?: number | null;
}
export interface KeptRenewal {
  rule: "completion" | "previous" | "fixed";
  months: number;
  min_months: number;
  window_days: number;
  base: string | null;
}
export interface RuleRequest {
  course: string;
  /**
   * @minItems 0
   * @maxItems 100
   */
  lessons?: string[];
  /**
   * @minItems 0
   * @maxItems 1000
   */
  people?: string[];
  /**
   * @minItems 0
   * @maxItems 6
   */
  roles?: ("shopper" | "staff" | "trainer" | "manager" | "qa" | "admin")[];
  /**
   * @minItems 0
   * @maxItems 100
   */
  regions?: string[];
  /**
   * @minItems 0
   * @maxItems 1000
   */
  stores?: string[];
  tenure?: Tenure | null;
  promoter?: boolean | null;
  due_days: number;
  renewal?: Renewal | null;
  reason: string;
}
export interface Renewal {
  rule: "completion" | "previous" | "fixed";
  months: number;
  min_months?: number;
  window_days?: number;
  base?: string | null;
}
export interface RulePreviewRequest {
  course: string;
  /**
   * @minItems 0
   * @maxItems 100
   */
  lessons?: string[];
  /**
   * @minItems 0
   * @maxItems 1000
   */
  people?: string[];
  /**
   * @minItems 0
   * @maxItems 6
   */
  roles?: ("shopper" | "staff" | "trainer" | "manager" | "qa" | "admin")[];
  /**
   * @minItems 0
   * @maxItems 100
   */
  regions?: string[];
  /**
   * @minItems 0
   * @maxItems 1000
   */
  stores?: string[];
  tenure?: Tenure | null;
  promoter?: boolean | null;
  due_days: number;
  renewal?: Renewal | null;
  reason: string;
  replaces?: string | null;
}
export interface RulePreview {
  gets: Affected[];
  holds: Holder[];
  loses: Affected[];
  keeps: number;
  undated: Affected[];
  comes_first: ComesFirst[];
  next_dates: string[];
}
export interface Affected {
  id: string;
  name: string;
  due_on: string | null;
}
export interface Holder {
  id: string;
  name: string;
  until: string | null;
}
export interface ComesFirst {
  name: string;
  title: Texts;
  people: string[];
}
export interface Exam {
  course: ExamCourse;
  pass_share: string;
  attempts: number;
  attempts_left: number;
  cool_down_hours: number;
  limit_minutes: number | null;
  asks_confidence: boolean;
  has_passed: boolean;
  prerequisites: Prerequisite[];
  open_attempt_id: string | null;
  next_start_at: string | null;
}
export interface ExamCourse {
  name: string;
  version: number;
  title: Texts;
}
export interface Prerequisite {
  name: string;
  title: Texts;
  has_passed: boolean;
}
export interface Start {
  device_id: string;
  assignment_id?: string | null;
}
export interface Packet {
  attempt_id: string;
  learner_id: string;
  device_id: string;
  course: ExamCourse;
  number: number;
  asks_confidence: boolean;
  limit_s: number | null;
  issued_at: string;
  start_by: string;
  sync_by: string;
  questions: PacketQuestion[];
  key_id: string;
  signature: string;
}
export interface PacketQuestion {
  slot: number;
  kind: string;
  stem: Texts;
  picture: PacketPicture | null;
  options?: Choice[];
  lefts?: Choice[];
  rights?: Choice[];
  steps?: Choice[];
  turns?: PacketTurn[];
  number?: PacketNumber;
  longest?: number;
}
export interface PacketPicture {
  alt: Texts;
  aspect: string;
  type: string;
  text: string;
}
export interface Choice {
  id: string;
  text: Texts;
}
export interface PacketTurn {
  says: Texts;
  options: Choice[];
}
export interface PacketNumber {
  entry: string;
  unit: Texts | null;
}
export interface AttemptPage {
  items: Attempt[];
  /**
   * cursor of the next page, or null
   */
  next: string | null;
}
export interface Attempt {
  id: string;
  course: string;
  learner_id: string;
  assignment_id: string | null;
  number: number;
  state: "open" | "marking" | "held" | "graded" | "void" | "lapsed";
  device_id: string;
  limit_s: number | null;
  issued_at: string;
  start_by: string;
  sync_by: string;
  received_at: string | null;
  graded_at: string | null;
  score: string | null;
  has_passed: boolean | null;
  flags: string[];
}
export interface AttemptWhole {
  id: string;
  course: string;
  learner_id: string;
  assignment_id: string | null;
  number: number;
  state: "open" | "marking" | "held" | "graded" | "void" | "lapsed";
  device_id: string;
  limit_s: number | null;
  issued_at: string;
  start_by: string;
  sync_by: string;
  received_at: string | null;
  graded_at: string | null;
  score: string | null;
  has_passed: boolean | null;
  flags: string[];
  attempts_left: number;
  next_start_at: string | null;
  missed: string[] | null;
  answers: Slot[] | null;
}
export interface Slot {
  slot: number;
  question: {
    [k: string]: unknown | undefined;
  };
  response: {
    [k: string]: unknown | undefined;
  } | null;
  share: string | null;
  confidence: string | null;
  certainty_mark: string | null;
  comment: string | null;
}
export interface Submission {
  attempt_id: string;
  /**
   * @minItems 0
   * @maxItems 2000
   */
  answers: Answer[];
  started_at: string;
  finished_at: string;
  elapsed_ms: number;
}
export interface Answer {
  seq: number;
  slot: number;
  response: {
    [k: string]: unknown | undefined;
  };
  confidence?: "low" | "medium" | "high" | null;
  t_ms: number;
  wall: string;
}
export interface Marks {
  /**
   * @minItems 1
   * @maxItems 200
   */
  marks: SlotMark[];
}
export interface SlotMark {
  slot: number;
  share: string;
  comment?: string | null;
}
export interface Decision {
  decision: "accept" | "void";
  copy?: string | null;
  reason: string;
}
export interface ExtraTime {
  factor: string;
}
export interface Waiting {
  answers: number;
  decisions: number;
  odd: number;
}
export interface ToMarkPage {
  items: ToMark[];
  /**
   * cursor of the next page, or null
   */
  next: string | null;
}
export interface ToMark {
  id: string;
  course: string;
  title: Texts;
  received_at: string;
  answers: OpenAnswer[];
}
export interface OpenAnswer {
  slot: number;
  question: {
    [k: string]: unknown | undefined;
  };
  text: string;
}
export interface ToDecidePage {
  items: ToDecide[];
  /**
   * cursor of the next page, or null
   */
  next: string | null;
}
export interface ToDecide {
  id: string;
  course: string;
  learner_id: string;
  assignment_id: string | null;
  number: number;
  state: "open" | "marking" | "held" | "graded" | "void" | "lapsed";
  device_id: string;
  limit_s: number | null;
  issued_at: string;
  start_by: string;
  sync_by: string;
  received_at: string | null;
  graded_at: string | null;
  score: string | null;
  has_passed: boolean | null;
  flags: string[];
  learner: Taker;
  store: Texts | null;
  title: Texts;
  copies: number;
}
export interface Taker {
  id: string;
  name: string;
}
export interface Copies {
  attempt: ToDecide;
  is_waiting: boolean;
  items: Copy[];
  alike: Alike[];
  pace: Pace | null;
}
export interface Copy {
  copy: string | null;
  received_at: string | null;
  started_at: string | null;
  finished_at: string | null;
  elapsed_ms: number | null;
  score: string | null;
  has_passed: boolean | null;
  answers: Slot[];
}
export interface Alike {
  attempt_id: string;
  learner: Taker;
  wrong: number;
  same: number;
}
export interface Pace {
  mine_ms: number;
  usual_ms: number | null;
}
export interface Statistics {
  test: TestFigures;
  items: ItemFigures[];
}
export interface TestFigures {
  people: number;
  mean: number;
  sd: number | null;
  skew: number | null;
  kurtosis: number | null;
  alpha: number | null;
  error_ratio: number | null;
  standard_error: number | null;
  is_weak: boolean;
}
export interface ItemFigures {
  question: string;
  key: string;
  stem: Texts;
  where: string | null;
  people: number;
  facility: number;
  low: number;
  high: number;
  sd: number | null;
  discrimination: number | null;
  efficiency: number | null;
  weight: number | null;
  flags: Flag[];
  options: OptionFigures[];
}
export interface Flag {
  name: string;
  sentence: Texts;
}
export interface OptionFigures {
  key: string;
  is_good: boolean;
  share: number;
  r: number | null;
  top: number;
  bottom: number;
}
export interface Reminders {
  hour: number;
  house_hour: number;
  hours: Hours;
  push_key: string;
  mail: Mail;
  channels: ReminderChannel[];
}
export interface Hours {
  first: number;
  last: number;
}
export interface Mail {
  address: string;
  is_possible: boolean;
  is_on: boolean;
  last: LastTold | null;
}
export interface LastTold {
  day: string;
  state: "queued" | "sending" | "sent" | "failed" | "unknown";
}
export interface ReminderChannel {
  id: string;
  kind: "push" | "webhook";
  shape: string | null;
  host: string;
  name: string;
  is_on: boolean;
  last_error: string | null;
  created_at: string;
  last: LastTold | null;
}
export interface MailChoice {
  is_on: boolean;
}
export interface HourChoice {
  hour: number | null;
}
export interface TestOutcome {
  outcome: "sent" | "failed" | "away" | "unknown";
}
export interface PushRequest {
  endpoint: string;
  keys: PushKeys;
}
export interface PushKeys {
  p256dh: string;
  auth: string;
}
export interface RobotRequest {
  shape: "dingtalk" | "feishu" | "wecom";
  url: string;
  secret?: string;
  name?: string;
}
export interface Regrade {
  digest: string;
  items: Regraded[];
}
export interface Regraded {
  attempt_id: string;
  learner: RegradedPerson;
  score_before: string | null;
  score_after: string | null;
  passed_before: boolean | null;
  passed_after: boolean | null;
  certificate: "issued" | "withdrawn" | null;
}
export interface RegradedPerson {
  id: string;
  name: string;
}
export interface RegradeRequest {
  digest: string;
  reason: string;
}
export interface PolicyChangeEffect {
  course: string;
  version: number;
  lessons: string[];
  gets: Affected[];
}
export interface Pool {
  items: {
    [k: string]: unknown | undefined;
  }[];
}
export interface DrillPage {
  items: Drill[];
  /**
   * cursor of the next page, or null
   */
  next: string | null;
}
export interface Drill {
  id: string;
  learner_id: string;
  observer_id: string;
  next_observer_id: string | null;
  course: string;
  lesson: string;
  ticks: Tick[];
  runs_ms: number[];
  outcome: string;
  reason: string | null;
  observed_at: string;
  received_at: string;
}
export interface Tick {
  item: string;
  met: "yes" | "no" | "na";
  note?: string | null;
}
export interface CertificatePage {
  items: Certificate[];
  /**
   * cursor of the next page, or null
   */
  next: string | null;
}
export interface Certificate {
  id: string;
  learner_id: string;
  learner_name: string;
  course: string;
  title: Texts;
  attempt_id: string;
  code: string;
  issued_on: string;
  expires_on: string | null;
  state: "valid" | "expired" | "withdrawn";
  withdrawn_because: string | null;
}
export interface Withdrawal {
  reason: string;
}
export interface RetrainingRule {
  /**
   * @minItems 1
   * @maxItems 2
   */
  roles: ("staff" | "manager")[];
  shift: "every" | "visited";
  late_from: string;
  due_days: number;
}
export interface Ladder {
  items: Rung[];
}
export interface Rung {
  id: string;
  topic: string;
  course: CourseName | null;
  lessons: string[];
  due_on: string;
  assigned: number;
  completed: number;
  passed: number;
  drilled: number;
}
export interface CourseName {
  key: string;
  version: number;
  title: Texts;
}
export interface Diagnosis {
  pains: Pain[];
  courses: Step[];
}
export interface Pain {
  key: "uneven-awareness" | "long-process" | "news-not-reaching-floor" | "feedback-not-followed" | "too-few-hands";
  share: string | null;
  asked: number;
  seen: number;
  missed: string[];
  topics: string[];
}
export interface Step {
  course: CourseName;
  pains: string[];
}
export interface Keys {
  keys: Key[];
  sealing: SealingKey;
}
export interface Key {
  key_id: string;
  algorithm: string;
  public_key: string;
}
export interface SealingKey {
  key_id: string;
  algorithm: string;
  public_key: string;
}
export interface Bundle {
  cursor: string;
  full: boolean;
  visits: BundleVisit[];
  checklists: BundleDocument[];
  courses: BundleDocument[];
  assignments: BundleAssignment[];
  progress: BundleProgress[];
  attempts: BundleAttempt[];
  certificates: BundleCertificate[];
  drills: BundleDrill[];
  cards: BundleCards[];
  reviews: BundleReview[];
  daily: Daily | null;
  removed: Removed[];
}
export interface BundleVisit {
  id: string;
  store_id: string;
  shopper_id: string;
  checklist_version_id: string;
  window_from: string;
  window_to: string;
  state: "assigned" | "in_progress" | "returned";
  is_practice: boolean;
  brief: Brief | null;
  store: BundleStore;
  checklist: BundleChecklistName;
  nonce: Nonce;
  returned: Returned | null;
  draft: Draft | null;
}
export interface BundleStore {
  id: string;
  code: string;
  name: Texts;
  address: Texts;
  time_zone: string;
  latitude: string | null;
  longitude: string | null;
  datum: "WGS-84" | "GCJ-02" | "BD-09";
  tags: string[];
}
export interface BundleChecklistName {
  key: string;
  version: number;
  sha256: string;
  title: Texts;
  kind: string;
}
export interface Nonce {
  value: string;
  issued_at: string;
}
export interface Returned {
  audit_id: string;
  revision: number;
  items: string[];
  reason: string | null;
  at: string;
  responses: ItemResponse[];
  photos: AuditPhoto[];
}
export interface Draft {
  audit_id: string;
  revision: number;
  document: AuditSubmit;
  received_at: string;
}
export interface AuditSubmit {
  audit_id: string;
  visit_id: string;
  checklist: ChecklistRef;
  started_at: string;
  finished_at: string;
  /**
   * @maxItems 500
   */
  responses: ItemResponse[];
  location?: Location | null;
  evidence?: Evidence;
}
export interface ChecklistRef {
  key: string;
  version: number;
  sha256: string;
}
export interface Location {
  latitude: number;
  longitude: number;
  accuracy_m: number;
  age_s?: number;
  datum?: "WGS-84" | "GCJ-02" | "BD-09";
}
export interface Evidence {
  /**
   * @maxItems 5000
   */
  events?: {
    [k: string]: unknown | undefined;
  }[];
  public_key?: string | null;
  signature?: string | null;
  nonce?: string | null;
}
export interface BundleDocument {
  key: string;
  version: number;
  sha256: string;
  document: {
    [k: string]: unknown | undefined;
  };
}
export interface BundleAssignment {
  id: string;
  course: string;
  lessons: string[];
  reason: Reason;
  due_on: string;
  state: "assigned" | "started" | "completed" | "passed" | "withdrawn";
}
export interface Reason {
  kind: string;
  note?: string | null;
}
export interface BundleProgress {
  course: string;
  lesson: string;
  is_completed: boolean;
}
export interface BundleAttempt {
  id: string;
  course: string;
  learner_id: string;
  assignment_id: string | null;
  number: number;
  state: "open" | "marking" | "held" | "graded" | "void" | "lapsed";
  device_id: string;
  limit_s: number | null;
  issued_at: string;
  start_by: string;
  sync_by: string;
  received_at: string | null;
  graded_at: string | null;
  score: string | null;
  has_passed: boolean | null;
  flags: string[];
  packet: Packet | null;
}
export interface BundleCertificate {
  id: string;
  attempt_id: string;
  course: string;
  title: Texts;
  code: string;
  issued_on: string;
  expires_on: string | null;
  renews_on: string | null;
  is_withdrawn: boolean;
}
export interface BundleDrill {
  assignment_id: string;
  learner: BundlePerson;
  course: string;
  lesson: string;
  title: Texts;
  body: {
    [k: string]: unknown | undefined;
  };
  rubric: RubricItem[];
  timed: boolean;
  due_on: string;
  last: LastDrill | null;
}
export interface BundlePerson {
  id: string;
  name: string;
}
export interface RubricItem {
  item: string;
  title: Texts | null;
  standard: Texts | null;
}
export interface LastDrill {
  outcome: string;
  reason: string | null;
  observer_id: string | null;
}
export interface BundleCards {
  course: string;
  cards: {
    [k: string]: unknown | undefined;
  }[];
}
export interface BundleReview {
  question: string;
  course: string;
  stability: number | null;
  difficulty: number | null;
  last_on: string | null;
  due_on: string | null;
  asked_on: string | null;
  is_missed: boolean;
  document: {
    [k: string]: unknown | undefined;
  } | null;
}
export interface Daily {
  time_zone: string;
  needs: Need[];
}
export interface Need {
  topic: string;
  severity: "minor" | "major" | "critical";
  raised_on: string;
}
export interface Removed {
  kind: string;
  id: string;
}
export interface Push {
  device_id: string;
  ops: {
    [k: string]: unknown | undefined;
  }[];
}
export interface PushAnswer {
  results: Result[];
  gaps: Gap[];
  receipt: {
    [k: string]: unknown | undefined;
  };
}
export interface Result {
  op_id: string | null;
  outcome: "applied" | "duplicate" | "conflict" | "rejected" | "retry";
  resource?: Resource;
  problem?: Problem;
  photos_missing?: string[];
}
export interface Resource {
  kind: string;
  id: string;
}
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  errors?: ProblemError[];
}
export interface ProblemError {
  /**
   * JSON pointer to the field
   */
  pointer: string;
  detail: string;
}
export interface Gap {
  from: number;
  to: number;
}
export interface Receipt {
  visit_id: string;
  audit_id: string;
  revision: number;
  state: string;
  payload_sha256: string;
  photos: ReceiptPhoto[];
}
export interface ReceiptPhoto {
  photo_id: string;
  sha256: string | null;
  has_arrived: boolean;
}
export interface Heartbeat {
  app_version: string;
  platform: string;
  language: "zh-Hans" | "en";
  pending_ops: number;
  pending_photos: number;
  oldest_pending_at: string | null;
  is_persisted: boolean;
  is_installed: boolean;
  quota_bytes: number | null;
  used_bytes: number | null;
  public_key?: string | null;
}
export interface DevicePage {
  items: Device[];
  /**
   * cursor of the next page, or null
   */
  next: string | null;
}
export interface Device {
  id: string;
  user: Person;
  last_seen_at: string;
  reported_at: string | null;
  app_version: string | null;
  platform: string | null;
  name: string | null;
  language: string | null;
  pending_ops: number | null;
  pending_photos: number | null;
  oldest_pending_at: string | null;
  is_persisted: boolean | null;
  is_installed: boolean | null;
  quota_bytes: number | null;
  used_bytes: number | null;
  signed_out_at: string | null;
  is_stuck: boolean;
  gaps: Gap[];
}
export interface Person {
  id: string;
  name: string;
}
