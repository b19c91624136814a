import { addSuppression, listSuppressions, removeSuppression } from '../suppressions/manage-suppressions.ts';
import type { Handlers } from './handler.ts';

export const suppressionHandlers: Handlers<'suppressions'> = {
  'suppressions.list': listSuppressions,
  'suppressions.add': addSuppression,
  'suppressions.remove': removeSuppression,
};
