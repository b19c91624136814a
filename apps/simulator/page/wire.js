import { Events } from './events.js';

/** Questions and answers over one socket. What the server never answers stays open, as on a bad line. */
export class Wire extends Events {
  #socket;
  #waiting = new Map();
  #next = 1;

  connect() {
    const url = new URL('/_sim/page', location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    this.#socket = new WebSocket(url);
    this.#socket.addEventListener('message', (event) => this.#receive(JSON.parse(event.data)));
    this.#socket.addEventListener('close', () => this.trigger('closed'));
    return new Promise((resolve, reject) => {
      this.#socket.addEventListener('open', resolve, { once: true });
      this.#socket.addEventListener('error', reject, { once: true });
    });
  }

  ask(op, args = {}) {
    const id = this.#next++;
    this.#socket.send(JSON.stringify({ id, op, args }));
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
    });
  }

  #receive(message) {
    if (message.event !== undefined) {
      this.trigger(message.event, message.data);
      return;
    }
    this.#waiting.get(message.re)?.(message.value);
    this.#waiting.delete(message.re);
  }
}
