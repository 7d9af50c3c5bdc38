/** Makes one number and one date: see `ahead.ts`, which ends it: closing itself, it would hold back a newer release for a minute. */

Intl.NumberFormat("zh-Hans").format(0);
Intl.DateTimeFormat("zh-Hans").format(0);
postMessage("found");
