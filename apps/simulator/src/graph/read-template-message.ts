import type { LeftMedia } from '../world/types.ts';
import { GraphError } from './graph-errors.ts';
import type { GraphWorld } from './graph-world.ts';
import { mediaNamed } from './media.ts';
import type { CloudContent } from './read-cloud-message.ts';
import type { MessageBody, Parameter } from './schemas.ts';
import type { CloudNumber, WireTemplate } from './types.ts';

type Template = NonNullable<MessageBody['template']>;
type Component = NonNullable<Template['components']>[number];
type Wanted = WireTemplate['components'][number];

const PLACEHOLDER = /\{\{(\w+)\}\}/g;
const MOST_CODE = 15;

/** The approved template with its values. Throws the errors of templates, which Meta answers at once. */
export function readTemplateMessage(
  graph: GraphWorld,
  number: CloudNumber,
  template: Template,
): CloudContent {
  const known = number.templates.find(
    ({ name, language }) => name === template.name && language === template.language.code,
  );
  if (known === undefined) throw new GraphError(132001);
  if (known.status !== 'APPROVED') throw new GraphError(known.status === 'PAUSED' ? 132015 : 132001);
  const wanted = (type: string) => known.components.find((component) => component.type === type);
  const given = (type: string) => (template.components ?? []).filter((component) => component.type === type);
  const media = readHeader(graph, number, { wanted: wanted('HEADER'), given: given('header') });
  checkButtons(wanted('BUTTONS')?.buttons ?? [], given('button'));
  return { text: filled(wanted('BODY')?.text ?? '', parametersOf(given('body'))), media };
}

function parametersOf(components: readonly Component[]): readonly Parameter[] {
  return components.flatMap(({ parameters = [] }) => parameters);
}

function filled(text: string, given: readonly Parameter[]): string {
  const wanted = new Set([...text.matchAll(PLACEHOLDER)].map(([, name]) => name));
  if (wanted.size !== given.length || given.some((parameter) => !parameter.text)) {
    throw new GraphError(132000);
  }
  return text.replace(PLACEHOLDER, (_, name: string) => {
    const named = given.find(({ parameter_name }) => parameter_name === name);
    return (named ?? given[Number(name) - 1])?.text ?? '';
  });
}

const MEDIA_KINDS = { IMAGE: 'image', VIDEO: 'video', DOCUMENT: 'document' } as const;

function readHeader(
  graph: GraphWorld,
  number: CloudNumber,
  { wanted, given }: { readonly wanted: Wanted | undefined; readonly given: readonly Component[] },
): LeftMedia | null {
  const parameters = parametersOf(given);
  const format = wanted?.format ?? 'TEXT';
  if (format === 'TEXT') {
    filled(wanted?.text ?? '', parameters);
    return null;
  }
  const [only] = parameters;
  if (only === undefined || parameters.length > 1) throw new GraphError(132012);
  if (format === 'LOCATION') {
    const { latitude, longitude } = only.location ?? { latitude: '', longitude: '' };
    const good = [latitude, longitude].every((degrees) => /^-?\d+(\.\d+)?$/.test(degrees));
    if (only.type !== 'location' || !good) throw new GraphError(132012);
    return null;
  }
  const kind = Object.entries(MEDIA_KINDS).find(([name]) => name === format)?.[1];
  if (kind === undefined || only.type !== kind) throw new GraphError(132012);
  return mediaNamed(graph, number, { kind, object: only[kind] });
}

function checkButtons(buttons: NonNullable<Wanted['buttons']>, given: readonly Component[]): void {
  for (const { index } of given) if (buttons[Number(index)] === undefined) throw new GraphError(132012);
  for (const [at, { type, url = '' }] of buttons.entries()) {
    const component = given.find(({ index }) => index === String(at));
    const [value] = component?.parameters ?? [];
    const needs = type === 'COPY_CODE' || (type === 'URL' && url.includes('{{'));
    if (component === undefined && needs) throw new GraphError(131_008);
    if (component === undefined) continue;
    const fits = {
      QUICK_REPLY: component.sub_type === 'quick_reply' && value?.payload !== undefined,
      URL: component.sub_type === 'url' && needs && Boolean(value?.text),
      COPY_CODE: component.sub_type === 'copy_code' && (value?.coupon_code ?? '').length <= MOST_CODE,
    };
    if (Object.entries(fits).find(([name]) => name === type)?.[1] !== true) throw new GraphError(132012);
  }
}
