/** The browser engines that the tests run in: which are asked for, and which are there. Node's built-in modules only. */
import {findBrowsers, findFirefox, findWebKit} from './browser.mjs';

const finders = {
  chromium: () => ({path: findBrowsers().CHROME_SHELL_PATH}),
  firefox: () => {
    const path = findFirefox();
    return path && {path};
  },
  webkit: findWebKit,
};

const packages = {
  firefox: 'Firefox (on Debian firefox-esr)',
  webkit: 'WebKitGTK with its driver and Xvfb (on Debian webkit2gtk-driver, xvfb)',
};

/** The names in `ENGINES` (`firefox,webkit`); all three where it is not set. */
function asked() {
  const names = (process.env.ENGINES ?? '').split(',').map(name => name.trim()).filter(Boolean);
  const unknown = names.find(name => !Object.hasOwn(finders, name));
  if (unknown) throw new Error(`ENGINES names "${unknown}"; there are: ${Object.keys(finders).join(', ')}`);
  return names.length > 0 ? names : Object.keys(finders);
}

/**
 * The programs of each engine that is installed, in `found`, and a line about each that is not, in `missing`. Throws
 * without a Chromium, and where one is missing that `ENGINES` names.
 */
export function findEngines() {
  const found = {};
  const missing = [];
  for (const name of asked()) {
    const programs = finders[name]();
    if (programs) found[name] = programs;
    else if (process.env.ENGINES) throw new Error(`ENGINES names ${name}, and ${packages[name]} is not installed.`);
    else missing.push(`${name} is left out: ${packages[name]} is not installed.`);
  }
  return {found, missing};
}
