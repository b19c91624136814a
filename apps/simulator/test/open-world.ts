import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reached } from '@mywasender/gateway/contract-suite';
import type { GatewaySession } from '@mywasender/gateway/port';
import { createWebGateway, type WebGatewayOptions } from '@mywasender/gateway/web/create-web-gateway';
import { buildSimulator } from '../src/app.ts';
import type { FaultsBody, PeopleBody } from '../src/schemas.ts';

/** A simulator on a free port, a folder for profiles, and a gateway that opens its page. */
export async function openWorld(options: Partial<WebGatewayOptions> = {}) {
  const simulator = await buildSimulator();
  const url = await simulator.app.listen({ host: '127.0.0.1', port: 0 });
  const folder = await mkdtemp(join(tmpdir(), 'mywasender-gateway-'));
  const foreign: string[] = [];
  const gateway = createWebGateway({
    url: `${url}/`,
    headless: true,
    onForeignRequest: (request) => foreign.push(request),
    timeouts: { callMs: 10_000, sendMs: 5_000, ackMs: 2_000, bootMs: 20_000 },
    bindingWaitMs: 300,
    ...options,
  });
  const sessions = new Set<GatewaySession>();
  const post = async (path: string, payload: object): Promise<unknown> => {
    const response = await simulator.app.inject({ method: 'POST', url: path, payload });
    if (response.statusCode !== 200) throw new Error(`${path}: ${response.body}`);
    return response.json();
  };
  const world = {
    ...simulator,
    url,
    folder,
    gateway,
    foreign,
    profile: (profileId: string) => ({ profileId, dataDir: join(folder, profileId) }),
    faults: (body: FaultsBody) => post('/_sim/faults', body),
    people: (people: PeopleBody['people']) => post('/_sim/people', { people }),
    scan: (profile: string, code?: string) =>
      post('/_sim/scan', code === undefined ? { profile } : { profile, code }),
    say: (from: string, text: string, profile: string) => post('/_sim/say', { from, text, profile }),
    /** opens without waiting for anything */
    async start(profileId: string): Promise<GatewaySession> {
      const session = await gateway.open(world.profile(profileId));
      sessions.add(session);
      return session;
    },
    /** opens and links */
    async ready(profileId: string): Promise<GatewaySession> {
      const session = await world.start(profileId);
      await reached(session, 'qr');
      const code = session.state.kind === 'qr' ? session.state.code : undefined;
      await world.scan(profileId, code);
      await reached(session, 'ready');
      return session;
    },
    leftTo: (phone: string) => simulator.world.left.filter((message) => `+${message.to}` === phone),
    async stop(): Promise<void> {
      await Promise.all([...sessions].map((session) => session.close()));
      await simulator.app.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
  return world;
}
