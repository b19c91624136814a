import { composeApproved } from '@mywasender/campaigns/template/approved-template';
import { type ValueSlot, valueSlots } from '@mywasender/campaigns/template/approved-values';
import { isFileKind } from '@mywasender/campaigns/template/fit-template';
import type { ApprovedTemplate } from '@mywasender/contract/models/approved-template';
import type { Message, MessageTemplate } from '@mywasender/contract/models/campaign';

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

/** A quick reply may go without a value. */
export function isOptional({ kind }: ValueSlot): boolean {
  return kind === 'quick-reply';
}

/** Whether a value the template cannot go without is not written yet. */
export function isUnfilled({ template }: Pick<Message, 'template'>): boolean {
  if (template === undefined) return false;
  return valueSlots(template).some((slot) => !isOptional(slot) && slot.text.trim() === '');
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

/** As it is shown while it is written: three dots where nothing is yet. */
export function shownTemplate(template: MessageTemplate): MessageTemplate {
  const blanks = valueSlots(template).filter((slot) => !isOptional(slot) && slot.text.trim() === '');
  return blanks.reduce((shown, slot) => withValue(shown, slot, '…'), template);
}
