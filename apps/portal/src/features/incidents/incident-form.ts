import { useForm } from '@mantine/form';
import type { Role } from '@mywasender/contract/http/auth';
import type { INCIDENT_ACTIONS, IncidentScope, OpenIncidentBody } from '@mywasender/contract/http/incidents';
import type { useText } from '../../shared/use-text.ts';

export const SCOPE_KINDS = ['userIds', 'role', 'since', 'address', 'everyone'] as const;
type ScopeKind = (typeof SCOPE_KINDS)[number];
type IncidentAction = (typeof INCIDENT_ACTIONS)[number];

export interface IncidentValues {
  readonly title: string;
  readonly summary: string;
  /** `YYYY-MM-DDTHH:MM` where the person is; empty: now */
  readonly discoveredAt: string;
  readonly kind: ScopeKind;
  readonly userIds: string[];
  readonly role: Role;
  /** as `discoveredAt` */
  readonly since: string;
  readonly address: string;
  readonly actions: IncidentAction[];
}

const EMPTY: IncidentValues = {
  title: '',
  summary: '',
  discoveredAt: '',
  kind: 'userIds',
  userIds: [],
  role: 'user',
  since: '',
  address: '',
  actions: ['sessions'],
};

/** What a time field holds → RFC 3339 in UTC. */
const instantOf = (local: string) => new Date(local).toISOString();

/** Whom the form names; null while something is missing. */
export function scopeOf(values: IncidentValues): IncidentScope | null {
  const { kind, userIds, role, since } = values;
  const address = values.address.trim();
  switch (kind) {
    case 'userIds':
      return userIds.length === 0 ? null : { userIds };
    case 'role':
      return { role };
    case 'since':
      return since === '' ? null : { since: instantOf(since) };
    case 'address':
      return address === '' ? null : { address };
    case 'everyone':
      return { everyone: true };
  }
}

/** What is sent, but for the password. */
export function bodyOf(values: IncidentValues, scope: IncidentScope): Omit<OpenIncidentBody, 'password'> {
  const { discoveredAt, actions } = values;
  return {
    title: values.title.trim(),
    summary: values.summary.trim(),
    scope,
    actions,
    ...(discoveredAt === '' ? {} : { discoveredAt: instantOf(discoveredAt) }),
  };
}

export function useIncidentForm(text: ReturnType<typeof useText>) {
  return useForm<IncidentValues>({
    initialValues: EMPTY,
    validate: {
      title: (value) => (value.trim() === '' ? text('incidents.nameMissing') : null),
      summary: (value) => (value.trim() === '' ? text('incidents.summaryMissing') : null),
      discoveredAt: (value) =>
        value !== '' && Date.parse(value) > Date.now() ? text('incidents.discoveredFuture') : null,
      userIds: (value, { kind }) =>
        kind === 'userIds' && value.length === 0 ? text('incidents.accountsMissing') : null,
      since: (value, { kind }) => (kind === 'since' && value === '' ? text('incidents.sinceMissing') : null),
      address: (value, { kind }) =>
        kind === 'address' && value.trim() === '' ? text('incidents.addressMissing') : null,
      actions: (value) => (value.length === 0 ? text('incidents.measuresMissing') : null),
    },
  });
}

export type IncidentForm = ReturnType<typeof useIncidentForm>;
