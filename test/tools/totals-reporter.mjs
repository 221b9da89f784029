/** A reporter for node:test that puts the totals of a run, as JSON, where its output goes. */
const names = {pass: 'passed', fail: 'failed', cancelled: 'failed', skipped: 'skipped', todo: 'skipped'};

/** The runner tells its totals in diagnostics at the end, one for each: `pass 12`. */
export default async function* totalsReporter(source) {
  const counts = {};
  for await (const {type, data} of source) {
    const [, name, count] = (type === 'test:diagnostic' && data.nesting === 0 && /^(\w+) (\d+)$/.exec(data.message)) || [];
    if (Object.hasOwn(names, name ?? '')) counts[name] = Number(count);
  }
  const totals = {passed: 0, failed: 0, skipped: 0};
  for (const [name, count] of Object.entries(counts)) totals[names[name]] += count;
  yield JSON.stringify(totals);
}
