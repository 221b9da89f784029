/**
 * `npm start`: installs and builds what is missing, then serves the demonstration until Ctrl-C. Before `ready()` only
 * Node's built-in modules are there, hence the imports in the middle.
 */
import {existsSync, readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {buildSteps} from '../test/tools/build-steps.mjs';
import {runNode} from '../test/tools/children.mjs';
import {ready} from '../test/tools/ready.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));

/** What `dist/` is made from, and the files of it that are served here. */
const sources = ['src', 'tsconfig.json', 'rollup.config.mjs', 'package-lock.json'];
const results = ['dist/smart-flow.js', 'dist/sri.json', 'dist/doctor.js', 'dist/testing.js', 'dist/gateway.js', 'dist/gateway-cli.js'];

const changed = path => statSync(join(root, path)).mtimeMs;

function newest(path) {
  if (!statSync(join(root, path)).isDirectory()) return changed(path);
  return Math.max(...readdirSync(join(root, path)).map(name => newest(join(path, name))));
}

function isBuilt() {
  if (!results.every(path => existsSync(join(root, path)))) return false;
  return Math.min(...results.map(changed)) >= Math.max(...sources.map(newest));
}

/** Answers with the exit code of the first step that failed, or 0. */
async function build() {
  for (const [what, args] of buildSteps(root)) {
    console.log(what);
    const code = await runNode(args, {cwd: root});
    if (code !== 0) return code;
  }
  return 0;
}

function wantedPort() {
  const text = process.env.PORT || '3000';
  const port = Number(text);
  if (/^\d+$/.test(text) && port > 0 && port < 65_536) return port;
  throw new Error(`PORT has to be a number from 1 to 65535, and is ${text}.`);
}

function explain(error, port) {
  if (error.code === 'EADDRINUSE') return `Port ${port} is taken. Choose another one, for example: PORT=${port + 1} npm start`;
  if (error.code === 'EACCES') return `Port ${port} may not be used. Choose one above 1023, for example: PORT=3000 npm start`;
  return error.message;
}

async function main() {
  const port = wantedPort();
  ready();
  const code = isBuilt() ? 0 : await build();
  if (code !== 0) return code;
  // With a service named, the same command is the gateway in front of it.
  if (process.env.SMART_FLOW_API_URL) return runNode(['dist/gateway-cli.js'], {cwd: root});
  const {startDemo} = await import('./server.mjs');
  const demo = await startDemo(port).catch(error => {
    throw new Error(explain(error, port));
  });
  const stop = () => {
    demo.stop();
    // The helpers of the build set the code of a run that was broken off; this one was only ended.
    process.exit(0);
  };
  // Not `once`: npm passes on a Ctrl-C that the terminal has sent here already.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  console.log(`Demonstration:    http://localhost:${demo.port}`);
  console.log(`Documentation:    http://localhost:${demo.port}/docs/`);
  console.log(`Emulated service: http://localhost:${demo.servicePort}`);
  console.log('The gateway between them has its limits opened: any number of SMS, without waiting.');
  console.log('Press Ctrl-C to stop.');
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
