import type { ErrorTable } from './error-table.ts';

/** Raised by the messaging gateway. */
export const gatewayErrors = {
  GATEWAY_BROWSER_MISSING: {
    status: 424,
    message: 'No Chrome, Edge or Chromium was found. Install one, or let the app download one in Settings.',
  },
  GATEWAY_BROWSER_NOT_A_PROGRAM: {
    status: 400,
    message: 'There is no program at “{path}”. Choose a browser of this computer, or leave the path empty.',
  },
  GATEWAY_BROWSER_FAILED: { status: 502, message: 'The browser could not be started: {problem}' },
  GATEWAY_PROFILE_LOCKED: {
    status: 409,
    message: 'This profile is open in another program. Close it there first.',
  },
  GATEWAY_CLOSED: { status: 409, message: 'The WhatsApp window of this profile is closed. Open it again.' },
  GATEWAY_NOT_READY: { status: 409, message: 'WhatsApp is not ready on this profile ({state}).' },
  GATEWAY_PAGE_TIMEOUT: { status: 504, message: 'WhatsApp Web did not answer within {seconds} s.' },
  GATEWAY_CALL_FAILED: { status: 502, message: 'WhatsApp Web could not do this ({call}): {problem}' },
  GATEWAY_NUMBER_ABSENT: { status: 404, message: 'This number is not on WhatsApp.' },
  GATEWAY_DOWNLOAD_FAILED: {
    status: 502,
    message:
      'The browser could not be downloaded ({problem}). Check your connection, or install Chrome yourself.',
  },
  GATEWAY_PROXY_UNREACHABLE: {
    status: 502,
    message: 'Nothing answers at the proxy {proxy}. Check its host and port, and that it is running.',
  },
  GATEWAY_PROXY_REFUSED: {
    status: 502,
    message: 'The proxy {proxy} does not let WhatsApp through. Check its kind, or ask whoever runs it.',
  },
  GATEWAY_PROXY_PASSWORD: {
    status: 502,
    message: 'The proxy {proxy} wants another user name or password. Enter them again.',
  },
  GATEWAY_PROXY_TIMEOUT: {
    status: 504,
    message: 'The proxy {proxy} did not answer in time. Check its host and port, and your connection.',
  },
  GATEWAY_OUTDATED: {
    status: 502,
    message: 'WhatsApp changed. Missing: {missing}. Campaigns go on once the app has newer code for it.',
  },
} as const satisfies ErrorTable;
