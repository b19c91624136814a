import { checkKeyword, type KeywordProblem, keywordKey } from '@mywasender/campaigns/opt-in/keyword';
import { mentionsStop } from '@mywasender/campaigns/stop/mentions-stop';
import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { OptIn } from '@mywasender/contract/models/opt-in';
import { startOf } from '../campaigns/report-campaign.ts';
import { cursorOf, DEFAULT_LIMIT, nextCursor, rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { listById } from '../store/lists.ts';
import { joinTimes, pageJoins } from '../store/opt-in-joins.ts';
import {
  allOptIns,
  insertOptIn,
  markOptInPaused,
  markOptInRemoved,
  optInById,
  optInWithKey,
  removedOptIn,
  statementsOf,
  updateOptIn,
} from '../store/opt-ins.ts';
import { profileById } from '../store/profiles.ts';

const DAYS_SHOWN = 30;

const PROBLEMS: Readonly<Record<KeywordProblem, string>> = {
  'too-short': 'it needs two letters at least.',
  'too-long': 'it has more than 40 characters.',
  question: 'a question is never taken for a yes. Leave the question mark out.',
  'stop-word': 'people write this to be left alone, or it contains a word they stop with. STOP always wins.',
  everyday: 'people write this without meaning to join. Choose a word nobody writes by chance.',
};

export function listOptIns(core: Core): CommandOutput<'contacts.optIns'> {
  return { optIns: allOptIns(core.sql) };
}

export function readOptIn(
  core: Core,
  input: CommandInput<'contacts.optIn'>,
): CommandOutput<'contacts.optIn'> {
  const optIn = requireOptIn(core, input.optInId);
  const id = rowId(optIn.id);
  const starts = lastDays(core.deps.clock.now());
  const counts = new Map<number, number>();
  for (const at of joinTimes(core.sql, id, starts[0] ?? 0)) {
    const day = startOf('day', at);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return {
    optIn,
    days: starts.map((at) => ({ at, joined: counts.get(at) ?? 0 })),
    statements: statementsOf(core.sql, id),
  };
}

/** Throws `KEYWORD_REFUSED`, `KEYWORD_TAKEN`, `NOT_FOUND` for a list or profile there is not, `VALIDATION_FAILED`. */
export function saveOptIn(core: Core, input: CommandInput<'contacts.saveOptIn'>): OptIn {
  const { optInId, ...draft } = input;
  const known = optInId === undefined ? null : rowId(requireOptIn(core, optInId).id);
  const values = {
    ...draft,
    keyword: draft.keyword.trim(),
    key: keywordKey(draft.keyword),
    statement: draft.statement.trim(),
    welcome: draft.welcome === null ? null : draft.welcome.trim(),
    listRow: rowId(draft.listId),
    at: core.deps.clock.now(),
  };
  const { keyword } = values;
  const problem = checkKeyword(keyword);
  if (problem !== null) throw new AppError('KEYWORD_REFUSED', { keyword, problem: PROBLEMS[problem] });
  if (values.statement.length < 10)
    throw new AppError('VALIDATION_FAILED', { field: 'statement', problem: 'says too little' });
  if (values.welcome !== null && !mentionsStop(values.welcome)) {
    const problem = 'does not say how to stop. Add for example “Reply STOP to leave.”';
    throw new AppError('VALIDATION_FAILED', { field: 'welcome', problem });
  }
  if (listById(core.sql, values.listRow) === null) throw new AppError('NOT_FOUND');
  // An opt-in of a removed profile may be changed, as long as it stays where it is.
  const stays = known !== null && optInById(core.sql, known)?.profileId === draft.profileId;
  if (!stays && profileById(core.sql, draft.profileId) === null) throw new AppError('NOT_FOUND');
  return core.sql.transaction(() => {
    requireFreeKeyword(core, values, known);
    if (known !== null) updateOptIn(core.sql, known, values);
    return requireOptIn(core, String(known ?? insertOptIn(core.sql, values)));
  });
}

export function pauseOptIn(core: Core, input: CommandInput<'contacts.pauseOptIn'>): OptIn {
  const id = rowId(requireOptIn(core, input.optInId).id);
  markOptInPaused(core.sql, id, input.paused ? core.deps.clock.now() : null);
  return requireOptIn(core, input.optInId);
}

export function removeOptIn(core: Core, input: CommandInput<'contacts.removeOptIn'>): Record<string, never> {
  const id = rowId(requireOptIn(core, input.optInId).id);
  markOptInRemoved(core.sql, id, core.deps.wallClock.now());
  return {};
}

/** Throws `NOT_FOUND` when it cannot return any more, `KEYWORD_TAKEN`, `VALIDATION_FAILED` when its list is gone. */
export function restoreOptIn(core: Core, input: CommandInput<'contacts.restoreOptIn'>): OptIn {
  const id = rowId(input.optInId);
  return core.sql.transaction(() => {
    const removed = removedOptIn(core.sql, id);
    if (removed === null) throw new AppError('NOT_FOUND');
    requireFreeKeyword(core, removed, id);
    if (listById(core.sql, removed.listId) === null)
      throw new AppError('VALIDATION_FAILED', { field: 'listId', problem: 'this list was removed' });
    markOptInRemoved(core.sql, id, null);
    return requireOptIn(core, input.optInId);
  });
}

export function listOptInPeople(
  core: Core,
  input: CommandInput<'contacts.optInPeople'>,
): CommandOutput<'contacts.optInPeople'> {
  const limit = input.limit ?? DEFAULT_LIMIT;
  const optInId = rowId(requireOptIn(core, input.optInId).id);
  const { items, total } = pageJoins(core.sql, { optInId, before: cursorOf(input.cursor), limit });
  return { items, nextCursor: nextCursor(items, limit), total };
}

interface Keyword {
  readonly profileId: string;
  readonly keyword: string;
  readonly key: string;
}

function requireFreeKeyword(core: Core, { profileId, keyword, key }: Keyword, own: number | null): void {
  const holder = optInWithKey(core.sql, profileId, key);
  if (holder !== null && holder !== own) throw new AppError('KEYWORD_TAKEN', { keyword });
}

function requireOptIn(core: Core, optInId: string): OptIn {
  const optIn = optInById(core.sql, rowId(optInId));
  if (optIn === null) throw new AppError('NOT_FOUND');
  return optIn;
}

/** The beginnings of the last days on this computer's calendar, whose days may have 23 or 25 hours. */
function lastDays(now: number): readonly number[] {
  return Array.from({ length: DAYS_SHOWN }, (_, index) => {
    const date = new Date(startOf('day', now));
    return date.setDate(date.getDate() - (DAYS_SHOWN - 1 - index));
  });
}
