import type { ApprovedTemplate } from '@mywasender/contract/models/approved-template';
import type { MessageTemplate } from '@mywasender/contract/models/campaign';
import { composeApproved } from './approved-template.ts';
import { mayBeBlank } from './approved-values.ts';

const FILE_KINDS = ['image', 'video', 'document'] as const;

type Filled = Pick<MessageTemplate, 'parameters' | 'header' | 'buttons'>;

/** The one a message is made of as Meta has it, if it still does. */
export function findTemplate(
  templates: readonly ApprovedTemplate[],
  wanted: Pick<MessageTemplate, 'name' | 'language'> | undefined,
): ApprovedTemplate | undefined {
  return templates.find(({ name, language }) => name === wanted?.name && language === wanted.language);
}

/** Whether the values are those the template takes now: one that was changed at Meta may take others. */
export function fitsTemplate({ parameters, header, buttons = [] }: Filled, known: ApprovedTemplate): boolean {
  const names = parameters.map(({ name }) => name);
  if (names.join() !== known.parameters.join()) return false;
  const wanted = blankHeader(known);
  if (wanted?.kind !== header?.kind) return false;
  if (header?.kind === 'text' && header.name !== known.headerParameter) return false;
  return fitButtons(buttons, blankButtons(known));
}

type Buttons = NonNullable<MessageTemplate['buttons']>;

/** Each value is for a button that takes it, once, and none is left without but quick replies, which may go without. */
function fitButtons(buttons: Buttons, taken: Buttons): boolean {
  const keyOf = ({ index, kind }: Buttons[number]) => `${index} ${kind}`;
  const given = new Set(buttons.map(keyOf));
  const allowed = new Set(taken.map(keyOf));
  const needed = taken.filter(({ kind }) => !mayBeBlank(kind)).map(keyOf);
  return (
    given.size === buttons.length &&
    [...given].every((key) => allowed.has(key)) &&
    needed.every((key) => given.has(key))
  );
}

/** The template with nothing in its placeholders yet. */
export function blankTemplate(known: ApprovedTemplate): MessageTemplate {
  const header = blankHeader(known);
  const buttons = blankButtons(known);
  return {
    name: known.name,
    language: known.language,
    parameters: known.parameters.map((name) => ({ name, text: '' })),
    ...(header === undefined ? {} : { header }),
    ...(buttons.length === 0 ? {} : { buttons }),
  };
}

function blankHeader({ headerKind, headerParameter }: ApprovedTemplate): MessageTemplate['header'] {
  if (headerKind === 'location') {
    return { kind: 'location', latitude: '', longitude: '', name: '', address: '' };
  }
  return headerKind === 'text' && headerParameter !== null
    ? { kind: 'text', name: headerParameter, text: '' }
    : undefined;
}

function blankButtons({ buttons }: ApprovedTemplate): Buttons {
  return buttons.flatMap(({ takes }, index) => (takes === null ? [] : [{ index, kind: takes, text: '' }]));
}

/** Whether such a header shows the file of the message. */
export function isFileKind(kind: ApprovedTemplate['headerKind']): kind is (typeof FILE_KINDS)[number] {
  return FILE_KINDS.some((one) => one === kind);
}

/** What a person reads, part by part, each written as a template of ours: header, body, footer and the words of the buttons. */
export function spokenTemplate(known: ApprovedTemplate, { parameters, header }: Filled): readonly string[] {
  const ofHeader = header?.kind === 'text' ? [header] : [];
  return [
    composeApproved(known.header ?? '', ofHeader),
    composeApproved(known.body, parameters),
    composeApproved(known.footer ?? '', []),
    ...known.buttons.map(({ text }) => composeApproved(text, [])),
  ].filter((part) => part !== '');
}
