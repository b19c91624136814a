import { fillAddress, fillApproved } from '@mywasender/campaigns/template/approved-template';
import { filledSlots, type ValueKind } from '@mywasender/campaigns/template/approved-values';
import type { ApprovedTemplate } from '@mywasender/contract/models/approved-template';
import type { MessageTemplate } from '@mywasender/contract/models/campaign';

/** What stands around the text of an approved template, for one person. */
export interface TemplateFrame {
  readonly header: string | null;
  readonly place: { readonly name: string; readonly address: string; readonly degrees: string } | null;
  readonly footer: string | null;
  readonly buttons: readonly {
    readonly text: string;
    readonly kind: 'url' | 'copy-code' | 'plain';
    /** where it leads or what it copies */
    readonly value: string;
  }[];
}

/** `values` of the person in the order of `filledSlots`. */
export function templateFrame(
  known: ApprovedTemplate,
  template: MessageTemplate,
  values: readonly string[],
): TemplateFrame {
  const slots = filledSlots(template, values);
  const of = (kind: ValueKind) => slots.find((slot) => slot.kind === kind)?.value ?? '';
  const place = {
    name: of('place-name'),
    address: of('address'),
    degrees: `${of('latitude')}, ${of('longitude')}`,
  };
  const inHeader = [{ name: known.headerParameter ?? '', text: of('header') }];
  return {
    header: known.header === null ? null : fillApproved(known.header, inHeader),
    place: known.headerKind === 'location' ? place : null,
    footer: known.footer,
    buttons: known.buttons.map(({ text, takes, url }, at) => {
      const value = slots.find((slot) => slot.kind === takes && slot.name === String(at))?.value ?? '';
      if (url !== null) return { text, kind: 'url', value: fillAddress(url, value) };
      return { text, kind: takes === 'copy-code' ? 'copy-code' : 'plain', value };
    }),
  };
}
