/** Starts programs so that they and all they have started end with us. Node's built-in modules only. */
import {spawn, spawnSync} from 'node:child_process';

const isWindows = process.platform === 'win32';

/** Those that run now. */
const running = new Set();

function signal(child, name) {
  if (isWindows) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], {stdio: 'ignore'});
    return;
  }
  try {
    // Each child leads a group of its own; so browsers and servers of a test hear it as well.
    process.kill(-child.pid, name);
  } catch {
    // The group is gone.
  }
}

/** Asks a child to end, and makes it when it does not. */
function end(child) {
  signal(child, 'SIGTERM');
  setTimeout(() => signal(child, 'SIGKILL'), 5000).unref();
}

/** Whether a signal has stopped the run; nothing new is started then. */
let stopped = false;

for (const [name, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]]) {
  process.on(name, () => {
    stopped = true;
    process.exitCode = code;
    for (const child of running) end(child);
  });
}
// Whatever ends us in the middle, nothing stays behind.
process.on('exit', () => {
  for (const child of running) signal(child, 'SIGKILL');
});

/**
 * Runs a Node program with its output on ours, or into the open file `output`, and answers with its exit code; 124 when it
 * took longer than `minutes`. What it leaves running when it ends is ended too.
 */
export function runNode(args, {cwd, env, minutes = 5, output = 'inherit'} = {}) {
  if (stopped) return Promise.resolve(process.exitCode);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: {...process.env, ...env},
      stdio: ['ignore', output, output],
      detached: !isWindows,
    });
    running.add(child);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      console.error(`Stopped: it took longer than ${minutes} minutes.`);
      end(child);
    }, minutes * 60_000);
    child.once('error', reject);
    child.once('exit', code => {
      clearTimeout(timer);
      running.delete(child);
      if (!isWindows) signal(child, 'SIGKILL');
      resolve(stopped ? process.exitCode : late ? 124 : code ?? 1);
    });
  });
}
