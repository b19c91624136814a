import { ActivateBody, DeactivateBody, Jwks, RefreshLicenseBody, ValidateBody, Verdict } from '../verdict.ts';
import { NoContent, type RouteTable } from './route.ts';

/** The calls of the app. They answer 200 with a verdict whenever there is a conclusion. */
export const appRoutes = {
  'GET /.well-known/jwks.json': {
    summary: 'The public keys leases are signed with.',
    access: 'anyone',
    answer: { 200: Jwks },
    errors: [],
  },
  'POST /v1/licenses/activate': {
    summary: 'Bind a license to a computer.',
    access: 'device',
    body: ActivateBody,
    answer: { 200: Verdict },
    errors: [],
  },
  'POST /v1/licenses/validate': {
    summary: 'Ask whether the license still holds on this computer.',
    access: 'device',
    body: ValidateBody,
    answer: { 200: Verdict },
    errors: ['LICENSE_TOKEN_INVALID', 'DEVICE_PROOF_INVALID', 'DEVICE_PROOF_CLOCK'],
  },
  'POST /v1/licenses/refresh': {
    summary: 'Exchange the refresh token for a new license token and refresh token.',
    access: 'device',
    body: RefreshLicenseBody,
    answer: { 200: Verdict },
    errors: ['DEVICE_PROOF_INVALID', 'DEVICE_PROOF_CLOCK'],
  },
  'POST /v1/licenses/deactivate': {
    summary: 'Free the place this computer takes.',
    access: 'device',
    body: DeactivateBody,
    answer: { 204: NoContent },
    errors: ['LICENSE_TOKEN_INVALID', 'DEVICE_PROOF_INVALID', 'DEVICE_PROOF_CLOCK'],
  },
} as const satisfies RouteTable;
