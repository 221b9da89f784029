import {mkdirSync, readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';

import {root} from './gallery.js';

/** Whether what is seen now becomes what is compared with: `npm run pictures`. */
export const renewing = process.env.RENEW === '1';

/** Where the references of a kind are kept. */
export function folderOf(kind: 'trees' | 'pictures'): string {
  const folder = join(root, 'test/e2e', kind);
  mkdirSync(folder, {recursive: true});
  return folder;
}

/** Where what differs is put, to be looked at. */
export function outcomeFolder(kind: 'trees' | 'pictures'): string {
  const folder = join(root, 'build', kind);
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  return folder;
}

/** References that nothing is compared with any more; renewing takes them away. */
export function leftOver(kind: 'trees' | 'pictures', names: readonly string[]): string[] {
  const folder = folderOf(kind);
  const found = readdirSync(folder).filter(name => !names.includes(name));
  if (!renewing) return found;
  for (const name of found) rmSync(join(folder, name));
  return [];
}
