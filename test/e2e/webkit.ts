/** WebKit for the person who plays: WebKitGTK's small browser, through its own driver. */
import type {Client} from 'webdriver';

import type {Engine} from './place.js';
import {WebDriverVisit} from './webdriver.js';

interface Server {
  port: number;
  stop(): void;
}

/** The programs, and what starts them; the runner of the element tests uses the same. */
interface Tools {
  startWebKit(programs: object): Promise<Server>;
  capabilitiesOf(programs: object): object;
}

/** A browser takes longer to start than most people to get where they go, so each serves one after another. */
export async function startWebKit(programs: object): Promise<Engine> {
  // Before the client is loaded: it says what it does in lines that nobody reads.
  process.env.WDIO_LOG_LEVEL ??= 'silent';
  process.env.DISABLE_WEBDRIVERIO_DEPRECATION_WARNINGS ??= 'true';
  const {default: WebDriver} = await import('webdriver');
  const {startWebKit, capabilitiesOf} = (await import(new URL('../../../test/tools/webkit.mjs', import.meta.url).href)) as Tools;
  const servers: Server[] = [];
  const free: Client[] = [];

  async function browser(attempts = 2): Promise<Client> {
    const server = await startWebKit(programs);
    servers.push(server);
    const where = {hostname: '127.0.0.1', port: server.port, path: '/', connectionRetryTimeout: 60_000, connectionRetryCount: 0};
    try {
      return await WebDriver.newSession({...where, logLevel: 'silent', capabilities: capabilitiesOf(programs)});
    } catch (error) {
      // Now and then the driver waits in vain for the browser it has started.
      server.stop();
      if (attempts === 1) throw error;
      return browser(attempts - 1);
    }
  }

  return {
    async visit(url) {
      const client = free.pop() ?? (await browser());
      return new WebDriverVisit(client, await client.getWindowHandle(), () => free.push(client)).open(url);
    },
    async close() {
      for (const server of servers) server.stop();
    },
  };
}
