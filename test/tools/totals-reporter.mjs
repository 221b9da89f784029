/** A reporter for node:test that puts the totals of a run, as JSON, where its output goes; and those of each of its files. */
import {relative} from 'node:path';

import {keepResult} from './results.mjs';

const names = {pass: 'passed', fail: 'failed', cancelled: 'failed', skipped: 'skipped', todo: 'skipped'};

/** Titles of the groups that are open. Results come in the order of the file, each after its start. */
const open = [];

/** Of each file, by its path from where the tests are run. */
const files = {};

function count(file, result) {
  const counts = (files[relative('.', file).replaceAll('\\', '/')] ??= {passed: 0, failed: 0, skipped: 0});
  counts[result]++;
}

function keep(type, {name, nesting, file, details, skip, todo}) {
  if (type === 'test:start') open.splice(nesting, Infinity, name);
  if (type !== 'test:pass' && type !== 'test:fail') return;
  // What is still to do may fail, and the runner counts it as left out.
  const result = skip !== undefined || todo !== undefined ? 'skipped' : type === 'test:fail' ? 'failed' : 'passed';
  const isGroup = details.type === 'suite';
  // A group that failed may have done so before any of its tests; one that passed adds nothing to them.
  if (!file || (isGroup && result === 'passed')) return;
  if (!isGroup || result === 'failed') count(file, result);
  keepResult(file, [...open.slice(0, nesting), name], result);
}

/** The runner tells its totals in diagnostics at the end, one for each: `pass 12`. */
export default async function* totalsReporter(source) {
  const counts = {};
  for await (const {type, data} of source) {
    keep(type, data);
    const [, name, found] = (type === 'test:diagnostic' && data.nesting === 0 && /^(\w+) (\d+)$/.exec(data.message)) || [];
    if (Object.hasOwn(names, name ?? '')) counts[name] = Number(found);
  }
  const totals = {passed: 0, failed: 0, skipped: 0};
  for (const [name, found] of Object.entries(counts)) totals[names[name]] += found;
  yield JSON.stringify({...totals, files});
}
