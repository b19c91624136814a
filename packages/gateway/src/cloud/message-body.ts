import type { TemplateContent, TextContent } from '../port.ts';

/** The request of `POST /{phone number id}/messages`; our id goes along and comes back in every status. */
export function messageBody(to: string, messageId: string, content: TextContent | TemplateContent): object {
  const head = {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to,
    biz_opaque_callback_data: messageId,
  };
  if (content.kind === 'text') {
    return { ...head, type: 'text', text: { body: content.text, preview_url: false } };
  }
  const parameters = content.parameters.map(({ name, text }) => ({
    type: 'text',
    ...(name === undefined ? {} : { parameter_name: name }),
    text,
  }));
  return {
    ...head,
    type: 'template',
    template: {
      name: content.name,
      language: { policy: 'deterministic', code: content.language },
      ...(parameters.length === 0 ? {} : { components: [{ type: 'body', parameters }] }),
    },
  };
}
