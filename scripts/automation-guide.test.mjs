import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../apps/desktop/src/headless/create-app.ts';
import { startCore } from '../apps/desktop/src/host/start-core.ts';
import { createWorld, csvOf, phoneOf } from '../packages/sender/test/harness.ts';
import { ROOT } from './lib/paths.mjs';

const GUIDE = readFileSync(join(ROOT, 'docs/automation.md'), 'utf8');
const CLI = join(ROOT, 'apps/desktop/src/cli/main.ts');
/** The shell blocks under a heading. */
const blocksOf = (heading) =>
  [...(GUIDE.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '').matchAll(/```sh\n(.+?)```/gs)].map(
    ([, block]) => block,
  );

let world;
let app;
let url;
let folder;
beforeAll(async () => {
  world = await createWorld();
  const { log } = world.deps;
  const core = startCore(() => world.start(), log);
  app = await createApp({ core, token: 'token', rendererDir: world.dataDir, log });
  url = await app.listen({ host: '127.0.0.1', port: 0 });
  folder = join(world.dataDir, 'work');
  mkdirSync(folder);
  writeFileSync(join(folder, 'license-key.txt'), `${world.server.licenseKey}\n`);
  writeFileSync(
    join(folder, 'message.txt'),
    'Hello {{first_name|there}}, Corner Bakery opens. Reply STOP to end.\n',
  );
  writeFileSync(
    join(folder, 'customers.csv'),
    csvOf([
      ['Name', 'Phone'],
      ['Ada', phoneOf(1)],
      ['Bo', phoneOf(2)],
      ['Cy', '12'],
    ]),
  );
});
afterAll(async () => {
  await app.close();
  await world.end();
});

/** As a person would paste it into a shell; `npm run -s sender --` is the tool itself. */
async function paste(block) {
  const child = spawn('sh', ['-ec', `npm() { shift 4; "${process.execPath}" "${CLI}" "$@"; }\n${block}`], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      HOME: folder,
      MYWASENDER_URL: url,
      MYWASENDER_TOKEN: 'token',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code, out, err };
}

describe('docs/automation.md', () => {
  const [once, campaign] = blocksOf('A campaign from a script');

  it('its example sends to the people of the file, and to nobody twice', async () => {
    expect(await paste(once)).toMatchObject({ code: 0, out: expect.stringContaining('“Shop” is linked as') });
    const first = await paste(campaign);
    expect(first).toMatchObject({ code: 0, out: expect.stringContaining('audience: 2\nsent: 2') });
    expect(first.err).toContain('3 rows: 2 new, 0 updated, 0 duplicates, 1 rejected');
    const sent = () => world.gateway.log.map(({ to, text }) => [to, text]);
    const expected = ['Ada', 'Bo'].map((name, index) => [
      phoneOf(index + 1),
      `Hello ${name}, Corner Bakery opens. Reply STOP to end.`,
    ]);
    expect(sent().toSorted()).toEqual(expected);

    copyFileSync(join(folder, 'report.json'), join(folder, 'first.json'));
    expect((await paste(campaign)).code).toBe(0);
    expect(sent().toSorted()).toEqual(expected);
    const report = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
    expect(report('report.json').funnel).toEqual(report('first.json').funnel);
  });

  it('says when the check forbids the start, and sends nothing', async () => {
    const before = world.gateway.log.length;
    const other = campaign
      .replace('Spring opening', 'Broken')
      .replace('--text @message.txt', "--text 'Hello {{nobody}}'");
    const { code, err } = await paste(other);
    expect({ code, sent: world.gateway.log.length - before }).toEqual({ code: 4, sent: 0 });
    expect(err).toContain('error: ');
  });
});
