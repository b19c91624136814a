import type { MediaFile, MessageContent, TemplateButton, TemplateContent, TemplateHeader } from '../port.ts';

/** The file a message takes along, which Meta wants to have before it. */
export function fileOf(content: MessageContent): MediaFile | undefined {
  if (content.kind === 'media') return content.file;
  if (content.kind === 'template' && content.header?.kind === 'media') return content.header.file;
  return undefined;
}

export interface MessageBodyInput {
  /** digits */
  readonly to: string;
  readonly messageId: string;
  readonly content: MessageContent;
  /** what Meta calls the file of the message */
  readonly mediaId: string | undefined;
}

/** The request of `POST /{phone number id}/messages`; our id goes along and comes back in every status. */
export function messageBody({ to, messageId, content, mediaId = '' }: MessageBodyInput): object {
  const head = {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to,
    biz_opaque_callback_data: messageId,
  };
  switch (content.kind) {
    case 'text':
      return { ...head, type: 'text', text: { body: content.text, preview_url: false } };
    case 'media': {
      const { file, text } = content;
      const caption = text === '' || file.kind === 'audio' ? {} : { caption: text };
      return { ...head, type: file.kind, [file.kind]: { ...mediaObject(file, mediaId), ...caption } };
    }
    case 'template': {
      const components = componentsOf(content, mediaId);
      return {
        ...head,
        type: 'template',
        template: {
          name: content.name,
          language: { policy: 'deterministic', code: content.language },
          ...(components.length === 0 ? {} : { components }),
        },
      };
    }
  }
}

function mediaObject({ kind, fileName }: MediaFile, id: string): object {
  return kind === 'document' ? { id, filename: fileName } : { id };
}

function componentsOf({ parameters, header, buttons = [] }: TemplateContent, mediaId: string): object[] {
  const body = parameters.map(textParameter);
  return [
    ...(header === undefined ? [] : [{ type: 'header', parameters: [headerParameter(header, mediaId)] }]),
    ...(body.length === 0 ? [] : [{ type: 'body', parameters: body }]),
    ...buttons.map(buttonComponent),
  ];
}

function textParameter({ name, text }: { readonly name?: string; readonly text: string }): object {
  return { type: 'text', ...(name === undefined ? {} : { parameter_name: name }), text };
}

function headerParameter(header: TemplateHeader, mediaId: string): object {
  switch (header.kind) {
    case 'text':
      return textParameter(header);
    case 'media':
      return { type: header.file.kind, [header.file.kind]: mediaObject(header.file, mediaId) };
    case 'location': {
      const { latitude, longitude, name, address } = header;
      return { type: 'location', location: { latitude, longitude, name, address } };
    }
  }
}

const BUTTONS = {
  url: (text: string) => ({ sub_type: 'url', parameters: [{ type: 'text', text }] }),
  'quick-reply': (payload: string) => ({
    sub_type: 'quick_reply',
    parameters: [{ type: 'payload', payload }],
  }),
  'copy-code': (code: string) => ({
    sub_type: 'copy_code',
    parameters: [{ type: 'coupon_code', coupon_code: code }],
  }),
};

function buttonComponent({ index, kind, value }: TemplateButton): object {
  return { type: 'button', index: String(index), ...BUTTONS[kind](value) };
}
