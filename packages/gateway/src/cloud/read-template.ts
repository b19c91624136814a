import type { ApprovedTemplate } from '@mywasender/contract/models/approved-template';
import { type Static, Type } from 'typebox';

const Text = Type.Optional(Type.String());
const Component = Type.Object({
  type: Type.String(),
  format: Text,
  text: Text,
  buttons: Type.Optional(Type.Array(Type.Object({ type: Type.String(), text: Text, url: Text }))),
});
export const WireTemplate = Type.Object({
  name: Type.String(),
  language: Type.String(),
  status: Type.String(),
  category: Type.String(),
  components: Type.Optional(Type.Array(Component)),
});

type WireComponent = Static<typeof Component>;
type WireButton = NonNullable<WireComponent['buttons']>[number];
type Button = ApprovedTemplate['buttons'][number];

/** `{{1}}` or `{{order_number}}`. */
const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/g;
const HEADERS = {
  TEXT: 'text',
  IMAGE: 'image',
  VIDEO: 'video',
  DOCUMENT: 'document',
  LOCATION: 'location',
} as const;

/** A template as the app shows and fills it. Only one that is `APPROVED` may be sent; `status` is Meta's word, whatever it is. */
export function readTemplate({ components = [], ...wire }: Static<typeof WireTemplate>): ApprovedTemplate {
  const part = (type: string) => components.find((component) => component.type === type);
  const header = part('HEADER');
  const buttons = (part('BUTTONS')?.buttons ?? []).map(readButton);
  const body = part('BODY')?.text ?? '';
  const headerKind = header === undefined ? 'none' : kindOf(header);
  const [headerParameter = null, ...more] = placeholdersIn(header?.text ?? '');
  const headerKnown = headerKind !== undefined && more.length === 0;
  return {
    name: wire.name,
    language: wire.language,
    status: wire.status,
    category: wire.category,
    headerKind: headerKind ?? 'none',
    header: header?.text ?? null,
    headerParameter,
    body,
    footer: part('FOOTER')?.text ?? null,
    buttons: buttons.flatMap((button) => (button === null ? [] : [button])),
    parameters: placeholdersIn(body),
    obstacle: obstacleOf({ body, headerKnown, buttonsKnown: !buttons.includes(null) }),
  };
}

/** `undefined` for one this app does not know. */
function kindOf({ format = 'TEXT' }: WireComponent): ApprovedTemplate['headerKind'] | undefined {
  return Object.entries(HEADERS).find(([name]) => name === format)?.[1];
}

/** `null` for one that wants something this app does not know. */
function readButton({ type, text = '', url = '' }: WireButton): Button | null {
  switch (type) {
    case 'QUICK_REPLY':
      return { text, takes: 'quick-reply', url: null };
    case 'PHONE_NUMBER':
      return { text, takes: null, url: null };
    case 'URL': {
      const wanted = placeholdersIn(url).length;
      return wanted > 1 ? null : { text, takes: wanted === 1 ? 'url' : null, url };
    }
    case 'COPY_CODE':
      return { text, takes: 'copy-code', url: null };
    default:
      return null;
  }
}

/** Each once, in the order they first appear; numbers by their value, which is the order Meta fills them in. */
function placeholdersIn(text: string): string[] {
  const names = [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name))];
  return names.every((name) => /^\d+$/.test(name)) ? names.toSorted((a, b) => Number(a) - Number(b)) : names;
}

function obstacleOf(found: {
  readonly body: string;
  readonly headerKnown: boolean;
  readonly buttonsKnown: boolean;
}): ApprovedTemplate['obstacle'] {
  if (found.body === '') return 'no-body';
  if (!found.headerKnown) return 'header';
  return found.buttonsKnown ? null : 'button';
}
