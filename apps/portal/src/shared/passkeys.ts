import { AppError } from '@mywasender/contract/app-error';
import type { PasskeyAssertion, PasskeyAttestation } from '@mywasender/contract/http/mfa';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';

/** Whether this browser, on this address, can use passkeys: WebAuthn knows names alone, and secure pages. */
export function passkeysWork(): boolean {
  const { hostname } = window.location;
  const address = /^[\d.]+$|^\[/.test(hostname);
  return window.isSecureContext && !address && 'PublicKeyCredential' in window;
}

/** The browser asks the person for a passkey. Rejects with `PASSKEY_CANCELLED` when there is none to be had. */
export async function askPasskey(options: Readonly<Record<string, unknown>>): Promise<PasskeyAssertion> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  return asked(() =>
    startAuthentication({
      optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON,
    }),
  ) as Promise<PasskeyAssertion>;
}

/** The browser makes a passkey. */
export async function makePasskey(options: Readonly<Record<string, unknown>>): Promise<PasskeyAttestation> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  return asked(() =>
    startRegistration({
      optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON,
    }),
  ) as Promise<PasskeyAttestation>;
}

/** Browsers do not tell a cancelled question from a missing passkey: that would betray who is known here. */
async function asked<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (cause) {
    const known = cause instanceof Error && cause.name === 'InvalidStateError';
    throw new AppError(known ? 'PASSKEY_KNOWN' : 'PASSKEY_CANCELLED', {}, cause);
  }
}
