import type { ErrorTable } from './error-table.ts';

/** Raised by the license server about plans and the terms of licenses. */
export const licensingErrors = {
  PLAN_NAME_TAKEN: { status: 409, message: 'There is a plan with this name already. Choose another name.' },
  TERMS_OUT_OF_BOUNDS: {
    status: 409,
    message: '{field}: your plan allows {most} at most. Ask the admin of the license server for more.',
  },
  LICENSES_NOT_FOUND: {
    status: 404,
    message: 'Nothing was changed. {count} of the licenses do not exist or are not yours: {ids}.',
  },
  LICENSES_REFUSED: {
    status: 409,
    message: 'Nothing was changed, because of {count} of the licenses ({ids}). {reason}',
  },
  LICENSE_WITHOUT_CUSTOMER: {
    status: 409,
    message: 'There is no e-mail address of the customer. Enter it first.',
  },
  TRIAL_UNAVAILABLE: {
    status: 409,
    message: 'No trial is offered at the moment. Enter a license key, or ask your seller for one.',
  },
  ACTIVATION_REQUEST_INVALID: {
    status: 400,
    message:
      'This is not a request file of the app, or it was changed ({reason}). Create a new one in the app.',
  },
  ACTIVATION_REQUEST_OLD: {
    status: 400,
    message: 'This request file is older than {days} days. Create a new one in the app.',
  },
  ACTIVATION_REQUEST_USED: {
    status: 409,
    message: 'A license file was made for this request already. Create a new request in the app.',
  },
  OFFLINE_NOT_ALLOWED: {
    status: 409,
    message: 'The plan of this license allows no license files. Activate the computer through the internet.',
  },
} as const satisfies ErrorTable;
