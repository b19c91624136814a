import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const analyzeMissing = spawnSync('systemd-analyze', ['--version']).status === 0 ? '' : 'no systemd-analyze';

describe('the image', () => {
  const steps = read('Dockerfile')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ name: line.split(' ')[0] ?? '', text: line.slice(line.indexOf(' ') + 1).trim() }));
  const of = (name: string) => steps.filter((step) => step.name === name).map(({ text }) => text);

  it('copies and calls only what there is', () => {
    const copied = of('COPY').flatMap((text) => /--from=build \/app\/(\S+)/.exec(text)?.[1] ?? []);
    const made = ['node_modules', 'apps/portal/dist'];
    expect(copied.filter((path) => !made.includes(path) && !existsSync(join(ROOT, path)))).toEqual([]);
    expect(copied).toEqual(expect.arrayContaining([...made, 'prisma', 'apps/server', 'packages/licensing']));
    const called = steps.flatMap(({ text }) => text.match(/[\w/.-]+\.(mjs|ts)\b/g) ?? []);
    expect(called).toEqual(['scripts/lib/build-server-main.mjs', 'apps/server/src/main.ts']);
    expect(called.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('has the commands of the terminal where the handbook says', () => {
    const named = read('docs/operations.md').match(/apps\/server\/src\/[\w/-]+\.ts/g) ?? [];
    const commands = read('scripts/lib/server-command-main.mjs').match(/[\w-]+\/[\w-]*main\.ts/g) ?? [];
    expect(new Set(named)).toEqual(new Set(commands.map((file) => `apps/server/src/${file}`)));
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('holds every workspace the server stands on', () => {
    const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
      read('apps/server/package.json'),
    );
    const own = Object.keys(dependencies).filter((name) => name.startsWith('@mywasender/'));
    for (const name of own) {
      expect(of('COPY').join('\n')).toContain(`/app/packages/${name.split('/')[1]} `);
    }
  });

  it('runs as a user of its own, in production, without development packages, and checks itself', () => {
    expect(of('USER')).toEqual(['node']);
    expect(of('ENV').join(' ')).toContain('NODE_ENV=production');
    expect(of('RUN').join('\n')).toContain('npm ci --omit=dev --workspace=@mywasender/server');
    expect(of('HEALTHCHECK').join()).toContain('CMD ["node", "-e", ');
    expect(JSON.parse(of('CMD').join())).toEqual(['node', 'apps/server/src/main.ts']);
    const major = /^node:(\d+)/.exec(of('FROM').at(-1) ?? '')?.[1];
    expect(major).toBe(JSON.parse(read('package.json')).devDependencies.node.split('.')[0]);
  });

  it('never takes secrets or data of this folder along', () => {
    expect(read('.dockerignore').split('\n')).toEqual(
      expect.arrayContaining(['.git', '.data', '.env*', '**/node_modules']),
    );
  });
});

describe('the services', () => {
  const { services, secrets, networks } = parse(read('compose.yaml'));

  it('are four, of which the proxy alone is reached from outside', () => {
    expect(Object.keys(services)).toEqual(['postgres', 'redis', 'server', 'caddy']);
    const open = Object.keys(services).filter((name) => services[name].ports !== undefined);
    expect(open).toEqual(['caddy']);
    expect(services.server).toMatchObject({ build: '.', read_only: true, cap_drop: ['ALL'] });
  });

  it('believe the proxy by its address, and hold no secret', () => {
    const { TRUSTED_PROXIES } = services.server.environment;
    expect(services.caddy.networks.front.ipv4_address).toBe(TRUSTED_PROXIES);
    expect(networks.front.ipam.config[0].subnet).toBe('172.30.44.0/24');
    expect(Object.keys(secrets)).toEqual(services.postgres.secrets);
    expect(read('compose.yaml')).not.toMatch(/_(SECRET|KEY|PASSWORD): /);
    expect(read('.gitignore')).toMatch(/^\/deploy\/server\.env$/m);
    expect(read('.gitignore')).toMatch(/^\/deploy\/postgres-password$/m);
  });

  it('run the PostgreSQL whose client programs the image has', () => {
    const version = /^postgres:(\d+)/.exec(services.postgres.image)?.[1];
    expect(read('Dockerfile')).toContain(`postgresql-client-${version} `);
  });
});

describe('the unit', () => {
  const unit = read('deploy/mywasender.service');

  it('starts what there is, as nobody in particular, writing to its own folder alone', () => {
    const [, node, script] = /^ExecStart=\/opt\/mywasender\/(\S+) (\S+)$/m.exec(unit) ?? [];
    expect([node, script]).toEqual(['node_modules/node/bin/node', 'apps/server/src/main.ts']);
    expect(existsSync(join(ROOT, script ?? ''))).toBe(true);
    for (const line of ['DynamicUser=yes', 'ProtectSystem=strict', 'NoNewPrivileges=yes', 'UMask=0077']) {
      expect(unit.split('\n')).toContain(line);
    }
    expect(unit).toContain('DATA_DIR=/var/lib/mywasender');
    expect(unit).toContain('StateDirectory=mywasender');
  });

  it.skipIf(analyzeMissing !== '')(
    `is understood by systemd${analyzeMissing && ` (${analyzeMissing})`}`,
    () => {
      const dir = mkdtempSync(join(tmpdir(), 'mws-unit-'));
      const path = join(dir, 'mywasender.service');
      // the program is not installed here
      writeFileSync(path, unit.replace(/^ExecStart=.*$/m, 'ExecStart=/bin/true'));
      const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', path], {
        encoding: 'utf8',
      });
      rmSync(dir, { recursive: true });
      const ours = stderr.split('\n').filter((line) => line.includes('mywasender.service'));
      expect([status, ours]).toEqual([0, []]);
    },
  );
});

it('updates of packages and images are proposed', () => {
  const { updates } = parse(read('.github/dependabot.yml'));
  const ecosystems = updates.map((update: Record<string, string>) => update['package-ecosystem']);
  expect(ecosystems).toEqual(['npm', 'docker']);
});
