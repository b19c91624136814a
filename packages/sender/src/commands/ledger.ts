import { exportLedger } from '../consent/export-ledger.ts';
import { readLedger, showEvidence } from '../consent/read-ledger.ts';
import { verifyLedger } from '../consent/verify-ledger.ts';
import { withdrawConsent } from '../consent/withdraw-consent.ts';
import type { Handlers } from './handler.ts';

type LedgerCommand = Extract<
  keyof Handlers<'contacts'>,
  `contacts.${'ledger' | 'evidence' | 'verifyLedger' | 'exportLedger' | 'withdrawConsent'}`
>;

/** Who agreed to what, and who does not any more. */
export const ledgerHandlers: Pick<Handlers<'contacts'>, LedgerCommand> = {
  'contacts.ledger': readLedger,
  'contacts.evidence': showEvidence,
  'contacts.verifyLedger': verifyLedger,
  'contacts.exportLedger': exportLedger,
  'contacts.withdrawConsent': withdrawConsent,
};
