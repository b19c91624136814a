import { type Static, Type } from 'typebox';
import { strictObject, Text } from './basics.ts';

/** A day of the calendar on which nobody is written to, `YYYY-MM-DD`. */
export const Holiday = strictObject({
  date: Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' }),
  /** May be empty. */
  name: Text(80),
});
export type Holiday = Static<typeof Holiday>;

export const MAX_HOLIDAYS = 500;
export const Holidays = Type.Array(Holiday, { maxItems: MAX_HOLIDAYS });
