import { randomUUID } from 'node:crypto';
import type { Role } from '@mywasender/contract/http/auth';
import type { SellerBounds } from '@mywasender/contract/http/plans';
import { issueSession } from '../auth/issue-session.ts';
import type { Plan, User } from '../generated/prisma/client.ts';
import { generateLicenses } from '../licenses/generate-licenses.ts';
import type { Tokens } from '../plugins/tokens.ts';
import { addLedgerEntry } from '../quota/add-ledger-entry.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { emailColumns, openEmail } from '../users/email-address.ts';
import { mayRevoke, sellerIdOf } from '../users/role-rules.ts';

export const PASSWORD = 'correct horse battery';

export interface Person {
  /** the row, with the address that is sealed in it */
  readonly user: User & { readonly email: string };
  readonly token: string;
  readonly context: RequestContext;
}

export type World = Awaited<ReturnType<typeof createWorld>>;

type PlanChanges = Omit<Partial<Plan>, 'sellerBounds'> & { readonly sellerBounds?: SellerBounds };

/** The people and plans of a test, made without going through the API. */
export async function createWorld(deps: ServerDeps, tokens: Tokens) {
  const passwordHash = await deps.passwords.hash(PASSWORD);
  let people = 0;

  const signIn = async (user: Person['user']): Promise<Person> => {
    const now = deps.now();
    const { session } = await issueSession(deps.db.prisma, {
      user,
      client: 'web',
      userAgent: null,
      ip: '',
      now,
    });
    return {
      user,
      token: tokens.signAccess({ sub: user.id, sid: session.id, ver: user.tokenVersion }),
      context: {
        actor: {
          id: user.id,
          role: user.role,
          sellerId: sellerIdOf(user),
          mayRevoke: mayRevoke(user),
          sessionId: session.id,
          verifiedEmailHash: user.emailHash,
        },
        ip: '10.9.9.9',
        requestId: 'test',
      },
    };
  };

  /** Staff work for the given employer, else for a new reseller. */
  const createPerson = async (role: Role, quota = 0, employer?: Person): Promise<Person> => {
    const now = deps.now();
    const { prisma } = deps.db;
    const employerId =
      role === 'staff' ? (employer ?? (await createPerson('reseller', quota))).user.id : null;
    const id = randomUUID();
    const email = `${role}${++people}@example.com`;
    const row = await prisma.user.create({
      data: {
        id,
        ...emailColumns(deps, { id, email }),
        name: `${role} ${people}`,
        role,
        employerId,
        passwordHash,
        emailVerifiedAt: now,
        createdAt: now,
      },
    });
    const user = { ...row, email };
    if (quota > 0 && employerId === null) {
      const entry = {
        userId: user.id,
        kind: 'grant',
        amount: quota,
        reason: 'test',
        actorId: user.id,
      } as const;
      await prisma.$transaction((tx) => addLedgerEntry(tx, { ...entry, at: now }));
    }
    return signIn(user);
  };

  const createPlan = ({ sellerBounds = {}, ...changes }: PlanChanges = {}): Promise<Plan> =>
    deps.db.prisma.plan.create({
      data: {
        id: randomUUID(),
        name: `Plan ${randomUUID()}`,
        description: '',
        deviceLimit: 2,
        durationDays: 365,
        entitlements: ['campaigns'],
        createdAt: deps.now(),
        ...changes,
        limits: { profiles: 2 },
        sellerBounds,
      },
    });

  /** One new license of a plan with this device limit. */
  const createLicense = async (issuer: Person, planChanges: PlanChanges = {}, customer?: Person) => {
    const plan = await createPlan(planChanges);
    const body = {
      planId: plan.id,
      quantity: 1,
      ...(customer ? { customerEmail: customer.user.email } : {}),
    };
    const { licenses } = await generateLicenses(deps, body, issuer.context, undefined);
    const [license] = licenses;
    if (license === undefined) throw new Error('no license was made');
    return { ...license, planId: plan.id };
  };

  /** Signs in somebody made before. */
  const personOf = async (id: string) => {
    const user = await deps.db.prisma.user.findUniqueOrThrow({ where: { id } });
    return signIn({ ...user, email: openEmail(deps, user) });
  };

  return { createPerson, personOf, createPlan, createLicense, admin: await createPerson('admin') };
}
