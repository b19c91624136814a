export const replies = {
  title: 'Replies',
  description: 'What people answered, newest first. Answer them in WhatsApp on your phone.',
  table: 'Replies',
  name: 'From',
  text: 'Message',
  campaign: 'Campaign',
  at: 'Received',
  empty: 'No replies yet',
  emptyText: 'Answers to your campaigns appear here.',
  optOut: {
    stop: 'Asked to stop',
    ambiguous: 'May want to stop',
  },
} as const;
