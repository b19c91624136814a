/** The simulator's calls. A refusal becomes an error whose message can be shown. */
export async function ask(path, body) {
  const response = await fetch(path, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message);
  return answer;
}

/** Calls `changed` after every change on the server, and again when the line comes back. */
export function watch(changed) {
  const url = new URL('/_sim/watch', location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(url);
  socket.addEventListener('open', changed);
  socket.addEventListener('message', changed);
  socket.addEventListener('close', () => setTimeout(watch, 1000, changed));
}
