/** Answers nobody typed: the confirmation of a STOP. */
export const AUTOMATIC_ANSWERS = 'ALTER TABLE answers ADD COLUMN automatic INTEGER NOT NULL DEFAULT 0';
