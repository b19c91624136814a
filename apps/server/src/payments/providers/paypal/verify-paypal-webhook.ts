import { constants, verify } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { PaypalConfig } from '../../../config/read-payments.ts';
import { textAt } from '../json-fields.ts';
import { checkSignedAt, type Headers, oneHeader, signatureInvalid } from '../webhook-checks.ts';
import type { createPaypalCertificates } from './paypal-certificates.ts';
import type { PaypalClient } from './paypal-client.ts';

const ALGORITHM = 'SHA256withRSA';

/** What PayPal says about a webhook beside it. */
interface Transmission {
  readonly id: string;
  readonly time: string;
  readonly certificateUrl: string;
  readonly signature: string;
}

/**
 * Throws unless PayPal signed these bytes for our webhook within five minutes of now: RSA-SHA256 over
 * `transmission id|time|webhook id|CRC32 of the body`.
 */
export async function verifyPaypalWebhook(
  {
    config,
    certificates,
    client,
  }: {
    readonly config: PaypalConfig;
    readonly certificates: ReturnType<typeof createPaypalCertificates>;
    readonly client: PaypalClient;
  },
  { raw, headers, now }: { readonly raw: Buffer; readonly headers: Headers; readonly now: Date },
): Promise<void> {
  const transmission = readTransmission(headers);
  const { id, time, certificateUrl, signature } = transmission;
  if (config.webhookId.trim() === '') throw signatureInvalid('there is no webhook id');
  const found = await certificates(certificateUrl, now);
  if (found === 'unproven') {
    await askPaypal(client, { webhookId: config.webhookId, transmission, raw });
  } else {
    const signed = Buffer.from(`${id}|${time}|${config.webhookId}|${crc32(raw)}`);
    const key = { key: found.key, padding: constants.RSA_PKCS1_PADDING };
    if (!verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64'))) {
      throw signatureInvalid('the signature does not fit');
    }
  }
  checkSignedAt(Date.parse(time), now);
}

function readTransmission(headers: Headers): Transmission {
  // never of the caller's choice
  if (oneHeader(headers, 'paypal-auth-algo') !== ALGORITHM) throw signatureInvalid('another algorithm');
  const id = oneHeader(headers, 'paypal-transmission-id');
  const time = oneHeader(headers, 'paypal-transmission-time');
  const signature = oneHeader(headers, 'paypal-transmission-sig');
  // no part may hold the bar that parts them
  if (!/^[\w-]{1,100}$/.test(id)) throw signatureInvalid('no transmission id');
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(time)) throw signatureInvalid('no time');
  if (!/^[A-Za-z0-9+/]{300,1000}={0,2}$/.test(signature)) throw signatureInvalid('no signature');
  return { id, time, signature, certificateUrl: oneHeader(headers, 'paypal-cert-url') };
}

/** PayPal's own word, for a certificate whose chain we cannot follow to its end. The event goes back byte for byte. */
async function askPaypal(
  client: PaypalClient,
  {
    webhookId,
    transmission,
    raw,
  }: {
    readonly webhookId: string;
    readonly transmission: Transmission;
    readonly raw: Buffer;
  },
): Promise<void> {
  const { id, time, certificateUrl, signature } = transmission;
  const question = JSON.stringify({
    auth_algo: ALGORITHM,
    cert_url: certificateUrl,
    transmission_id: id,
    transmission_sig: signature,
    transmission_time: time,
    webhook_id: webhookId,
  });
  const event = raw.toString('utf8');
  if (!isObject(event)) throw signatureInvalid('no JSON');
  const answer = await client.raw(
    'POST',
    '/v1/notifications/verify-webhook-signature',
    `${question.slice(0, -1)},"webhook_event":${event}}`,
  );
  if (textAt(answer, 'verification_status') !== 'SUCCESS')
    throw signatureInvalid('PayPal says it did not sign this');
}

/** What is put into the question as it is must be one object and nothing else. */
function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
