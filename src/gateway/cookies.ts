/** How the session cookie is called and protected for one request. */
export interface CookieStyle {
  name: string;
  attributes: string;
}

/**
 * The cookie for pages at this origin.
 *
 * `__Host-` pins it to the host, https and the root path, so that no neighbour can plant one. Plain http on loopback,
 * for developing, has no `Secure`. `Strict` is enough, as every call is a fetch by a page of the same site; a page of
 * another site that is listed gets a partitioned cookie, which works in that site alone.
 */
export function cookieStyle(origin: string, loopback: boolean, crossSite: boolean): CookieStyle {
  const plain = loopback && origin.startsWith('http:');
  const name = plain ? 'smart-flow' : '__Host-smart-flow';
  if (crossSite) return {name, attributes: 'Path=/; HttpOnly; Secure; SameSite=None; Partitioned'};
  return {name, attributes: `Path=/; HttpOnly; ${plain ? '' : 'Secure; '}SameSite=Strict`};
}

/** The value of the one cookie of this name. Two of a name, or one too long to be ours, count as none. */
export function readCookie(header: string | null, name: string): string | undefined {
  if (!header || header.length > 16_384) return undefined;
  const values = header.split(';')
    .map(part => part.trim())
    .filter(part => part.startsWith(`${name}=`))
    .map(part => part.slice(name.length + 1));
  return values.length === 1 && values[0]!.length < 4096 ? values[0] : undefined;
}

/** A `Set-Cookie` that stores `value` for so many seconds; 0 removes it. */
export function writeCookie({name, attributes}: CookieStyle, value: string, seconds: number): string {
  return `${name}=${value}; ${attributes}; Max-Age=${Math.max(0, Math.round(seconds))}`;
}
