import { describe, expect, it } from 'vitest';
import { consentFromRow, isOptedOut, validateConsent } from './consent.ts';
import { parseConsentDate } from './consent-date.ts';

const now = Date.parse('2026-11-21T10:00:00Z');
const full = { source: ' Counter ', date: '2026-01-02', method: 'paper form', attestedBy: 'Ana' };
const problem = (change: Partial<typeof full>) => validateConsent({ ...full, ...change }, { now });

describe('validateConsent', () => {
  it('tidies a complete record', () => {
    expect(validateConsent(full, { now })).toEqual({ ok: true, consent: { ...full, source: 'Counter' } });
    expect(validateConsent({ ...full, wording: 'I agree' }, { now })).toMatchObject({
      consent: { wording: 'I agree' },
    });
  });

  it.each([
    [{ source: ' ' }, 'no-source'],
    [{ date: '' }, 'no-date'],
    [{ date: 'last year' }, 'bad-date'],
    [{ date: '2026-11-23' }, 'future-date'],
    [{ method: '' }, 'no-method'],
    [{ attestedBy: '' }, 'no-attester'],
  ])('%o is %s', (change, expected) => expect(problem(change)).toEqual({ ok: false, problem: expected }));

  it('allows a day that has begun somewhere', () => {
    expect(problem({ date: '2026-11-22' })).toMatchObject({ ok: true });
    expect(validateConsent({ ...full, date: '2026-11-22' }, { now: now - 86_400_000 })).toMatchObject({
      problem: 'future-date',
    });
  });
});

describe('consentFromRow', () => {
  it('prefers the row and falls back to the statement for the file', () => {
    expect(consentFromRow({ source: 'site', date: '' }, full, { now })).toMatchObject({
      ok: true,
      consent: { source: 'site', date: '2026-01-02', method: 'paper form' },
    });
    expect(consentFromRow({ source: 'site' }, {}, { now })).toEqual({ ok: false, problem: 'no-date' });
  });
});

describe('parseConsentDate', () => {
  it.each([
    ['2026-01-02T10:00:00Z', 'dmy', '2026-01-02'],
    ['2026/1/2', 'dmy', '2026-01-02'],
    ['03/04/2026', 'dmy', '2026-04-03'],
    ['03/04/2026', 'mdy', '2026-03-04'],
    ['25/12/2025', 'mdy', '2025-12-25'],
    ['3.4.26', 'dmy', '2026-04-03'],
    ['46024', 'dmy', '2026-01-02'],
    ['٢٠٢٦-٠١-٠٢', 'dmy', '2026-01-02'],
    ['31/02/2026', 'dmy', null],
    ['2026', 'dmy', null],
    ['yesterday', 'dmy', null],
  ] as const)('%s (%s) → %s', (text, order, day) => expect(parseConsentDate(text, order)).toBe(day));
});

describe('isOptedOut', () => {
  it('takes a clear yes or a date', () => {
    expect(['yes', 'TRUE', '1', 'x', 'Sí', 'evet', 'نعم', '2026-01-02'].map(isOptedOut)).not.toContain(false);
    expect(['', 'no', '0', 'false', 'n', 'não', 'maybe'].map(isOptedOut)).not.toContain(true);
  });
});
