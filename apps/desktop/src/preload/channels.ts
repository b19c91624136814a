/** Names of the messages between page and main process. */
export const CHANNELS = {
  call: 'mywasender:call',
  putFile: 'mywasender:put-file',
  saveFile: 'mywasender:save-file',
  event: 'mywasender:event',
  reconnect: 'mywasender:reconnect',
} as const;
