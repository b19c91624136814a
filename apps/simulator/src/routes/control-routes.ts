import { AppError } from '@mywasender/contract/app-error';
import type { FastifyInstance } from 'fastify';
import * as schema from '../schemas.ts';
import { digitsOf, e164 } from '../world/identity.ts';
import { findWaitingPage, linkAccount } from '../world/link-account.ts';
import { resetWorld } from '../world/reset-world.ts';
import { profileToAnswer, sayToProfile } from '../world/say-to-profile.ts';
import { setFaults } from '../world/set-faults.ts';
import { setPeople } from '../world/set-people.ts';
import { accountOf, changed, type World } from '../world/world.ts';
import { describeMessage, describeState } from './describe-state.ts';
import { waitForPage } from './wait-for-page.ts';

const SCAN_WAIT_MS = 10_000;

/** The calls that drive the simulator from outside. */
export function controlRoutes(app: FastifyInstance, world: World, resetPayments: () => void): void {
  app.get('/_sim/state', () => describeState(world));

  app.get<{ Querystring: schema.MessagesQuery }>(
    '/_sim/messages',
    { schema: { querystring: schema.MessagesQuery } },
    (request) => {
      const { profile } = request.query;
      return {
        items: world.left.filter((m) => profile === undefined || m.profile === profile).map(describeMessage),
      };
    },
  );

  app.post<{ Body: schema.ScanBody }>(
    '/_sim/scan',
    { schema: { body: schema.ScanBody } },
    async (request) => {
      const { profile, code, waitMs } = request.body;
      const page = await waitForPage(world, () => findWaitingPage(world, code), waitMs ?? SCAN_WAIT_MS);
      if (page === undefined)
        throw new AppError(code === undefined ? 'SIM_NO_PAGE_WAITING' : 'SIM_CODE_UNKNOWN');
      linkAccount(world, page, profile);
      const account = accountOf(world, profile);
      return { profile, phone: e164(account.phone), lid: account.lid };
    },
  );

  app.post<{ Body: schema.PeopleBody }>(
    '/_sim/people',
    { schema: { body: schema.PeopleBody } },
    (request) => {
      setPeople(world, request.body);
      return { people: world.people.size };
    },
  );

  app.post<{ Body: schema.SayBody }>('/_sim/say', { schema: { body: schema.SayBody } }, (request) => {
    const from = digitsOf(request.body.from);
    const profile = request.body.profile ?? profileToAnswer(world, from);
    if (profile === undefined) {
      throw new AppError('VALIDATION_FAILED', {
        field: 'profile',
        problem: 'no profile is linked yet; name one',
      });
    }
    const { id, at } = sayToProfile(world, { from, profile, text: request.body.text });
    return { id, at, profile };
  });

  app.post<{ Body: schema.FaultsBody }>(
    '/_sim/faults',
    { schema: { body: schema.FaultsBody } },
    (request) => {
      setFaults(world, request.body);
      return { faults: world.faults, modes: Object.fromEntries(world.modes) };
    },
  );

  app.post('/_sim/reset', () => {
    resetWorld(world);
    resetPayments();
    changed(world);
    return { ok: true };
  });
}
