/** What came of the hosts, as a table: a line for each check, a column for each host. */

const words = {passed: 'yes', failed: 'FAILED', skipped: 'SKIPPED'};

/**
 * @param {readonly string[]} hosts Those that have to be in the results.
 * @param {readonly {titles: string[], result: string}[]} results As the runner left them: titles are the host's name and the check's.
 * @returns {{lines: string[], isGreen: boolean}} Green where each host has results, and all of them passed.
 */
export function hostTable(hosts, results) {
  const cells = new Map();
  const failed = new Set(results.filter(({titles, result}) => titles.length > 1 && result === 'failed').map(({titles}) => titles[0]));
  for (const {titles: [host, ...check], result} of results) {
    // A host fails with any of its checks; that is worth a line where none of them did.
    if (check.length === 0 && failed.has(host)) continue;
    const line = check.join(' ') || 'as a whole';
    cells.set(line, {...cells.get(line), [host]: words[result]});
  }
  const missing = hosts.filter(host => !results.some(({titles}) => titles[0] === host));
  const rows = [...cells].map(([check, of]) => [check, ...hosts.map(host => (missing.includes(host) ? 'MISSING' : of[host] ?? '–'))]);
  const table = [['', ...hosts], ...rows];
  const widths = table[0].map((_, column) => Math.max(...table.map(row => row[column].length)));
  const lines = table.map(row => row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd());
  const isGreen = hosts.length > 0 && missing.length === 0 && results.every(({result}) => result === 'passed');
  return {lines, isGreen};
}
