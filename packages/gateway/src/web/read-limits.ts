import type { AccountLimits } from '../port.ts';
import { LATEST } from './bridge-messages.ts';

const CAP_STATUS = {
  NONE: 'none',
  FIRST_WARNING: 'first-warning',
  SECOND_WARNING: 'second-warning',
  CAPPED: 'capped',
} as const;

/** WhatsApp's answers to ours. What an account does not report, or reports in a new shape, is left out. */
export function readLimits(raw: { readonly timeLock?: unknown; readonly newChats?: unknown }): AccountLimits {
  const timeLock = readTimeLock(raw.timeLock);
  const newChats = readNewChats(raw.newChats);
  return { ...(timeLock === undefined ? {} : { timeLock }), ...(newChats === undefined ? {} : { newChats }) };
}

function readTimeLock(raw: unknown): AccountLimits['timeLock'] {
  const active = field(raw, 'is_active');
  if (typeof active !== 'boolean') return undefined;
  const endsAt = milliseconds(field(raw, 'time_enforcement_ends'));
  return endsAt === undefined ? { active } : { active, endsAt };
}

function readNewChats(raw: unknown): AccountLimits['newChats'] {
  const total = people(field(raw, 'total_quota'));
  const used = people(field(raw, 'used_quota'));
  if (total === undefined || used === undefined) return undefined;
  const status = capStatus(field(raw, 'capping_status'));
  const cycleEndsAt = milliseconds(field(raw, 'cycle_end_timestamp'));
  return { total, used, status, ...(cycleEndsAt === undefined ? {} : { cycleEndsAt }) };
}

function capStatus(raw: unknown): (typeof CAP_STATUS)[keyof typeof CAP_STATUS] {
  for (const [name, status] of Object.entries(CAP_STATUS)) if (raw === name) return status;
  return 'none';
}

function field(raw: unknown, name: string): unknown {
  return typeof raw === 'object' && raw !== null
    ? Object.entries(raw).find(([key]) => key === name)?.[1]
    : undefined;
}

/** Seconds since 1970, as a number or as text. */
function milliseconds(raw: unknown): number | undefined {
  const seconds = number(raw);
  return seconds === undefined || seconds <= 0 || seconds * 1000 > LATEST ? undefined : seconds * 1000;
}

function people(raw: unknown): number | undefined {
  const count = number(raw);
  return count !== undefined && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

function number(raw: unknown): number | undefined {
  const value = typeof raw === 'string' && raw !== '' ? Number(raw) : raw;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
