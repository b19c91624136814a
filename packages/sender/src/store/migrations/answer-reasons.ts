/** Why an answer did not leave: a `FailReason`. */
export const ANSWER_REASONS = 'ALTER TABLE answers ADD COLUMN reason TEXT';
