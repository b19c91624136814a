import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Value } from 'typebox/value';
import { acceptCloudMessage } from './accept-cloud-message.ts';
import { GraphError } from './graph-errors.ts';
import { type GraphWorld, takeCloudFault } from './graph-world.ts';
import { readForms, takeUpload } from './media.ts';
import { MessageBody } from './schemas.ts';
import type { CloudNumber } from './types.ts';
import type { Webhooks } from './webhooks.ts';

const PREFIX = '/graph/v23.0';
const TEMPLATES_A_PAGE = 2;
const APP = {
  whatsapp_business_api_data: {
    id: '1234567890123456',
    name: 'Simulated app',
    link: 'https://www.facebook.com/games/?app_id=1234567890123456',
  },
};

interface ById {
  readonly Params: { readonly id: string };
}

/** The Graph API as far as the app uses it, under `/graph`. */
export function graphRoutes(app: FastifyInstance, graph: GraphWorld, webhooks: Webhooks): void {
  app.register(async (scope) => {
    readForms(scope);
    scope.setErrorHandler((error, request, reply: FastifyReply) => {
      const known = error instanceof GraphError ? error : new GraphError(100);
      if (known !== error) request.log.error(error);
      return reply.code(known.status).send(known.body);
    });
    scope.addHook('preHandler', async (request) => {
      const path = request.url.slice(PREFIX.length + 1).split('?')[0] ?? '';
      const wrong = graph.inspect({ method: request.method, path, body: request.body });
      if (wrong !== null) throw new GraphError(100, wrong);
    });

    scope.get<ById>(`${PREFIX}/:id`, (request) => {
      const { id } = request.params;
      const number = owned(graph, request, (one) => one.phoneNumberId === id || one.wabaId === id);
      if (number.wabaId === id) return { id, name: number.verifiedName };
      return {
        id,
        display_phone_number: number.displayPhone,
        verified_name: number.verifiedName,
        quality_rating: number.quality,
        messaging_limit_tier: number.tier,
      };
    });

    scope.get<ById & { Querystring: { after?: string } }>(`${PREFIX}/:id/message_templates`, (request) => {
      const { templates } = owned(graph, request, ({ wabaId }) => wabaId === request.params.id);
      const from = Number(request.query.after ?? 0);
      const data = templates.slice(from, from + TEMPLATES_A_PAGE);
      const after = String(from + data.length);
      const next = from + data.length < templates.length ? { next: `${PREFIX}?after=${after}` } : {};
      return { data, paging: { cursors: { before: String(from), after }, ...next } };
    });

    scope.get<ById>(`${PREFIX}/:id/subscribed_apps`, (request) => {
      const { subscribed } = owned(graph, request, ({ wabaId }) => wabaId === request.params.id);
      return { data: subscribed ? [APP] : [] };
    });

    scope.post<ById>(`${PREFIX}/:id/subscribed_apps`, (request) => {
      owned(graph, request, ({ wabaId }) => wabaId === request.params.id).subscribed = true;
      return { success: true };
    });

    scope.post<ById>(`${PREFIX}/:id/media`, async (request) => {
      const number = owned(graph, request, ({ phoneNumberId }) => phoneNumberId === request.params.id);
      const fault = takeCloudFault(graph, 'upload', '');
      if (fault !== undefined) throw new GraphError(fault.code);
      return { id: await takeUpload(graph, number, request.body) };
    });

    scope.post<ById>(`${PREFIX}/:id/messages`, (request, reply) => {
      const number = owned(graph, request, ({ phoneNumberId }) => phoneNumberId === request.params.id);
      const { body } = request;
      if (!Value.Check(MessageBody, body)) throw new GraphError(100);
      const answer = acceptCloudMessage(graph, webhooks, { number, body });
      if (answer === 'cut') {
        reply.hijack();
        request.raw.socket.destroy();
        return undefined;
      }
      return {
        messaging_product: 'whatsapp',
        contacts: [{ input: body.to, wa_id: answer.waId }],
        messages: [{ id: answer.wamid, message_status: 'accepted' }],
      };
    });
  });
}

/** The number a token may use. Throws 190 for a token nobody has, 803 for what is not theirs. */
function owned(
  graph: GraphWorld,
  request: FastifyRequest,
  is: (number: CloudNumber) => boolean,
): CloudNumber {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const theirs = [...graph.numbers.values()].filter(({ accessToken }) => accessToken === token);
  if (theirs.length === 0) throw new GraphError(190);
  const number = theirs.find(is);
  if (number === undefined) throw new GraphError(803);
  return number;
}
