/**
 * Codes of the list before the start button, with the params their sentences need. Each comes as `ok`, `warning` or
 * `error`; an error forbids the start.
 */
export const CAMPAIGN_CHECK_CODES = {
  /** `mode` of the license state, `detail` its English sentence */
  license: ['mode', 'detail'],
  /** terms, consent duty and risk accepted */
  terms: [],
  /** `state` of the profile; a warning when it is linked but not ready: the campaign waits for it */
  profile: ['state'],
  /** `people` without consent, left out */
  consent: ['people'],
  /** `willReceive` of `total` */
  audience: ['willReceive', 'total'],
  /** of a follow-up alone: `name` of the campaign it follows; an error while that is a draft */
  'follow-up': ['name'],
  /** `problems`: codes of templates.check at this level, comma-separated */
  template: ['problems'],
  /** `people` whose own text is longer than `limit` (UTF-16 units); `who`: the first few; absent for a template that cannot be read */
  length: ['people', 'who', 'limit'],
  /** `problem`: none, missing, changed; `name` of the file; absent for a message without one */
  media: ['problem', 'name'],
  /** `problem`: none, start-in-past, expires-in-past, expires-before-start, will-expire */
  schedule: ['problem'],
  /** `missing`: page bindings that are gone; empty when good or not asked */
  whatsapp: ['missing'],
  /**
   * `problem`: none, not-read, gone, not-approved (`status`), changed, cannot-fill; of the value `name` at `place` (`ValueKind`
   * of `packages/campaigns`) unreadable, blank, choices, empty (`people` without the `field` it uses), missing, too-long (`limit`
   * characters) and no-degrees (`people`, `who`: the first few); of the file media (none is shown), no-file and file-kind
   * (`kind` is shown), not-pdf; wrong-profile; free-text (`people` of `total` wrote in the last 24 hours; the others are left
   * out). Absent for WhatsApp Web with free text.
   */
  approved: [
    'problem',
    'template',
    'status',
    'place',
    'name',
    'field',
    'people',
    'who',
    'limit',
    'kind',
    'total',
  ],
  /** `problem`: none, unknown, time-lock, capped, warning, tier, quality; `left` new chats of `total` (−1: no quota reported) */
  meter: ['problem', 'left', 'total'],
} as const;

export type CampaignCheckCode = keyof typeof CAMPAIGN_CHECK_CODES;
