import { describe, expect, it } from 'vitest';
import { publishedApiMissing, readPublishedApi } from '../published-api.ts';
import { parseWebhook } from './parse-webhook.ts';
import { readTemplate } from './read-template.ts';

const NUMBER = '106540352242922';
const hook = (value: object, field = 'messages') => ({
  object: 'whatsapp_business_account',
  entry: [{ id: '1', changes: [{ field, value: { metadata: { phone_number_id: NUMBER }, ...value } }] }],
});
const said = { id: 'in', from: '16505551234', timestamp: '1749416383', type: 'text', text: { body: 'STOP' } };

describe('a webhook', () => {
  it('that holds something odd is still read beside it', () => {
    const events = parseWebhook(
      hook({ messages: [{ odd: true }, said], statuses: [{ id: 'w', status: 'new' }] }),
      NUMBER,
    );
    expect(events).toEqual([
      { kind: 'incoming', wamid: 'in', from: '16505551234', text: 'STOP', at: 1_749_416_383_000 },
    ]);
  });

  it.each([
    ['of another number', hook({ messages: [said] }), '1'],
    ['about something else', hook({ messages: [said] }, 'account_update'), NUMBER],
    ['of another product', { object: 'page', entry: [] }, NUMBER],
    ['that is none', 'nonsense', NUMBER],
  ])('%s says nothing', (_, body, number) => {
    expect(parseWebhook(body, number)).toEqual([]);
  });

  it('brings our id, and why a message failed', () => {
    const failed = {
      id: 'w',
      status: 'failed',
      timestamp: '1749416383',
      biz_opaque_callback_data: 'cloud_1',
      errors: [{ code: 131_026 }],
    };
    expect(parseWebhook(hook({ statuses: [failed] }), NUMBER)).toEqual([
      {
        kind: 'status',
        wamid: 'w',
        messageId: 'cloud_1',
        status: 'failed',
        code: 131_026,
        at: 1_749_416_383_000,
      },
    ]);
  });
});

describe.skipIf(publishedApiMissing !== '')(
  `the examples Meta published (${publishedApiMissing || 'there'})`,
  () => {
    it('of webhooks are read as what they are', () => {
      const examples = readPublishedApi().examples('/whatsapp/webhooks', 'post', 'request');
      const texts = [...examples].map(([name, body]) => [
        name,
        ...parseWebhook(body, NUMBER).map((event) => (event.kind === 'incoming' ? event.text : event.status)),
      ]);
      expect(texts).toEqual([
        ['Text Message', 'Does it come in another color?'],
        ['Text Message with Context (Product Inquiry)', 'Is this still available?'],
        ['Text Message from Click to WhatsApp Ad', 'Hello! Can I get more info on this?'],
        ['Reaction Message', ''],
        ['Image Message', 'Taj Mahal'],
        ['Location Message', ''],
        ['Contact Sharing Message', ''],
        ['Unsupported Message', ''],
        ['Button Message', 'Unsubscribe'],
        ['Interactive List Reply Message', 'Priority Mail Express'],
        ['Interactive Button Reply Message', 'Cancel'],
        ['Order Message', ''],
        ['System Message'],
        ['Group Create Message'],
        ['Group Settings Update'],
        ['Group Remove Participants'],
      ]);
    });

    it('of templates are read with their parameters', () => {
      const examples = readPublishedApi().examples('/{Version}/{WABA-ID}/message_templates', 'get', 200);
      const [answer] = [...examples.values()] as { data: Parameters<typeof readTemplate>[0][] }[];
      expect(answer?.data.map(readTemplate)).toMatchObject([
        { name: 'hello_world', parameters: [], footer: 'WhatsApp Business API Team', obstacle: null },
        {
          name: '2023_april_promo',
          parameters: ['1', '2'],
          header: 'Fall Sale',
          buttons: [{ text: 'Stop promotions', takes: 'quick-reply', url: null }],
        },
      ]);
    });
  },
);
