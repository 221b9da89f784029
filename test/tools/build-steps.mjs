/** How dist/ is made from nothing: by `npm start` where it is missing, and elsewhere to see that it comes out the same. */
import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

/** What there is to say of each step, and the program that does it, in the order of the steps; the tests are not compiled for this. */
export function buildSteps(root) {
  const projects = readdirSync(join(root, 'src')).map(name => `src/${name}`).filter(path => existsSync(join(root, path, 'tsconfig.json')));
  return [
    ['Compiling …', ['node_modules/@typescript/native/bin/tsc', '-b', 'src', ...projects]],
    ['Bundling …', ['node_modules/rollup/dist/bin/rollup', '--config', '--silent']],
  ];
}
