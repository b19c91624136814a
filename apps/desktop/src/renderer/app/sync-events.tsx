import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTransport } from '../shared/core.tsx';
import { followEvents } from './follow-events.ts';
import { useReplyToasts } from './use-reply-toasts.ts';

/** Keeps every answer on the screen true while the core announces changes. */
export function SyncEvents({ onReconnect }: { readonly onReconnect: (listener: () => void) => () => void }) {
  const transport = useTransport();
  const queries = useQueryClient();
  useReplyToasts();
  useEffect(() => followEvents(transport, queries), [transport, queries]);
  useEffect(() => onReconnect(() => void queries.invalidateQueries()), [onReconnect, queries]);
  return null;
}
