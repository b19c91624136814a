import type { ApprovedTemplate } from '@mywasender/contract/models/approved-template';
import { Type } from 'typebox';
import type { GraphAnswer, GraphClient } from './graph-client.ts';
import { readTemplate, WireTemplate } from './read-template.ts';

const Page = Type.Object({
  data: Type.Array(WireTemplate),
  paging: Type.Optional(
    Type.Object({
      next: Type.Optional(Type.String()),
      cursors: Type.Optional(Type.Object({ after: Type.Optional(Type.String()) })),
    }),
  ),
});

/** 100 a page; Meta allows 6 000 templates at the most, and a cursor that never ends must not hang us. */
const MAX_PAGES = 60;

/** All templates of the business account with their approval state, page by page; a page that fails fails the list. */
export async function listTemplates(
  graph: GraphClient,
  wabaId: string,
): Promise<GraphAnswer<readonly ApprovedTemplate[]>> {
  const templates: ApprovedTemplate[] = [];
  let after: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const cursor = after === undefined ? '' : `&after=${encodeURIComponent(after)}`;
    const path = `${encodeURIComponent(wabaId)}/message_templates?limit=100${cursor}`;
    const answer = await graph.call(Page, path);
    if (answer.kind !== 'ok') return answer;
    templates.push(...answer.body.data.map(readTemplate));
    after = answer.body.paging?.next === undefined ? undefined : answer.body.paging.cursors?.after;
    if (after === undefined) return { kind: 'ok', body: templates };
  }
  return { kind: 'lost', detail: 'too many pages' };
}
