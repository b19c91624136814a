/** The language of the text somebody gets, where it is a translation. */
export const MESSAGE_PARTS = `
ALTER TABLE recipients ADD COLUMN language TEXT`;
