import { Type } from 'typebox';
import type { GraphAnswer, GraphClient } from './graph-client.ts';

const Apps = Type.Object({ data: Type.Array(Type.Unknown()) });
const Done = Type.Object({ success: Type.Boolean() });

/** How many apps get the webhooks of the account; with none Meta delivers nothing, whatever address was entered. */
export async function countSubscribedApps(graph: GraphClient, wabaId: string): Promise<GraphAnswer<number>> {
  const answer = await graph.call(Apps, pathOf(wabaId));
  return answer.kind === 'ok' ? { kind: 'ok', body: answer.body.data.length } : answer;
}

/** Has the app of the access token get them. Repeating it is no error. */
export async function subscribeApp(graph: GraphClient, wabaId: string): Promise<GraphAnswer<boolean>> {
  const answer = await graph.call(Done, pathOf(wabaId), { json: {} });
  return answer.kind === 'ok' ? { kind: 'ok', body: answer.body.success } : answer;
}

function pathOf(wabaId: string): string {
  return `${encodeURIComponent(wabaId)}/subscribed_apps`;
}
