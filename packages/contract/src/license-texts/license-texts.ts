import { LICENSE_CODES, type LicenseAction, type LicenseCode } from '../license-codes.ts';
import { ar } from './ar.ts';
import { es } from './es.ts';
import { hi } from './hi.ts';
import { pt } from './pt.ts';

/** What the verdicts of the license server and their next steps are called in one language. */
export interface LicenseTexts {
  readonly codes: Readonly<Record<LicenseCode, string>>;
  /** labels of buttons */
  readonly actions: Readonly<Record<LicenseAction, string>>;
}

const en: LicenseTexts = {
  codes: {
    VALID: LICENSE_CODES.VALID.text,
    NOT_FOUND: LICENSE_CODES.NOT_FOUND.text,
    EXPIRED: LICENSE_CODES.EXPIRED.text,
    SUSPENDED: LICENSE_CODES.SUSPENDED.text,
    REVOKED: LICENSE_CODES.REVOKED.text,
    DEVICE_LIMIT_REACHED: LICENSE_CODES.DEVICE_LIMIT_REACHED.text,
    DEVICE_UNKNOWN: LICENSE_CODES.DEVICE_UNKNOWN.text,
    DEVICE_MISMATCH: LICENSE_CODES.DEVICE_MISMATCH.text,
    DEVICE_BLOCKED: LICENSE_CODES.DEVICE_BLOCKED.text,
    TOKEN_REUSED: LICENSE_CODES.TOKEN_REUSED.text,
    APP_VERSION_TOO_OLD: LICENSE_CODES.APP_VERSION_TOO_OLD.text,
  },
  actions: {
    none: 'Nothing to do',
    'enter-key': 'Enter the license key',
    renew: 'Renew',
    'contact-seller': 'Contact the seller',
    'choose-device': 'Choose the computer to replace',
    activate: 'Activate this computer',
    'update-app': 'Update the app',
  },
};

/** By language; each is complete. */
export const LICENSE_TEXTS = { en, hi, es, pt, ar } as const satisfies Readonly<Record<string, LicenseTexts>>;
