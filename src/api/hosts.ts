const loopback = /^(([\w-]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether a host name is this machine itself. */
export function isLoopback(hostname: string): boolean {
  return loopback.test(hostname);
}

/** Whether `entry` is a form an allowed host can have: `host`, `host:port` or `*.host`. */
export function isHostEntry(entry: string): boolean {
  return /^(\*\.)?([\w-]+\.)*[\w-]+$|^(([\w-]+\.)*[\w-]+|\[[\da-f:.]+\]):\d{1,5}$|^\[[\da-f:.]+\]$/i.test(entry);
}

/** An allowed host as a source of a Content-Security-Policy. */
export function hostSource(entry: string): string {
  const [, host = entry, port = '*'] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
  return isLoopback(host) ? `http://${host}:${port}` : `https://${entry}`;
}

function withPort({protocol, hostname, port}: URL): string {
  return `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
}

/** Whether an address, which names nobody, is on the host of an entry. */
export function isOnHost(url: URL, entry: string): boolean {
  const listed = entry.toLowerCase();
  if (listed.startsWith('*.')) {
    return url.protocol === 'https:' && url.port === '' && url.hostname.endsWith(listed.slice(1));
  }
  if (isLoopback(url.hostname)) {
    // A developer's machine has no certificate: whoever lists it may use http there, and any port unless one is named.
    return listed === url.hostname || listed === withPort(url);
  }
  return url.protocol === 'https:' && listed === (/:\d+$/.test(listed) ? withPort(url) : url.host);
}

/**
 * The one gate for every address that comes from the network: the address to use, or null when it may not be linked,
 * framed or opened.
 *
 * @param text What the server sent.
 * @param hosts `host`, `host:port` or `*.host`; https on its default port unless one is given. A listed loopback host
 *   may also use http.
 */
export function allowedAddress(text: unknown, hosts: readonly string[]): string | null {
  // The parser forgives blanks, control characters and backslashes; a server that means well sends none.
  if (typeof text !== 'string' || text.length > 2048 || /[\s\\\u0000-\u001f\u007f-\u009f]/.test(text)) return null;
  if (!/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.username || url.password || /^\.|\.$/.test(url.hostname)) return null;
  return hosts.some(entry => isOnHost(url, entry)) ? url.href : null;
}
