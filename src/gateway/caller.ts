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
export function readCaller(request: Request, connection: string | undefined, hops: number): Caller {
  const url = new URL(request.url);
  if (hops === 0) return {address: addressKey(connection), origin: url.origin};
  const forwarded = nthFromRight(request.headers.get('X-Forwarded-For'), hops);
  const address = forwarded && isAddress(forwarded) ? forwarded : connection;
  const protocol = nthFromRight(request.headers.get('X-Forwarded-Proto'), hops) === 'https' ? 'https:' : url.protocol;
  const host = nthFromRight(request.headers.get('X-Forwarded-Host'), hops) ?? url.host;
  return {address: addressKey(address), origin: originOf(`${protocol}//${host}`) ?? url.origin};
}

/** The key an address is counted under; one household has a whole /64. Without an address, all share one key. */
export function addressKey(address: string | undefined): string {
  if (!address) return 'unknown';
  const text = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '').toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (mapped) return mapped[1]!;
  if (!text.includes(':')) return text;
  const [head = '', tail] = text.split('::');
  const groups = head ? head.split(':') : [];
  if (tail !== undefined) {
    const rest = tail ? tail.split(':') : [];
    groups.push(...Array(Math.max(0, 8 - groups.length - rest.length)).fill('0'), ...rest);
  }
  return `${groups.slice(0, 4).map(group => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}

function isAddress(text: string): boolean {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return true;
  return text.includes(':') && text.length <= 45 && /^[\da-f:.]+$/i.test(text);
}

function nthFromRight(list: string | null, n: number): string | undefined {
  if (!list) return undefined;
  const entries = list.split(',').map(entry => entry.trim());
  return entries[Math.max(0, entries.length - n)] || undefined;
}

function originOf(address: string): string | undefined {
  try {
    return new URL(address).origin;
  } catch {
    return undefined;
  }
}
