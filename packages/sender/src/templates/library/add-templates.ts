import { starterTemplates } from '@mywasender/campaigns/template/starters/starter-templates';
import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { TemplateFile } from '@mywasender/contract/models/template';
import type { Core } from '../../core.ts';
import { hasTemplate, insertTemplate } from '../../store/templates.ts';
import { requireRoom } from './manage-templates.ts';

/** Adds what is not there yet, all or nothing. Throws `TEMPLATES_FULL`. */
export function addTemplates(
  core: Core,
  templates: TemplateFile['templates'],
): CommandOutput<'templates.import'> {
  const at = core.deps.wallClock.now();
  return core.sql.transaction(() => {
    // The last one that is added is the first one that is listed.
    const ids = templates.toReversed().flatMap(({ name, tags = [], texts }) => {
      const content = { name: name.trim() || name, tags, texts };
      return hasTemplate(core.sql, content) ? [] : [String(insertTemplate(core.sql, content, at))];
    });
    requireRoom(core, 0);
    return { templateIds: ids.toReversed(), skipped: templates.length - ids.length };
  });
}

/** The ready-made templates of a language, in the sender's name. Throws `TEMPLATES_FULL`. */
export function addStarters(
  core: Core,
  { language }: CommandInput<'templates.addStarters'>,
): CommandOutput<'templates.addStarters'> {
  const { senderName } = core.settings.get();
  const starters = starterTemplates(language, senderName);
  return addTemplates(
    core,
    starters.map(({ name, kind, text }) => ({ name, tags: [language, kind], texts: { text } })),
  );
}
