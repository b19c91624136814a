import autocannon from 'autocannon';
import { VALIDATE_PATH } from './validate-requests.ts';

const CONNECTIONS = 32;

export interface LoadFigures {
  /** answers a second */
  readonly rate: number;
  /** ms; at a fixed rate corrected for the requests that had to wait for others (coordinated omission) */
  readonly p50: number;
  readonly p99: number;
  /** answers that were no valid verdict */
  readonly wrong: number;
}

/** Sends the bodies over 32 connections, as fast as they are answered or at a fixed rate; each body once. */
export async function loadValidate(input: {
  readonly url: string;
  readonly bodies: readonly string[];
  /** requests a second; as fast as possible without */
  readonly rate?: number;
}): Promise<LoadFigures> {
  const { url, bodies, rate } = input;
  let next = 0;
  let wrong = 0;
  let last = 0;
  const begin = performance.now();
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    amount: bodies.length,
    ...(rate === undefined ? {} : { overallRate: rate }),
    requests: [
      {
        method: 'POST',
        path: VALIDATE_PATH,
        headers: { 'content-type': 'application/json' },
        setupRequest: (request) => ({ ...request, body: bodies[next++ % bodies.length] ?? '' }),
        onResponse: (status, body) => {
          last = performance.now();
          if (status !== 200 || !body.includes('"valid":true')) wrong++;
        },
      },
    ],
  });
  return {
    // its own duration is counted in whole seconds
    rate: (bodies.length / (last - begin)) * 1000,
    p50: result.latency.p50,
    p99: result.latency.p99,
    wrong: wrong + result.errors + result.timeouts,
  };
}
