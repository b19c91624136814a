import type { IncidentScope } from '@mywasender/contract/http/incidents';
import type { Format } from '@mywasender/ui/format';
import type { useText } from '../../shared/use-text.ts';

/** Whom an incident is about, in words. */
export function scopeWords(scope: IncidentScope, text: ReturnType<typeof useText>, format: Format): string {
  if ('userIds' in scope) return text('incidents.scopes.userIds', { count: scope.userIds.length });
  if ('role' in scope) return text('incidents.scopes.role', { role: text(`admin.roles.${scope.role}`) });
  if ('since' in scope) return text('incidents.scopes.since', { time: format.dateTime(scope.since) });
  if ('address' in scope) return text('incidents.scopes.address', { address: scope.address });
  return text('incidents.scopes.everyone');
}
