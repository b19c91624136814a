import { en } from '../i18n/en.ts';
import type { TextKey } from './use-text.ts';

/** True when there is a sentence for a key made from a code; newer cores may know codes this app does not. */
export function isTextKey(key: string): key is TextKey {
  const parts = key.split('.');
  const last = parts.pop() ?? '';
  let node: unknown = en;
  for (const part of parts) node = childOf(node, part);
  return typeof childOf(node, last) === 'string' || typeof childOf(node, `${last}_other`) === 'string';
}

function childOf(node: unknown, name: string): unknown {
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, name)) return undefined;
  return Object.entries(node).find(([key]) => key === name)?.[1];
}
