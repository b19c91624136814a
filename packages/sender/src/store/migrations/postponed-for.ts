/** Why somebody is tried again later: the number could not be looked up, or Meta takes nothing more for this person now. */
export const POSTPONED_FOR = `
ALTER TABLE recipients ADD COLUMN postponed_for TEXT NOT NULL DEFAULT 'cool-down'`;
