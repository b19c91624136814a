import { composeApproved } from '@mywasender/campaigns/template/approved-template';
import { mayBeBlank, type ValueSlot, valueSlots } from '@mywasender/campaigns/template/approved-values';
import { isFileKind, spokenTemplate } from '@mywasender/campaigns/template/fit-template';
import type { ApprovedTemplate } from '@mywasender/contract/models/approved-template';
import type { Message, MessageTemplate } from '@mywasender/contract/models/campaign';
import { templateTexts } from './message-place.ts';

/** The template with another text for one of its values. */
export function withValue(template: MessageTemplate, slot: ValueSlot, text: string): MessageTemplate {
  const { header, buttons = [] } = template;
  switch (slot.kind) {
    case 'body': {
      const changed = template.parameters.map((one) => (one.name === slot.name ? { ...one, text } : one));
      return { ...template, parameters: changed };
    }
    case 'header':
      return header?.kind === 'text' ? { ...template, header: { ...header, text } } : template;
    case 'latitude':
    case 'longitude':
    case 'place-name':
    case 'address': {
      const field = slot.kind === 'place-name' ? 'name' : slot.kind;
      return header?.kind === 'location' ? { ...template, header: { ...header, [field]: text } } : template;
    }
    case 'url':
    case 'quick-reply':
    case 'copy-code': {
      const changed = buttons.map((one) => (String(one.index) === slot.name ? { ...one, text } : one));
      return { ...template, buttons: changed };
    }
  }
}

/** Those the template cannot go without and that are not written yet. */
function openSlots(template: MessageTemplate): readonly ValueSlot[] {
  return valueSlots(template).filter(({ kind, text }) => !mayBeBlank(kind) && text.trim() === '');
}

/** Whether a value the template cannot go without is not written yet. */
export function isUnfilled({ template }: Pick<Message, 'template'>): boolean {
  return template !== undefined && openSlots(template).length > 0;
}

/** The message the template makes; a file goes along where its header shows one. */
export function templateMessage(
  known: ApprovedTemplate,
  template: MessageTemplate,
  media: Message['media'],
): Message {
  const text = composeApproved(known.body, template.parameters);
  const file = media !== undefined && isFileKind(known.headerKind) ? { media } : {};
  return { text, template, ...file };
}

/** The texts of a message while it is written: what is checked, and what is shown; three dots where nothing is yet. */
export function textsInWriting(message: Message, known: ApprovedTemplate | undefined) {
  const { template } = message;
  if (template === undefined || known === undefined) {
    const texts = templateTexts(message);
    return { checked: texts, shown: texts };
  }
  const filled = openSlots(template).reduce((done, slot) => withValue(done, slot, '…'), template);
  return {
    checked: { text: spokenTemplate(known, filled).join('\n\n') },
    shown: { text: composeApproved(known.body, filled.parameters), template: filled },
  };
}
