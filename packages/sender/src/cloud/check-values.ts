import { setImmediate } from 'node:timers/promises';
import { hasChoices } from '@mywasender/campaigns/template/approved-template';
import {
  MAX_VALUE,
  type ReadSlot,
  readSlots,
  valueProblem,
} from '@mywasender/campaigns/template/approved-values';
import { templateFields } from '@mywasender/campaigns/template/template-fields';
import type { CheckItem, MessageTemplate } from '@mywasender/contract/models/campaign';
import { audienceSql } from '../audience/audience-sql.ts';
import { leftOutSql } from '../campaigns/freeze-audience.ts';
import type { Core } from '../core.ts';
import type { StoredCampaign } from '../store/campaigns.ts';
import { int, type Row, text } from '../store/row.ts';
import { countEmpty } from '../templates/check-template.ts';
import { valuesWriter } from './approved-message.ts';

/** What the sentence of a problem needs; `place` and `name` say which value is meant. */
export type Problem = CheckItem['params'] & { readonly problem: string };

const BATCH = 5000;
const NAMED = 3;

/**
 * What Meta would refuse of the values: first what is wrong with what was written, then whose values do not fit, by the people
 * who would get it. `null`: nothing.
 */
export async function problemOfValues(
  core: Core,
  campaign: StoredCampaign,
  template: MessageTemplate,
): Promise<Problem | null> {
  const slots = readSlots(template);
  if (slots === null) return { problem: 'unreadable' };
  for (const slot of slots) {
    const problem = problemOfSlot(core, campaign, slot);
    if (problem !== null) return { ...problem, place: slot.kind, name: slot.name };
  }
  return problemOfPeople(core, campaign, slots);
}

function problemOfSlot(core: Core, { draft }: StoredCampaign, { kind, text: source, ast }: ReadSlot) {
  if (hasChoices(ast)) return { problem: 'choices' };
  if (kind === 'quick-reply') return null;
  if (source.trim() === '') return { problem: 'blank' };
  for (const { name: field, covered } of templateFields(ast)) {
    const people = covered ? 0 : countEmpty(core, draft.audience, field);
    if (people > 0) return { problem: 'empty', field, people };
  }
  return null;
}

/** Everybody is rendered, in slices, but for values with nothing Meta measures. */
async function problemOfPeople(
  core: Core,
  { id, draft }: StoredCampaign,
  slots: readonly ReadSlot[],
): Promise<Problem | null> {
  const found = new Map<ReadSlot, { people: number; readonly problem: string; readonly who: string[] }>();
  const valuesOf = valuesWriter(slots, id);
  const look = (row: Row): void => {
    for (const [at, value] of valuesOf(row).entries()) {
      const slot = slots[at];
      const problem = slot === undefined ? null : valueProblem(slot.kind, value);
      if (slot === undefined || problem === null) continue;
      const known = found.get(slot) ?? { people: 0, problem, who: [] };
      found.set(slot, known);
      known.people += 1;
      if (known.who.length < NAMED) known.who.push(text(row, 'name') || text(row, 'phone'));
    }
  };
  const audience = audienceSql(core.sql, draft.audience, core.deps.clock.now());
  for (let after = 0; ; ) {
    const rows = core.sql.all(
      `SELECT c.id AS contact_id, c.phone, c.name, c.fields FROM contacts c
       WHERE ${audience.condition} AND (${leftOutSql(audience)}) IS NULL AND c.id > :after
       ORDER BY c.id LIMIT ${BATCH}`,
      { ...audience.params, ...audience.excluded.params, after },
    );
    rows.forEach(look);
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) break;
    after = int(last, 'contact_id');
    await setImmediate();
  }
  for (const [{ kind, name }, { problem, people, who }] of found) {
    return { problem, people, who: who.join(', '), place: kind, name, limit: MAX_VALUE[kind] ?? 0 };
  }
  return null;
}
