/**
 * The closed list of verdict codes. A verdict is a conclusion of the server: an outage is never one of them.
 * `action` is the one next step the app or portal offers.
 */
export const LICENSE_CODES = {
  VALID: { action: 'none', text: 'The license is valid.' },
  NOT_FOUND: {
    action: 'enter-key',
    text: 'This license key does not exist. Compare it with the one you were given.',
  },
  EXPIRED: {
    action: 'renew',
    text: 'The license has expired. Renew it to send again; your data stays here.',
  },
  SUSPENDED: { action: 'contact-seller', text: 'The license is suspended. Ask the seller of your license.' },
  REVOKED: {
    action: 'contact-seller',
    text: 'The license was revoked and cannot be used any more. Ask the seller of your license.',
  },
  DEVICE_LIMIT_REACHED: {
    action: 'choose-device',
    text: 'The license is used on as many computers as it allows. Replace one of them by this one.',
  },
  DEVICE_UNKNOWN: {
    action: 'activate',
    text: 'This computer is not activated for the license. Activate it.',
  },
  DEVICE_MISMATCH: {
    action: 'activate',
    text: 'This installation was moved to another computer. Activate it here.',
  },
  DEVICE_BLOCKED: {
    action: 'contact-seller',
    text: 'This computer was blocked. Ask the seller of your license.',
  },
  TOKEN_REUSED: {
    action: 'activate',
    text: 'The license was used from a copy of this installation. Activate it again.',
  },
  APP_VERSION_TOO_OLD: { action: 'update-app', text: 'This version of the app is too old. Update it.' },
} as const;

export type LicenseCode = keyof typeof LICENSE_CODES;
export type LicenseAction = (typeof LICENSE_CODES)[LicenseCode]['action'];

export const LICENSE_CODE_LIST = Object.keys(LICENSE_CODES) as readonly LicenseCode[];
