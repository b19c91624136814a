import { createServer } from 'node:http';
import { connect, createServer as createTcpServer, type Server, type Socket } from 'node:net';

export interface TestProxy {
  readonly port: number;
  /** where it was asked to connect to, in order */
  readonly asked: string[];
  /** cuts every connection, too */
  stop(): Promise<void>;
}

export interface Login {
  readonly username: string;
  readonly password: string;
}

/** An HTTP proxy for tunnels and plain requests; with `login` it wants that one (Basic). */
export async function startHttpProxy(login?: Login): Promise<TestProxy> {
  const asked: string[] = [];
  const wanted =
    login === undefined
      ? undefined
      : `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`;
  const server = createServer((request, response) => {
    if (wanted !== undefined && request.headers['proxy-authorization'] !== wanted) {
      response.writeHead(407, { 'proxy-authenticate': 'Basic' }).end();
      return;
    }
    const { hostname, port, pathname, search } = new URL(request.url ?? '');
    asked.push(`${hostname}:${port}`);
    const upstream = connect(Number(port), hostname);
    upstream.on('error', () => response.destroy());
    const { 'proxy-authorization': _login, ...headers } = request.headers;
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
    upstream.write(
      `${[`${request.method} ${pathname}${search} HTTP/1.1`, ...lines, 'connection: close'].join('\r\n')}\r\n\r\n`,
    );
    request.pipe(upstream, { end: false });
    if (response.socket !== null) upstream.pipe(response.socket);
  });
  server.on('connect', (request, socket: Socket) => {
    if (wanted !== undefined && request.headers['proxy-authorization'] !== wanted) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n');
      return;
    }
    asked.push(request.url ?? '');
    const [host, port] = (request.url ?? '').split(':');
    const upstream = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      join(socket, upstream);
    });
    upstream.on('error', () => socket.destroy());
  });
  return listen(server, asked);
}

/** A SOCKS5 server (RFC 1928) for names and IPv4 addresses; with `login` it wants that one (RFC 1929). */
export async function startSocksProxy(login?: Login): Promise<TestProxy> {
  const asked: string[] = [];
  const server = createTcpServer((socket) => {
    socket.on('error', () => socket.destroy());
    const steps = login === undefined ? [greet(0), go] : [greet(2), check(login), go];
    const next = (): void => {
      const step = steps.shift();
      if (step !== undefined) socket.once('data', (data) => step(socket, data) && next());
    };
    next();
  });
  const greet = (method: 0 | 2) => (socket: Socket, data: Buffer) => {
    const offered = data.subarray(2).includes(method);
    socket.write(Buffer.from([5, offered ? method : 0xff]));
    return offered;
  };
  const check = (wanted: Login) => (socket: Socket, data: Buffer) => {
    const name = data.subarray(2, 2 + (data[1] ?? 0)).toString();
    const password = data.subarray(3 + (data[1] ?? 0)).toString();
    const right = name === wanted.username && password === wanted.password;
    socket.write(Buffer.from([1, right ? 0 : 1]));
    return right;
  };
  const go = (socket: Socket, data: Buffer) => {
    const named = data[3] === 3;
    const end = named ? 5 + (data[4] ?? 0) : 8;
    const host = named ? data.subarray(5, end).toString() : [...data.subarray(4, 8)].join('.');
    const port = data.readUInt16BE(end);
    asked.push(`${host}:${port}`);
    const upstream = connect(port, host, () => {
      socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
      join(socket, upstream);
    });
    upstream.on('error', () => socket.destroy());
    return false;
  };
  return listen(server, asked);
}

function join(one: Socket, other: Socket): void {
  one.pipe(other);
  other.pipe(one);
  one.on('error', () => other.destroy());
  one.on('close', () => other.destroy());
  other.on('close', () => one.destroy());
}

async function listen(server: Server, asked: string[]): Promise<TestProxy> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
