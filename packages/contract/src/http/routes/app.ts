import { CUSTOMERS } from '../access.ts';
import { LicenseEventStream } from '../license-events.ts';
import { IdParams } from '../page.ts';
import { TrialOffer } from '../plans.ts';
import {
  ActivateBody,
  DeactivateBody,
  Jwks,
  OfflineActivationAnswer,
  OfflineActivationBody,
  RefreshLicenseBody,
  StartTrialBody,
  ValidateBody,
  Verdict,
} from '../verdict.ts';
import { NoContent, type RouteTable } from './route.ts';

/** The calls of the app. They answer 200 with a verdict whenever there is a conclusion. */
export const appRoutes = {
  'GET /.well-known/jwks.json': {
    summary: 'The public keys leases are signed with.',
    access: 'anyone',
    answer: { 200: Jwks },
    evenBlocked: 'anyone',
    errors: [],
  },
  'POST /v1/licenses/activate': {
    summary: 'Bind a license to a computer.',
    access: 'device',
    body: ActivateBody,
    answer: { 200: Verdict },
    evenBlocked: 'licensed',
    errors: [],
  },
  'GET /v1/trial': {
    summary: 'Whether the app may offer to start a trial.',
    access: 'anyone',
    answer: { 200: TrialOffer },
    errors: [],
  },
  'POST /v1/licenses/trial': {
    summary: 'Start the one trial of a computer, or go on with it after a re-installation.',
    access: 'device',
    body: StartTrialBody,
    answer: { 200: Verdict },
    errors: ['TRIAL_UNAVAILABLE', 'DEVICE_PROOF_INVALID', 'DEVICE_PROOF_CLOCK'],
  },
  'POST /v1/licenses/:id/offline-activation': {
    summary: 'Make a license file for a computer without internet, out of its request file.',
    access: CUSTOMERS,
    params: IdParams,
    body: OfflineActivationBody,
    answer: { 200: OfflineActivationAnswer },
    errors: [
      'ACTIVATION_REQUEST_INVALID',
      'ACTIVATION_REQUEST_OLD',
      'ACTIVATION_REQUEST_USED',
      'OFFLINE_NOT_ALLOWED',
    ],
  },
  'POST /v1/licenses/validate': {
    summary: 'Ask whether the license still holds on this computer.',
    access: 'device',
    body: ValidateBody,
    answer: { 200: Verdict },
    evenBlocked: 'licensed',
    errors: ['LICENSE_TOKEN_INVALID', 'DEVICE_PROOF_INVALID', 'DEVICE_PROOF_CLOCK'],
  },
  'GET /v1/licenses/events': {
    summary:
      'Server-sent events that tell a computer to validate its license now. Headers: `Authorization: DPoP <license token>` and `DPoP: <device proof>`.',
    access: 'device',
    answer: { 200: LicenseEventStream },
    evenBlocked: 'licensed',
    errors: ['LICENSE_TOKEN_INVALID', 'DEVICE_PROOF_INVALID', 'DEVICE_PROOF_CLOCK'],
  },
  'POST /v1/licenses/refresh': {
    summary: 'Exchange the refresh token for a new license token and refresh token.',
    access: 'device',
    body: RefreshLicenseBody,
    answer: { 200: Verdict },
    evenBlocked: 'licensed',
    errors: ['LICENSE_TOKEN_INVALID', 'DEVICE_PROOF_INVALID', 'DEVICE_PROOF_CLOCK'],
  },
  'POST /v1/licenses/deactivate': {
    summary: 'Free the place this computer takes.',
    access: 'device',
    body: DeactivateBody,
    answer: { 204: NoContent },
    evenBlocked: 'licensed',
    errors: ['LICENSE_TOKEN_INVALID', 'DEVICE_PROOF_INVALID', 'DEVICE_PROOF_CLOCK'],
  },
} as const satisfies RouteTable;
