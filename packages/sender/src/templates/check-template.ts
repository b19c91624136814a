import { maxTextWith } from '@mywasender/campaigns/media/media-rules';
import { lintMessage } from '@mywasender/campaigns/template/lint-message';
import { messageSources } from '@mywasender/campaigns/template/message-versions';
import { parseTemplate } from '@mywasender/campaigns/template/parse-template';
import { templateFields } from '@mywasender/campaigns/template/template-fields';
import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { Audience } from '@mywasender/contract/models/campaign';
import { audienceSql } from '../audience/audience-sql.ts';
import type { Core } from '../core.ts';
import { int } from '../store/row.ts';
import { availableFields, isKnownField } from './read-message.ts';
import { sampleRows } from './sample-rows.ts';

type Output = CommandOutput<'templates.check'>;

const SAMPLES = 20;

/**
 * What is wrong with a message for this audience, for the editor. Never throws for what somebody typed. `available`: the
 * fields that are known, all of them unless the caller needs fewer.
 */
export function checkTemplate(
  core: Core,
  input: CommandInput<'templates.check'>,
  available: readonly string[] = availableFields(core, input.audience),
): Output {
  const { audience, media } = input;
  const uncovered = new Set(
    messageSources(input)
      .flatMap(uncoveredFields)
      .filter((name) => available.includes(name)),
  );
  const findings = lintMessage(input, {
    availableFields: available,
    emptyRows: Object.fromEntries([...uncovered].map((name) => [name, countEmpty(core, audience, name)])),
    senderName: core.settings.get().senderName,
    firstMessage: true,
    media: media === undefined ? undefined : { kind: media.kind, maxText: maxTextWith(media) },
    sampleRows: sampleRows(core, { audience, offset: 0, limit: SAMPLES }).map((row) => row.fields),
  });
  return {
    available: [...available],
    problems: findings.map((finding) => ({ ...finding, params: { ...finding.params } })),
  };
}

/** Fields whose empty value would leave a hole in the text. */
function uncoveredFields(source: string): readonly string[] {
  const parsed = parseTemplate(source);
  return parsed.ok ? templateFields(parsed.ast).flatMap(({ name, covered }) => (covered ? [] : [name])) : [];
}

/** The fields a message uses and somebody has: enough to judge it, without looking at everybody's fields. */
export function usedFields(core: Core, input: CommandInput<'templates.check'>): readonly string[] {
  const people = audienceSql(core.sql, input.audience, core.deps.clock.now());
  const used = messageSources(input).flatMap((source) => {
    const parsed = parseTemplate(source);
    return parsed.ok ? templateFields(parsed.ast).map(({ name }) => name) : [];
  });
  return [...new Set(used)].filter((name) => isKnownField(core, people, name));
}

/** People of the audience whose field is blank. */
export function countEmpty(core: Core, audience: Audience | undefined, field: string): number {
  if (audience === undefined) return 0;
  const { condition, params } = audienceSql(core.sql, audience, core.deps.clock.now());
  const value = field === 'name' || field === 'phone' ? `c.${field}` : 'c.fields ->> :path';
  const row = core.sql.get(
    `SELECT count(*) AS n FROM contacts c WHERE ${condition} AND trim(coalesce(${value}, '')) = ''`,
    value.startsWith('c.fields') ? { ...params, path: `$."${field}"` } : params,
  );
  return row === undefined ? 0 : int(row, 'n');
}
