/** How often in a row Meta asked for fewer messages, and until when none is tried: a restart waits as well. */
export const RATE_LIMITS = `
ALTER TABLE profiles ADD COLUMN limited_times INTEGER NOT NULL DEFAULT 0;
ALTER TABLE profiles ADD COLUMN limited_until INTEGER NOT NULL DEFAULT 0`;
