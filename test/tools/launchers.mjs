/** How the runner of the element tests starts each engine. */
import puppeteer from 'puppeteer-core';
import {chromeLauncher} from '@web/test-runner-chrome';
import {WebdriverLauncher} from '@web/test-runner-webdriver';

import {chromiumArgs} from './browser.mjs';
import {capabilitiesOf, startWebKit} from './webkit.mjs';

/** Adds to a launcher what tells its engine in reports and to plugins. */
const named = (launcher, engine, name) => Object.assign(launcher, {engine, name});

function chromium({path}) {
  const launcher = chromeLauncher({
    launchOptions: {executablePath: path, args: chromiumArgs},
    // Two tabs of one window share its focus, and the hidden one gets no animation frames: each file has a window.
    createPage: ({context}) => context.newPage({type: 'window'}),
    concurrency: 2,
  });
  return named(launcher, 'chromium', 'Chromium');
}

/** Only one of Firefox's windows has the focus, so there is only one. */
function firefox({path}) {
  // Only the window itself can set the media that its pages see.
  const launchOptions = {browser: 'firefox', executablePath: path, headless: true, args: ['--remote-allow-system-access']};
  return named(chromeLauncher({puppeteer, launchOptions, concurrency: 1}), 'firefox', 'Firefox');
}

class WebKitLauncher extends WebdriverLauncher {
  engine = 'webkit';
  // With more, the files would run in frames of one page.
  concurrency = 1;
  #programs;
  #webkit;

  constructor(programs) {
    super({hostname: '127.0.0.1', path: '/', logLevel: 'error', connectionRetryCount: 1, capabilities: capabilitiesOf(programs)});
    this.#programs = programs;
  }

  async initialize(config) {
    await super.initialize({...config, concurrency: 1});
    this.name = 'WebKitGTK';
  }

  async createDriverManager() {
    this.#webkit = await startWebKit(this.#programs);
    this.options.port = this.#webkit.port;
    return super.createDriverManager();
  }

  /** The launcher's own would not wait for the page, and a browser that has died would end the whole run. */
  async startSession(id, url) {
    await this.ensureManagerInitialized();
    await this.driverManager.startSession(id, url);
  }

  /** The launcher's own holds all keys down at once, so that a digit that comes again is lost. */
  async sendKeys(id, keys) {
    for (const key of keys) await super.sendKeys(id, [key]);
  }

  async stop() {
    await super.stop();
    this.#webkit?.stop();
  }
}

/** A launcher for each engine, of its programs. */
export const launchers = {chromium, firefox, webkit: programs => new WebKitLauncher(programs)};
