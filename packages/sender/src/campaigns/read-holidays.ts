import { readFile } from 'node:fs/promises';
import { readCalendar } from '@mywasender/campaigns/holidays/read-calendar';
import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import { MAX_HOLIDAYS } from '@mywasender/contract/models/holiday';
import type { Core } from '../core.ts';

const MAX_BYTES = 5 * 1024 * 1024;
/** Further ahead calendars are guesses, and no campaign goes on so long. */
const AHEAD_MS = 2 * 366 * 86_400_000;
const DAY_MS = 86_400_000;

/** The whole days of a calendar file from yesterday on, for two years. Throws `FILE_UNKNOWN`, `FILE_TOO_LARGE`, `CALENDAR_INVALID`. */
export async function readHolidays(
  core: Core,
  input: CommandInput<'campaigns.readHolidays'>,
): Promise<CommandOutput<'campaigns.readHolidays'>> {
  const { path, bytes, name } = await core.files.open(input.file);
  if (bytes > MAX_BYTES) throw new AppError('FILE_TOO_LARGE', { limit: '5 MB' });
  const now = core.deps.clock.now();
  const range = { from: dayOf(now - DAY_MS), to: dayOf(now + AHEAD_MS) };
  const found = readCalendar(new TextDecoder().decode(await readFile(path)), range);
  if (found === null) throw new AppError('CALENDAR_INVALID', { name });
  return { holidays: found.holidays.slice(0, MAX_HOLIDAYS), leftOut: found.leftOut };
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
