/** Writes src/i18n/messages.gen.ts; fails if the languages differ. */

import { writeTypes } from "./messages.ts";

writeTypes();
