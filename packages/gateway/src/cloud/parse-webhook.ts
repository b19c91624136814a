import { Type } from 'typebox';
import { Value } from 'typebox/value';

/** What one webhook says of one message of ours. */
export interface CloudStatus {
  readonly kind: 'status';
  readonly wamid: string;
  /** our message id, when the message carried it */
  readonly messageId?: string;
  readonly status: 'sent' | 'delivered' | 'read' | 'failed';
  /** Meta's number, for `failed` */
  readonly code?: number;
  readonly at: number;
}

/** What a person wrote; `text` is empty for what has no words (a picture without a caption, a reaction). */
export interface CloudIncoming {
  readonly kind: 'incoming';
  readonly wamid: string;
  /** digits, as Meta writes it */
  readonly from: string;
  readonly text: string;
  readonly at: number;
}
export type CloudEvent = CloudStatus | CloudIncoming;

const Text = Type.String();
const Seconds = Type.String({ pattern: '^\\d{1,11}$' });
const Envelope = Type.Object({
  object: Type.Literal('whatsapp_business_account'),
  entry: Type.Array(
    Type.Object({ changes: Type.Array(Type.Object({ field: Text, value: Type.Unknown() })) }),
  ),
});
const ChangeValue = Type.Object({
  metadata: Type.Object({ phone_number_id: Text }),
  statuses: Type.Optional(Type.Array(Type.Unknown())),
  messages: Type.Optional(Type.Array(Type.Unknown())),
});
const Status = Type.Object({
  id: Text,
  status: Type.Enum(['sent', 'delivered', 'read', 'failed']),
  timestamp: Seconds,
  biz_opaque_callback_data: Type.Optional(Text),
  errors: Type.Optional(Type.Array(Type.Object({ code: Type.Integer() }))),
});
const Captioned = Type.Optional(Type.Object({ caption: Type.Optional(Text) }));
const Reply = Type.Optional(Type.Object({ title: Text }));
const Message = Type.Object({
  id: Text,
  from: Type.String({ pattern: '^\\d{6,15}$' }),
  timestamp: Seconds,
  type: Text,
  text: Type.Optional(Type.Object({ body: Text })),
  button: Type.Optional(Type.Object({ text: Text })),
  interactive: Type.Optional(Type.Object({ button_reply: Reply, list_reply: Reply })),
  image: Captioned,
  video: Captioned,
  document: Captioned,
});

/**
 * Reads the body of one webhook for one number. Other numbers, other fields and entries not understood are left
 * out; what else the body holds is still read, for one odd entry must not hide a STOP beside it.
 */
export function parseWebhook(body: unknown, phoneNumberId: string): readonly CloudEvent[] {
  if (!Value.Check(Envelope, body)) return [];
  return body.entry
    .flatMap((entry) => entry.changes)
    .flatMap(({ field, value }) => {
      if (field !== 'messages' || !Value.Check(ChangeValue, value)) return [];
      if (value.metadata.phone_number_id !== phoneNumberId) return [];
      return [...(value.statuses ?? []).flatMap(readStatus), ...(value.messages ?? []).flatMap(readMessage)];
    });
}

function readStatus(status: unknown): CloudStatus[] {
  if (!Value.Check(Status, status)) return [];
  const code = status.errors?.[0]?.code;
  return [
    {
      kind: 'status',
      wamid: status.id,
      status: status.status,
      at: Number(status.timestamp) * 1000,
      ...(status.biz_opaque_callback_data === undefined
        ? {}
        : { messageId: status.biz_opaque_callback_data }),
      ...(code === undefined ? {} : { code }),
    },
  ];
}

function readMessage(message: unknown): CloudIncoming[] {
  // What WhatsApp itself says of a person, e.g. that a number changed, was not written by them.
  if (!Value.Check(Message, message) || message.type === 'system') return [];
  const text =
    message.text?.body ??
    message.button?.text ??
    message.interactive?.button_reply?.title ??
    message.interactive?.list_reply?.title ??
    message.image?.caption ??
    message.video?.caption ??
    message.document?.caption ??
    '';
  const at = Number(message.timestamp) * 1000;
  return [{ kind: 'incoming', wamid: message.id, from: message.from, text, at }];
}
