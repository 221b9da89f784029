/** Starts WebKit (WebKitGTK's small browser, driven over WebDriver) on a screen of its own. Node's built-in modules only. */
import {spawn} from 'node:child_process';
import {connect, createServer} from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const {port} = server.address();
      server.close(() => resolve(port));
    });
  });
}

function accepts(port) {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1').once('error', () => resolve(false));
    socket.once('connect', () => (socket.destroy(), resolve(true)));
  });
}

/** The display of a new X server, `:99`, as soon as it takes windows. */
function displayOf(xvfb) {
  return new Promise((resolve, reject) => {
    xvfb.once('error', reject).once('exit', code => reject(new Error(`Xvfb ended with ${code}.`)));
    xvfb.stdio[3].once('data', text => resolve(`:${String(text).trim()}`));
  });
}

const quiet = {
  GDK_BACKEND: 'x11',
  NO_AT_BRIDGE: '1',
  LANG: 'en_GB.UTF-8',
  LANGUAGE: 'en_GB:en',
  // Without a graphics card these two only make the processor work more.
  WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  WEBKIT_DISABLE_DMABUF_RENDERER: '1',
};

/** What a session asks of the driver. */
export const capabilitiesOf = ({browser}) => ({
  browserName: 'MiniBrowser',
  // The client would otherwise ask for a protocol that this driver does not speak.
  'wdio:enforceWebDriverClassic': true,
  'webkitgtk:browserOptions': {binary: browser, args: ['--automation', '--javascript-can-open-windows-automatically=true']},
});

/**
 * Starts a screen and a driver on it, and answers with the driver's port and with what ends both. They also end with this
 * process. One driver serves one session.
 */
export async function startWebKit({driver, xvfb}) {
  const children = [];
  const stop = () => children.splice(0).reverse().forEach(child => child.kill());
  process.once('exit', stop);
  // A signal that nobody else answers would leave both running.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, () => (stop(), process.kill(process.pid, name)));
  try {
    // The browser has no headless mode; a screen nobody sees leaves the one of whoever runs this alone.
    const screen = spawn(xvfb, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {stdio: ['ignore', 'ignore', 'ignore', 'pipe']});
    children.push(screen);
    const display = await displayOf(screen);
    const port = await freePort();
    const env = {...process.env, ...quiet, DISPLAY: display};
    const server = spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], {stdio: 'ignore', env});
    children.push(server);
    for (let attempt = 0; attempt < 200; attempt++) {
      if (server.exitCode !== null) break;
      if (await accepts(port)) return {port, stop};
      await sleep(50);
    }
    throw new Error(`${driver} does not answer.`);
  } catch (error) {
    stop();
    throw error;
  }
}
