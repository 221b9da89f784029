/** The lines of dist/security.json, as one pastes them. */
import {readFileSync} from 'node:fs';

const security = JSON.parse(readFileSync(new URL('../../dist/security.json', import.meta.url), 'utf8'));

const line = directives => Object.entries(directives).map(([name, value]) => `${name} ${value}`.trim()).join('; ');

/** @param {string} names Mode and way, for example `gateway widget`. */
export function policyFor(names) {
  const [mode, way] = names.split(' ');
  const parts = security.contentSecurityPolicy[mode]?.[way];
  if (!parts) throw new Error(`dist/security.json has no policy for "${names}".`);
  const titled = Object.entries(parts).map(([document, directives]) => `For the ${document}:\n\n\`\`\`policy\n${line(directives)}\n\`\`\`\n`);
  return titled.join('\n');
}
