import { Type } from 'typebox';
import { FileToken, Id, Nothing, nullable, oneOf, strictObject, Text } from '../models/basics.ts';
import { LicenseState } from '../models/license-state.ts';
import type { CommandTable } from './command.ts';

const OwnedLicense = strictObject({
  id: Type.String(),
  keyEnd: Type.String(),
  planName: Type.String(),
  status: Type.String(),
  devices: Type.Integer(),
  deviceLimit: Type.Integer(),
});

/** What can be typed in; passkeys need the browser. */
const SecondFactor = oneOf(['totp', 'email', 'sms', 'recovery']);

/** When the license server has to be asked. */
const SERVER_ERRORS = [
  'LICENSE_SERVER_UNREACHABLE',
  'LICENSE_ANSWER_INVALID',
  'RATE_LIMITED',
  'DEVICE_PROOF_CLOCK',
] as const;

export const licenseCommands = {
  'license.state': { summary: 'What the license allows now.', input: Nothing, output: LicenseState },
  'license.activate': {
    summary: 'Bind a license key to this computer, replacing another one if its id is given.',
    input: strictObject({ key: Text(64, 1), replaceDeviceId: Type.Optional(Id) }),
    output: LicenseState,
    errors: ['LICENSE_KEY_MISTYPED', 'LICENSE_DENIED', ...SERVER_ERRORS],
  },
  'license.signIn': {
    summary: 'Sign in with the account that owns the licenses and list them.',
    input: strictObject({ email: Text(254, 3), password: Text(200, 1) }),
    output: strictObject({
      /** null: the account asks for a second factor, by one of `methods` */
      licenses: nullable(Type.Array(OwnedLicense)),
      methods: Type.Array(SecondFactor),
    }),
    errors: ['INVALID_CREDENTIALS', 'ACCOUNT_LOCKED', ...SERVER_ERRORS],
  },
  'license.sendCode': {
    summary: 'Have the code for the sign-in sent, by e-mail or as a text message.',
    input: strictObject({ method: oneOf(['email', 'sms']) }),
    output: strictObject({ to: Type.String() }),
    errors: ['UNAUTHENTICATED', ...SERVER_ERRORS],
  },
  'license.secondFactor': {
    summary: 'Finish the sign-in with a code and list the licenses.',
    input: strictObject({ method: SecondFactor, code: Text(40, 1) }),
    output: strictObject({ licenses: Type.Array(OwnedLicense) }),
    errors: ['UNAUTHENTICATED', ...SERVER_ERRORS],
  },
  'license.activateOwned': {
    summary: 'Bind one of the licenses listed by license.signIn to this computer.',
    input: strictObject({ licenseId: Id, replaceDeviceId: Type.Optional(Id) }),
    output: LicenseState,
    errors: ['UNAUTHENTICATED', 'FORBIDDEN', 'LICENSE_DENIED', ...SERVER_ERRORS],
  },
  'license.trialOffer': {
    summary: 'Whether the license server offers a trial to this computer.',
    input: Nothing,
    output: strictObject({ available: Type.Boolean(), days: nullable(Type.Integer()) }),
    errors: SERVER_ERRORS,
  },
  'license.startTrial': {
    summary: 'Start the trial of this computer, or go on with the one it has had.',
    input: Nothing,
    output: LicenseState,
    errors: ['TRIAL_UNAVAILABLE', 'LICENSE_DENIED', ...SERVER_ERRORS],
  },
  'license.createRequestFile': {
    summary: 'Write a request file, with which a license file is made elsewhere.',
    input: Nothing,
    output: strictObject({ file: FileToken, name: Type.String() }),
  },
  'license.importFile': {
    summary: 'Take in the license file that answers a request file of this computer.',
    input: strictObject({ file: FileToken }),
    output: LicenseState,
    errors: ['LICENSE_FILE_INVALID', 'LICENSE_FILE_FOREIGN', 'LICENSE_FILE_USED', 'LICENSE_FILE_OVER'],
  },
  'license.check': { summary: 'Ask the license server now.', input: Nothing, output: LicenseState },
  'license.deactivate': {
    summary: 'Free the place this computer takes. Running campaigns must be paused first.',
    input: Nothing,
    output: strictObject({ state: LicenseState, serverTold: Type.Boolean(), note: nullable(Type.String()) }),
    errors: ['LICENSE_IN_USE'],
  },
} as const satisfies CommandTable;
