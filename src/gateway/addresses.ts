import {hostSource, isLoopback, isOnHost} from '../api/hosts.js';

/** Which hosts the terms page, its documents and the consent page may be on: read as the browser reads the same list. */
export class AllowedHosts {
  readonly #entries: readonly string[];

  constructor(hosts: readonly string[]) {
    this.#entries = hosts.map(host => host.toLowerCase());
  }

  /** The address as the platform reads it, or null if it may be neither followed nor passed on. */
  check(address: unknown, base?: URL): URL | null {
    if (typeof address !== 'string' || address.length > 2048 || /[\s\\\u0000-\u001f\u007f]/.test(address)) return null;
    let url: URL;
    try {
      url = new URL(address, base);
    } catch {
      return null;
    }
    return this.allows(url) ? url : null;
  }

  allows(url: URL): boolean {
    if (url.username || url.password) return false;
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return false;
    return this.#entries.some(entry => isOnHost(url, entry));
  }

  /** Whether this very host is listed and is this machine: the one case in which an internal address is fetched. */
  isListedLoopback(url: URL): boolean {
    return isLoopback(url.hostname) && this.#entries.some(entry => entry.replace(/:\d+$/, '') === url.hostname);
  }

  /** The list as sources for a Content-Security-Policy. */
  get sources(): string[] {
    return this.#entries.flatMap(entry => {
      const source = hostSource(entry);
      return source.startsWith('http:') ? [source, source.replace('http:', 'https:')] : [source];
    });
  }
}

/**
 * Whether an IP address is one that no terms page has: loopback, private, link-local (cloud metadata is there), carrier
 * NAT, multicast, reserved. Takes what `URL` or the resolver spells; names are not addresses and give false.
 */
export function isInternal(address: string): boolean {
  const text = address.replace(/^\[|\]$/g, '').toLowerCase();
  const v4 = /^(?:::ffff:)?(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text);
  if (v4) return isInternalV4(Number(v4[1]), Number(v4[2]));
  if (!text.includes(':')) return false;
  const mapped = /^::ffff:([\da-f]+):[\da-f]+$/.exec(text);
  if (mapped) {
    const high = parseInt(mapped[1]!, 16);
    return isInternalV4(high >> 8, high & 255);
  }
  // Only 2000::/3 is routed on the internet; of it, 2001:db8::/32 is for documentation and 2002::/16 wraps IPv4.
  return !/^[23][\da-f]{3}:/.test(text) || /^2001:db8:|^2002:/.test(text);
}

function isInternalV4(a: number, b: number): boolean {
  return a === 0 || a === 10 || a === 127 || a >= 224
    || (a === 100 && b >= 64 && b < 128)
    || (a === 169 && b === 254)
    || (a === 172 && b >= 16 && b < 32)
    || (a === 192 && (b === 168 || b === 0))
    || (a === 198 && (b === 18 || b === 19));
}
