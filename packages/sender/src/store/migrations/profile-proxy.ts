/** The proxy of a profile as JSON, without its password; NULL for none. */
export const PROFILE_PROXY = `ALTER TABLE profiles ADD COLUMN proxy TEXT`;
