import { ANY_ROLE } from '../access.ts';
import {
  AskExportBody,
  DeleteMeBody,
  DeletionScheduled,
  ExportAsked,
  LinkBody,
  PersonalData,
} from '../privacy.ts';
import { NoContent, type RouteTable } from './route.ts';

const PASSWORD_ERRORS = ['PASSWORD_WRONG', 'ACCOUNT_LOCKED'] as const;

export const privacyRoutes = {
  'POST /v1/me/export': {
    summary: 'Ask for a copy of your data: a link that gives it once is mailed.',
    access: ANY_ROLE,
    body: AskExportBody,
    answer: { 202: ExportAsked },
    errors: PASSWORD_ERRORS,
  },
  'POST /v1/exports/download': {
    summary: 'The copy of somebody’s data, by the link of the mail.',
    access: 'anyone',
    body: LinkBody,
    answer: { 200: PersonalData },
    errors: ['LINK_USED'],
  },
  'DELETE /v1/me': {
    summary: 'Close your account; it is erased after 30 days unless the mailed link is used.',
    access: ANY_ROLE,
    body: DeleteMeBody,
    answer: { 200: DeletionScheduled },
    errors: [...PASSWORD_ERRORS, 'LAST_ADMIN'],
  },
  'POST /v1/deletions/undo': {
    summary: 'Keep an account that was to be deleted, by the link of the mail.',
    access: 'anyone',
    body: LinkBody,
    answer: { 204: NoContent },
    errors: ['LINK_USED'],
  },
} as const satisfies RouteTable;
