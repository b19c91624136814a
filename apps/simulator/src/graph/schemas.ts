import { type Static, Type } from 'typebox';

const strict = { additionalProperties: false } as const;
const Text = Type.String({ minLength: 1, maxLength: 4096 });
const Id = Type.String({ pattern: '^\\d{3,20}$' });
const Phone = Type.String({ pattern: '^[+0-9 ()./-]{7,25}$' });

const Template = Type.Object(
  {
    name: Text,
    language: Text,
    status: Text,
    category: Text,
    components: Type.Array(
      Type.Object(
        {
          type: Text,
          format: Type.Optional(Text),
          text: Type.Optional(Text),
          buttons: Type.Optional(
            Type.Array(
              Type.Object({ type: Text, text: Type.Optional(Text), url: Type.Optional(Text) }, strict),
            ),
          ),
        },
        strict,
      ),
    ),
  },
  strict,
);

/** `POST /_sim/cloud`: a number of the Cloud API, new or changed. */
export const CloudNumberBody = Type.Object(
  {
    phoneNumberId: Id,
    wabaId: Id,
    accessToken: Text,
    appSecret: Text,
    displayPhone: Type.Optional(Phone),
    verifiedName: Type.Optional(Text),
    tier: Type.Optional(Text),
    quality: Type.Optional(Text),
    subscribed: Type.Optional(Type.Boolean()),
    templates: Type.Optional(Type.Array(Template)),
  },
  strict,
);
export type CloudNumberBody = Static<typeof CloudNumberBody>;

/** `POST /_sim/cloud/callback`: what is entered in Meta's console; the address is asked for the challenge first. */
export const CallbackBody = Type.Object({ phoneNumberId: Id, url: Text, verifyToken: Text }, strict);
export type CallbackBody = Static<typeof CallbackBody>;

/** `POST /_sim/cloud/faults`: replaces what was set. */
export const CloudFaultsBody = Type.Object(
  {
    errors: Type.Optional(
      Type.Array(
        Type.Object(
          {
            code: Type.Integer(),
            on: Type.Enum(['answer', 'status', 'upload']),
            phone: Type.Optional(Phone),
            times: Type.Optional(Type.Integer({ minimum: 1 })),
          },
          strict,
        ),
      ),
    ),
    duplicates: Type.Optional(Type.Boolean()),
    outOfOrder: Type.Optional(Type.Boolean()),
  },
  strict,
);
export type CloudFaultsBody = Static<typeof CloudFaultsBody>;

const MediaObject = Type.Optional(
  Type.Object({
    id: Text,
    caption: Type.Optional(Type.String({ maxLength: 1024 })),
    filename: Type.Optional(Text),
  }),
);
const media = { image: MediaObject, video: MediaObject, audio: MediaObject, document: MediaObject };

const Parameter = Type.Object({
  type: Text,
  parameter_name: Type.Optional(Text),
  text: Type.Optional(Type.String()),
  location: Type.Optional(Type.Object({ latitude: Type.String(), longitude: Type.String() })),
  payload: Type.Optional(Text),
  coupon_code: Type.Optional(Text),
  ...media,
});
export type Parameter = Static<typeof Parameter>;

/** The part of a message this side looks at; the shape as a whole is held against Meta's file in the tests. */
export const MessageBody = Type.Object({
  messaging_product: Type.Literal('whatsapp'),
  to: Phone,
  type: Text,
  biz_opaque_callback_data: Type.Optional(Type.String({ maxLength: 512 })),
  text: Type.Optional(Type.Object({ body: Text })),
  ...media,
  template: Type.Optional(
    Type.Object({
      name: Text,
      language: Type.Object({ code: Text }),
      components: Type.Optional(
        Type.Array(
          Type.Object({
            type: Text,
            sub_type: Type.Optional(Text),
            index: Type.Optional(Type.String({ pattern: '^\\d$' })),
            parameters: Type.Optional(Type.Array(Parameter)),
          }),
        ),
      ),
    }),
  ),
});
export type MessageBody = Static<typeof MessageBody>;
