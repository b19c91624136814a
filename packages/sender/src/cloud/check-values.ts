import { setImmediate } from 'node:timers/promises';
import { hasChoices } from '@mywasender/campaigns/template/approved-template';
import {
  MAX_VALUE,
  mayBeBlank,
  type ReadSlot,
  readSlots,
  valueProblem,
  valueText,
} from '@mywasender/campaigns/template/approved-values';
import { renderTemplate } from '@mywasender/campaigns/template/render-template';
import { templateFields } from '@mywasender/campaigns/template/template-fields';
import type { CheckItem, MessageTemplate } from '@mywasender/contract/models/campaign';
import { audienceSql } from '../audience/audience-sql.ts';
import { addPerson, type FoundPeople, queuedPeople } from '../campaigns/queued-people.ts';
import type { Core } from '../core.ts';
import type { StoredCampaign } from '../store/campaigns.ts';
import type { Row } from '../store/row.ts';
import { countEmpty } from '../templates/check-template.ts';
import { valuesWriter } from './approved-message.ts';

/** What the sentence of a problem needs; `place` and `name` say which value is meant. */
export type Problem = CheckItem['params'] & { readonly problem: string };

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
  const filled = new Set<string>();
  for (const slot of slots) {
    const problem = await problemOfSlot(core, campaign, slot, filled);
    if (problem !== null) return { ...problem, place: slot.kind, name: slot.name };
  }
  return problemOfPeople(core, campaign, slots);
}

/** `filled`: the fields nobody lacks, as far as that was counted. */
async function problemOfSlot(
  core: Core,
  { draft }: StoredCampaign,
  { kind, text: source, ast }: ReadSlot,
  filled: Set<string>,
) {
  if (hasChoices(ast)) return { problem: 'choices' };
  if (mayBeBlank(kind)) return null;
  if (source.trim() === '') return { problem: 'blank' };
  for (const { name: field, covered } of templateFields(ast)) {
    if (covered || filled.has(field)) continue;
    const people = countEmpty(core, draft.audience, field);
    if (people > 0) return { problem: 'empty', field, people };
    filled.add(field);
    await setImmediate();
  }
  return null;
}

/** Everybody is rendered, in slices; values that are good and the same for everybody are left out. */
async function problemOfPeople(
  core: Core,
  { id, draft }: StoredCampaign,
  all: readonly ReadSlot[],
): Promise<Problem | null> {
  const slots = all.filter((slot) => !isGoodForAll(slot));
  if (slots.length === 0) return null;
  const found = new Map<ReadSlot, FoundPeople & { readonly problem: string }>();
  const valuesOf = valuesWriter(slots, id);
  const look = (row: Row): void => {
    for (const [at, value] of valuesOf(row).entries()) {
      const slot = slots[at];
      const problem = slot === undefined ? null : valueProblem(slot.kind, value);
      if (slot === undefined || problem === null) continue;
      const known = found.get(slot) ?? { people: 0, problem, who: [] };
      found.set(slot, known);
      addPerson(known, row);
    }
  };
  const audience = audienceSql(core.sql, draft.audience, core.deps.clock.now());
  for (const rows of queuedPeople(core.sql, audience)) {
    rows.forEach(look);
    await setImmediate();
  }
  for (const [{ kind, name }, { problem, people, who }] of found) {
    return { problem, people, who: who.join(', '), place: kind, name, limit: MAX_VALUE[kind] ?? 0 };
  }
  return null;
}

function isGoodForAll({ kind, ast }: ReadSlot): boolean {
  return (
    templateFields(ast).length === 0 &&
    valueProblem(kind, valueText(kind, renderTemplate(ast, {}, ''))) === null
  );
}
