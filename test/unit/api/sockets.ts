import {once} from 'node:events';
import {createServer, type AddressInfo, type Socket} from 'node:net';

/** A request that arrived whole on a bare socket. */
export interface Arrived {
  socket: Socket;
  /** Head and body as they came. */
  text: string;
  /** Resolves when the connection is closed, by whichever side. */
  closed: Promise<unknown>;
}

interface Test {
  after(end: () => void): void;
}

function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = Number(/^content-length: (\d+)/im.exec(text)?.[1] ?? 0);
  return Buffer.byteLength(text.slice(end + 4)) >= length;
}

/** A server that is no more than its sockets: what goes over them, and when they break, is for the test to say. */
export async function listen(t: Test, answer: (arrived: Arrived, index: number) => void) {
  const arrived: Arrived[] = [];
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    let text = '';
    const closed = once(socket, 'close').catch(() => {});
    socket.setEncoding('utf8').on('error', () => {}).on('data', part => {
      text += part;
      if (!isWhole(text)) return;
      arrived.push({socket, text, closed});
      text = '';
      answer(arrived.at(-1)!, arrived.length - 1);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return {arrived, url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)};
}

/** An answer as it goes over the socket. */
export function http(status: string, body = '', headers: Record<string, string> = {}): string {
  const lines = Object.entries({'Content-Length': String(Buffer.byteLength(body)), ...headers}).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status}\r\n${lines.join('')}\r\n${body}`;
}
