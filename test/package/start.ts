/** What `init` writes, in somebody's folder, and started as it says. */
import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';

import {manifest} from './world.js';

export interface Started {
  url: string;
  /** What was written on the terminal. */
  said(): string;
  /** Resolves with the SMS that the emulated service has sent to a number. */
  sms(msisdn: string): Promise<string>;
  stop(): Promise<void>;
}

/** How long a build may take until the page is there, in milliseconds. */
const limit = 240_000;

/**
 * @param app A folder in which the packages are installed; what is written goes into one below it, and finds them there.
 * @param host As one names it for `init`.
 */
export async function start(app: string, host: string): Promise<Started> {
  const folder = join(app, `start-${host}`);
  mkdirSync(folder);
  execFileSync(process.execPath, [join(app, 'node_modules', manifest.name, manifest.bin[manifest.name]), 'init', '--host', host], {cwd: folder});
  // A group of its own, so that all that npm starts ends with it.
  const child = spawn('npm', ['start'], {cwd: folder, env: {...process.env, PORT: '0', NO_COLOR: '1', FORCE_COLOR: '0'}, detached: true});
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const exited = once(child, 'exit');
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, 'SIGTERM');
    await exited;
  };
  const find = async (pattern: RegExp, time: number): Promise<string> => {
    for (const until = Date.now() + time; Date.now() < until; await new Promise(resolve => setTimeout(resolve, 50))) {
      const found = pattern.exec(said)?.[1];
      if (found) return found;
      if (child.exitCode !== null) break;
    }
    throw new Error(`${pattern} was never said, but this:\n${said}`);
  };
  try {
    const url = await find(/^Open (http:\S+)$/m, limit);
    return {url, said: () => said, stop, sms: msisdn => find(new RegExp(`^SMS to ${msisdn}: (.+)$`, 'm'), 10_000)};
  } catch (error) {
    await stop();
    throw error;
  }
}
