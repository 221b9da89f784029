/** Bytes of each delivery, after brotli 11, each file on its own. */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';

import {brotli, weigh} from '../../tools/weigh.mjs';
import {bundled, root} from '../place.mjs';
import {variants, weighedAlone} from '../variants.mjs';

function size(files) {
  const sum = by => files.reduce((total, bytes) => total + by(bytes), 0);
  return {raw: sum(({length}) => length), gzip: sum(bytes => gzipSync(bytes, {level: 9}).length), brotli: sum(brotli), files: files.length};
}

const peerFile = path => readFileSync(join(root, 'test', 'bench', 'peers', 'node_modules', path));

/** @param {{large: boolean}} options Whether also those that take brotli half a minute. */
export default async function bytes(place, {large}) {
  const others = [...variants.filter(({entry, name}) => entry && name !== 'null'), ...(large ? weighedAlone : [])];
  const rows = others.map(({name, title, files}) => ({
    name, title, ...size(files ? files.map(peerFile) : [bundled(`${name}.js`), bundled(`${name}.css`)].filter(Boolean)),
  }));
  const ours = (await weigh()).map(({name, bytes, budget, target}) => ({name, title: name, brotli: bytes, budget, target}));
  return {ours, others: rows.sort((a, b) => a.brotli - b.brotli)};
}
