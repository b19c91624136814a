import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput } from '@mywasender/contract/commands/command-map';
import { TERMS_VERSION, TermsState } from '@mywasender/contract/models/settings';
import Value from 'typebox/value';
import type { Core } from '../core.ts';
import { readMeta, writeMeta } from '../store/meta.ts';

export function termsState(core: Pick<Core, 'sql'>): TermsState {
  const kept = readMeta(core.sql, 'terms');
  const state: unknown = { version: TERMS_VERSION, accepted: kept === null ? null : JSON.parse(kept) };
  return Value.Check(TermsState, state) ? state : { version: TERMS_VERSION, accepted: null };
}

/** Records who accepted which version and when. Throws `CONFLICT` when newer terms hold by now. */
export function acceptTerms(core: Core, input: CommandInput<'settings.acceptTerms'>): TermsState {
  if (input.version !== TERMS_VERSION) throw new AppError('CONFLICT');
  const accepted = { version: input.version, name: input.name, at: core.deps.wallClock.now() };
  writeMeta(core.sql, 'terms', JSON.stringify(accepted));
  return termsState(core);
}
