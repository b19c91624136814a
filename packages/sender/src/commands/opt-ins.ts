import {
  listOptInPeople,
  listOptIns,
  pauseOptIn,
  readOptIn,
  removeOptIn,
  restoreOptIn,
  saveOptIn,
} from '../opt-ins/manage-opt-ins.ts';
import type { Handlers } from './handler.ts';

type OptInCommand =
  `contacts.${'optIns' | 'optIn' | 'optInPeople' | `${'save' | 'pause' | 'remove' | 'restore'}OptIn`}`;

export const optInHandlers: Pick<Handlers<'contacts'>, OptInCommand> = {
  'contacts.optIns': listOptIns,
  'contacts.optIn': readOptIn,
  'contacts.saveOptIn': saveOptIn,
  'contacts.pauseOptIn': pauseOptIn,
  'contacts.removeOptIn': removeOptIn,
  'contacts.restoreOptIn': restoreOptIn,
  'contacts.optInPeople': listOptInPeople,
};
