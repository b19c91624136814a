import type { TemplateTexts } from '@mywasender/contract/models/template';

/** What a template is known by: its text, or that of its first variant. */
export function firstText({ text, variants }: TemplateTexts): string {
  return variants?.items[0]?.text ?? text;
}
