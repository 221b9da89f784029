/** A random name nobody can guess, safe in URLs. Not `randomUUID`: browsers keep it from pages on plain http. */
export function secret(bytes = 24): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  return btoa(String.fromCharCode(...random))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
