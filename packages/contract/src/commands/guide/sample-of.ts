import { Id } from '../../models/basics.ts';
import { fieldsOf, type PlainSchema, plain } from './fields-of.ts';

const ID_PATTERN = plain(Id).pattern;

/** What a field of this name usually holds. */
const BY_NAME: Readonly<Record<string, unknown>> = {
  accessToken: 'EAAG-the-access-token-of-a-system-user',
  appSecret: '614fc2afde15eee07a26b2fe3eaee9b9',
  attestedBy: 'Ada Owner',
  code: '123456',
  date: '2026-03-01',
  defaultCountry: 'DE',
  country: 'DE',
  email: 'ada@example.com',
  expiresAt: null,
  file: 'file_2f6c1b0e9d8a4c37',
  from: '09:00',
  host: 'proxy.example.com',
  key: 'MWS-XXXXX-XXXXX-XXXXX-XXXXX',
  listName: 'Customers',
  maxGapSeconds: 60,
  method: 'Paper form',
  minGapSeconds: 20,
  name: 'Spring opening',
  note: 'Asked on the phone',
  password: 'correct horse battery staple',
  perDay: 200,
  perHour: 60,
  perMinute: 3,
  phone: '+4915110000000',
  phoneNumberId: '106540352242922',
  port: 8080,
  profileIds: ['b2f7'],
  profileId: 'b2f7',
  source: 'Sign-up sheet at the counter',
  startAt: null,
  tag: 'regular',
  text: 'Hello {{first_name|there}}, Corner Bakery opens at 7 on Monday. Reply STOP to end.',
  to: '20:00',
  username: 'ada',
  wabaId: '102290129340398',
  version: '2026-11',
  weekdays: [1, 2, 3, 4, 5, 6],
};

/** A believable value for a schema: required fields alone, taken by name where the name says what it is. */
export function sampleOf(
  schema: PlainSchema,
  isValid: (schema: PlainSchema, value: unknown) => boolean,
): unknown {
  return sample(schema, '', isValid);
}

type Check = (schema: PlainSchema, value: unknown) => boolean;

function sample(schema: PlainSchema, name: string, isValid: Check): unknown {
  const known = BY_NAME[name];
  if (known !== undefined && isValid(schema, known)) return known;
  if (schema.const !== undefined) return schema.const;
  if (schema.anyOf !== undefined) return sample(schema.anyOf[0] ?? {}, name, isValid);
  switch (schema.type ?? 'any') {
    case 'object':
      return Object.fromEntries(
        fieldsOf(schema)
          .filter(({ required }) => required)
          .map((field) => [field.name, sample(field.schema, field.name, isValid)]),
      );
    case 'array': {
      const count = Math.max(schema.minItems ?? 0, name.endsWith('Ids') ? 1 : 0);
      return count === 0 ? [] : [sample(schema.items ?? {}, name, isValid)];
    }
    case 'string':
      return schema.pattern === ID_PATTERN ? '12' : 'text'.padEnd(schema.minLength ?? 0, '.');
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return Math.max(schema.minimum ?? 1, 1);
  }
}
