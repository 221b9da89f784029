/** Who is calling, as far as the connection and trusted proxies tell. */
export interface Caller {
  /** The key its requests are counted under: an IPv4 address, or the /64 of an IPv6 address. */
  address: string;
  /** The origin the browser used to get here. */
  origin: string;
}

/**
 * Reads the caller from a request.
 *
 * Forwarded headers count only where a proxy is trusted, and then only as many entries from the right as there are
 * proxies: everything further left was written by the caller.
 */
export function readCaller(request: Request, connection: string | undefined, hops: number, url = new URL(request.url)): Caller {
  if (hops === 0) return {address: addressKey(connection), origin: url.origin};
  const named = nthFromRight(request.headers.get('X-Forwarded-For'), hops);
  const forwarded = named && withoutPort(named);
  const address = forwarded && isAddress(forwarded) ? forwarded : connection;
  const protocol = nthFromRight(request.headers.get('X-Forwarded-Proto'), hops)?.toLowerCase() === 'https' ? 'https:' : url.protocol;
  const host = nthFromRight(request.headers.get('X-Forwarded-Host'), hops) ?? url.host;
  return {address: addressKey(address), origin: originOf(`${protocol}//${host}`) ?? url.origin};
}

/** The key an address is counted under; one household has a whole /64. Without an address, all share one key. */
export function addressKey(address: string | undefined): string {
  if (!address) return 'unknown';
  const text = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '').toLowerCase();
  if (!text.includes(':')) return text;
  // As URL spells it: shortest, and an IPv4 address within one as two groups.
  const mapped = /^http:\/\/\[::ffff:([\da-f]+):([\da-f]+)\]$/.exec(originOf(`http://[${text}]`) ?? '');
  if (mapped) return mapped.slice(1).flatMap(group => [parseInt(group, 16) >> 8, parseInt(group, 16) & 255]).join('.');
  const [head = '', tail] = text.split('::');
  const groups = head ? head.split(':') : [];
  if (tail !== undefined) {
    const rest = tail ? tail.split(':') : [];
    groups.push(...Array(Math.max(0, 8 - groups.length - rest.length)).fill('0'), ...rest);
  }
  return `${groups.slice(0, 4).map(group => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}

function isAddress(text: string): boolean {
  if (/^\d+(\.\d+){3}$/.test(text)) return text.split('.').every(octet => octet.length <= 3 && Number(octet) < 256);
  return text.includes(':') && originOf(`http://[${text}]`) !== undefined;
}

/** Some proxies name the port as well; counted with it, each connection would be a caller of its own. */
function withoutPort(text: string): string {
  return /^\[([^\]]*:[^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(text)?.[1] ?? text;
}

function nthFromRight(list: string | null, n: number): string | undefined {
  if (!list) return undefined;
  const entries = list.split(',').map(entry => entry.trim());
  return entries[Math.max(0, entries.length - n)];
}

function originOf(address: string): string | undefined {
  try {
    return new URL(address).origin;
  } catch {
    return undefined;
  }
}
