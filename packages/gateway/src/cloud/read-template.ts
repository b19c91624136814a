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

/** What of a template cannot be filled here. */
export type TemplateObstacle = 'header-media' | 'header-parameter' | 'button-parameter' | 'no-body';

/** A template of the account. Only one that is `APPROVED` may be sent; `status` is Meta's word, whatever it is. */
export interface CloudTemplate {
  readonly name: string;
  readonly language: string;
  readonly status: string;
  readonly category: string;
  readonly header: string | null;
  readonly body: string;
  readonly footer: string | null;
  readonly buttons: readonly string[];
  /** placeholders of the body in their order: `1`, `2` … or names */
  readonly parameters: readonly string[];
  readonly obstacle: TemplateObstacle | null;
}

/** `{{1}}` or `{{order_number}}`. */
const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/g;
/** Buttons that send what the template says and want nothing more. */
const PLAIN_BUTTONS = ['QUICK_REPLY', 'PHONE_NUMBER', 'URL'];

export function readTemplate({ components = [], ...wire }: Static<typeof WireTemplate>): CloudTemplate {
  const part = (type: string) => components.find((component) => component.type === type);
  const header = part('HEADER');
  const buttons = part('BUTTONS')?.buttons ?? [];
  const body = part('BODY')?.text ?? '';
  return {
    name: wire.name,
    language: wire.language,
    status: wire.status,
    category: wire.category,
    header: header?.text ?? null,
    body,
    footer: part('FOOTER')?.text ?? null,
    buttons: buttons.flatMap(({ text }) => (text === undefined ? [] : [text])),
    parameters: placeholdersIn(body),
    obstacle: obstacleOf(header, body, buttons),
  };
}

/** Each once, in the order they first appear; numbers by their value, which is the order Meta fills them in. */
function placeholdersIn(text: string): string[] {
  const names = [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name))];
  return names.every((name) => /^\d+$/.test(name)) ? names.toSorted((a, b) => Number(a) - Number(b)) : names;
}

function obstacleOf(
  header: Static<typeof Component> | undefined,
  body: string,
  buttons: NonNullable<Static<typeof Component>['buttons']>,
): TemplateObstacle | null {
  if (body === '') return 'no-body';
  if (header !== undefined && header.format !== 'TEXT') return 'header-media';
  if (placeholdersIn(header?.text ?? '').length > 0) return 'header-parameter';
  const plain = buttons.every(
    ({ type, url }) => PLAIN_BUTTONS.includes(type) && placeholdersIn(url ?? '').length === 0,
  );
  return plain ? null : 'button-parameter';
}
