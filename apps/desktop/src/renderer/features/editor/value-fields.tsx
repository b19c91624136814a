import { Stack, Text, Title } from '@mantine/core';
import { addressStart } from '@mywasender/campaigns/template/approved-template';
import {
  mayBeBlank,
  type ValueKind,
  type ValueSlot,
  valueSlots,
} from '@mywasender/campaigns/template/approved-values';
import { isFileKind } from '@mywasender/campaigns/template/fit-template';
import type { ApprovedTemplate } from '@mywasender/contract/models/approved-template';
import { type MessageTemplate, TEMPLATE_BUTTON_KINDS } from '@mywasender/contract/models/campaign';
import type { Media } from '@mywasender/contract/models/media';
import type { ReactNode } from 'react';
import { useText } from '../../shared/use-text.ts';
import { MediaField } from './media-field.tsx';
import { withValue } from './template-values.ts';
import { ValueField } from './value-field.tsx';

export interface ValueFieldsProps {
  readonly known: ApprovedTemplate;
  readonly template: MessageTemplate;
  readonly media: Media | undefined;
  readonly fields: readonly string[];
  readonly onTemplate: (template: MessageTemplate) => void;
  readonly onMedia: (media: Media | undefined) => void;
}

const IN_BODY: readonly ValueKind[] = ['body'];
const IN_HEADER: readonly ValueKind[] = ['header', 'latitude', 'longitude', 'place-name', 'address'];
/** What the contract takes: a value may be longer as a template than when it is filled. */
const MAX_LENGTH: Readonly<Partial<Record<ValueKind, number>>> = { latitude: 200, longitude: 200, url: 2000 };

/** What the template leaves open, in the order it is read: header, text, buttons. */
export function ValueFields({ known, template, media, fields, onTemplate, onMedia }: ValueFieldsProps) {
  const text = useText();
  const slots = valueSlots(template);
  const file = isFileKind(known.headerKind) ? known.headerKind : null;
  if (slots.length === 0 && file === null) {
    return <Text size="sm">{text('editor.approved.noParameters')}</Text>;
  }
  const show = (kinds: readonly ValueKind[]) =>
    slots
      .filter(({ kind }) => kinds.includes(kind))
      .map((slot) => (
        <ValueField
          key={`${slot.kind} ${slot.name}`}
          label={text(`editor.approved.value.${slot.kind}`, wordsOf(slot, known))}
          hint={text(`editor.approved.hint.${slot.kind}`, wordsOf(slot, known))}
          required={!mayBeBlank(slot.kind)}
          maxLength={MAX_LENGTH[slot.kind] ?? 1024}
          value={slot.text}
          fields={fields}
          onChange={(value) => onTemplate(withValue(template, slot, value))}
        />
      ));
  return (
    <>
      {file !== null && <MediaField media={media} inHeader={file} onChange={onMedia} />}
      <Part title={text('editor.approved.header')}>{show(IN_HEADER)}</Part>
      <Part title={text('editor.approved.parameters')}>{show(IN_BODY)}</Part>
      <Part title={text('editor.approved.buttons')}>{show(TEMPLATE_BUTTON_KINDS)}</Part>
    </>
  );
}

/** Of a button its words and where it leads. */
function wordsOf({ name }: ValueSlot, { buttons }: ApprovedTemplate) {
  const button = buttons[Number(name)];
  return { name, button: button?.text ?? name, url: addressStart(button?.url ?? '') };
}

function Part({ title, children }: { readonly title: string; readonly children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <Stack component="section" aria-label={title}>
      <Title order={2} size="h3">
        {title}
      </Title>
      {children}
    </Stack>
  );
}
