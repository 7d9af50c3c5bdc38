/** The routes: each page is a chunk of its own, and all of them are on the phone once the worker is. */

import type { JSX } from "preact";
import { ErrorBoundary, lazy, LocationProvider, Route, Router, useLocation } from "preact-iso";
import { useEffect } from "preact/hooks";

import { speakOfTheDesk, t } from "./i18n/index.ts";
import { places } from "./pages/places.ts";
import { isExpired, me } from "./session/session.ts";
import { Shell } from "./ui/shell.tsx";

const SignIn = lazy(() => import("./pages/sign-in.tsx"));
const Visits = lazy(() => import("./pages/visits.tsx"));
const Visit = lazy(() => import("./pages/visit.tsx"));
const Queue = lazy(() => import("./pages/queue.tsx"));
const Audits = desk(() => import("./pages/audits.tsx"));
const People = desk(() => import("./pages/people.tsx"));
const Stores = desk(() => import("./pages/stores.tsx"));
const Devices = desk(() => import("./pages/devices.tsx"));
const Learn = desk(() => import("./pages/learn.tsx"));
const Course = lazy(() => import("./pages/course.tsx"));
const Lesson = lazy(() => import("./pages/lesson.tsx"));
const Practice = lazy(() => import("./pages/practice.tsx"));
const Exam = lazy(() => import("./pages/exam.tsx"));
const Result = lazy(() => import("./pages/result.tsx"));
const Import = desk(() => import("./pages/import.tsx"));
const Drills = desk(() => import("./pages/drills.tsx"));
const Team = desk(() => import("./pages/team.tsx"));
const Assign = desk(() => import("./pages/assign.tsx"));
const Courses = desk(() => import("./pages/courses.tsx"));
const Marking = desk(() => import("./pages/marking.tsx"));
const Certificates = desk(() => import("./pages/certificates.tsx"));
const Daily = desk(() => import("./pages/daily.tsx"));
const Reminders = desk(() => import("./pages/reminders.tsx"));
const Settings = lazy(() => import("./pages/settings.tsx"));

type Screen = () => JSX.Element;

/** A page of the desk: its words come with it. */
function desk(load: () => Promise<{ default: Screen }>): Screen {
  return lazy<Screen>(async () => {
    const [page] = await Promise.all([load(), speakOfTheDesk()]);
    return page;
  });
}

export function App(): JSX.Element {
  return (
    <LocationProvider>
      <ErrorBoundary>{me.value === null ? <SignIn /> : <Pages />}</ErrorBoundary>
    </LocationProvider>
  );
}

function Pages(): JSX.Element {
  const { path } = useLocation();
  if (isExpired.value && path === "/sign-in") return <SignIn />;
  return (
    <Router>
      <Route path="/" component={Home} />
      <Route path="/sign-in" component={Home} />
      <Route path="/visits" component={Visits} />
      <Route path="/visits/:id" component={Visit} />
      <Route path="/visits/:id/:part" component={Visit} />
      <Route path="/queue" component={Queue} />
      <Route path="/audits" component={Audits} />
      <Route path="/audits/:id" component={Audits} />
      <Route path="/people" component={People} />
      <Route path="/people/:id" component={People} />
      <Route path="/stores" component={Stores} />
      <Route path="/stores/:id" component={Stores} />
      <Route path="/devices" component={Devices} />
      <Route path="/learn" component={Learn} />
      <Route path="/learn/:course" component={Course} />
      <Route path="/learn/:course/lessons/:lesson" component={Lesson} />
      <Route path="/learn/:course/practice" component={Practice} />
      <Route path="/learn/:course/exam" component={Exam} />
      <Route path="/learn/:course/results/:id" component={Result} />
      <Route path="/drills" component={Drills} />
      <Route path="/drills/:id" component={Drills} />
      <Route path="/team" component={Team} />
      <Route path="/team/:id" component={Team} />
      <Route path="/assign" component={Assign} />
      <Route path="/assign/:id" component={Assign} />
      <Route path="/courses" component={Courses} />
      <Route path="/courses/:key" component={Courses} />
      <Route path="/marking" component={Marking} />
      <Route path="/marking/:id" component={Marking} />
      <Route path="/certificates" component={Certificates} />
      <Route path="/daily" component={Daily} />
      <Route path="/import" component={Import} />
      <Route path="/reminders" component={Reminders} />
      <Route path="/settings" component={Settings} />
      <Route default component={Nowhere} />
    </Router>
  );
}

/** Lead to the first place of one's role. */
function Home(): null {
  const { route } = useLocation();
  useEffect(() => {
    route(places()[0]?.href ?? "/settings", true);
  });
  return null;
}

function Nowhere(): JSX.Element {
  return (
    <Shell title={t("app.name")}>
      <div class="stack">
        <p>{t("app.not_found")}</p>
        <p>
          <a class="button" href="/">
            {t("app.go_home")}
          </a>
        </p>
      </div>
    </Shell>
  );
}
