/** Every message and its arguments. Written by build/messages.ts from messages/; do not change it here. */

export interface Messages {
  "app.back": Record<string, never>;
  "app.cancel": Record<string, never>;
  "app.close": Record<string, never>;
  "app.devices": Record<string, never>;
  "app.failed": Record<string, never>;
  "app.go_home": Record<string, never>;
  "app.learning": Record<string, never>;
  "app.loading": Record<string, never>;
  "app.more": Record<string, never>;
  "app.name": Record<string, never>;
  "app.not_found": Record<string, never>;
  "app.offline": Record<string, never>;
  "app.open_in_browser": Record<string, never>;
  "app.people": Record<string, never>;
  "app.queue": Record<string, never>;
  "app.reports": Record<string, never>;
  "app.retry": Record<string, never>;
  "app.save": Record<string, never>;
  "app.settings": Record<string, never>;
  "app.skip": Record<string, never>;
  "app.stores": Record<string, never>;
  "app.update_now": Record<string, never>;
  "app.update_ready": Record<string, never>;
  "app.visits": Record<string, never>;
  "session.email": Record<string, never>;
  "session.expired": Record<string, never>;
  "session.no_signal": Record<string, never>;
  "session.password": Record<string, never>;
  "session.promise": Record<string, never>;
  "session.sign_out": Record<string, never>;
  "session.submit": Record<string, never>;
  "session.title": Record<string, never>;
  "session.totp": Record<string, never>;
  "session.wait": Record<string, never>;
}
