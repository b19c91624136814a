import { AppError } from '@mywasender/contract/app-error';
import type { Incident, IncidentReport } from '@mywasender/contract/http/incidents';
import { writeAudit } from '../audit/write-audit.ts';
import type { Queries } from '../db/database.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { presentIncident } from './present-incident.ts';

const CONSEQUENCES: Readonly<Record<Incident['actions'][number], string>> = {
  sessions: 'All sessions were ended at once, access tokens included. Everybody concerned signs in again.',
  'license-tokens':
    'The license tokens of their computers were ended. The app asks for the license key once more; place, settings and campaigns stay, and no change of computer is counted.',
  reset:
    'Passwords stopped working; “Forgot password” gives a new one. The admins who ordered and confirmed this keep theirs.',
  mail: 'Those concerned were told by e-mail.',
};

/** The report as it is now, kept with the incident. */
export async function writeReport(queries: Queries, id: string): Promise<IncidentReport> {
  const row = await queries.incident.findUnique({ where: { id } });
  if (row === null) throw new AppError('NOT_FOUND');
  const incident = await presentIncident(queries, row);
  const entries = await queries.auditEntry.findMany({
    where: { targetId: id, action: { in: TIMELINE } },
    orderBy: { sequence: 'asc' },
  });
  const timeline = entries.map(({ at, action, actorId }) => ({ at: at.toISOString(), action, actorId }));
  const markdown = toMarkdown(incident, timeline);
  await queries.incident.update({ where: { id }, data: { report: markdown } });
  return { incident, timeline, markdown };
}

const TIMELINE = ['open', 'approve', 'done', 'notified', 'closed'].map((verb) => `incident.${verb}`);

/** The report for an admin; that it was looked at is in the audit trail. */
export async function readReport(
  { db, now }: Pick<ServerDeps, 'db' | 'now'>,
  id: string,
  context: RequestContext,
): Promise<IncidentReport> {
  const report = await writeReport(db.prisma, id);
  await writeAudit(db.prisma, {
    at: now(),
    action: 'incident.report-read',
    actorId: context.actor.id,
    target: { type: 'incident', id },
    origin: context,
  });
  return report;
}

function toMarkdown(incident: Incident, timeline: IncidentReport['timeline']): string {
  const { done } = incident;
  const line = (text: string) => text.replace(/\s+/g, ' ').trim();
  const lines = [
    `# Incident: ${line(incident.title)}`,
    '',
    `Id ${incident.id}, ${incident.status}, actions ${incident.run}.`,
    '',
    '## What',
    '',
    incident.summary,
    '',
    '## When',
    '',
    `- noticed: ${incident.discoveredAt}`,
    `- supervisory authority to be told by: ${incident.dueAt} (GDPR, article 33: 72 hours)`,
    `- told: ${incident.notifiedAt ?? 'not yet'}`,
    `- closed: ${incident.closedAt ?? 'not yet'}`,
    '',
    '## Who',
    '',
    `Scope: \`${JSON.stringify(incident.scope)}\`. ${done.accounts} accounts, named by id in \`incident_subjects\`.`,
    '',
    '## What was done',
    '',
    ...incident.actions.map((action) => `- ${CONSEQUENCES[action]}`),
    '',
    `${done.sessions} sessions ended, ${done.devices} computers asked for their key, ${done.resets} passwords reset, ${done.mails} mails.`,
    '',
    '## Timeline',
    '',
    ...timeline.map(({ at, action, actorId }) => `- ${at} ${action} ${actorId ?? 'the server'}`),
    '',
  ];
  return lines.join('\n');
}
