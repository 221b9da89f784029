/** The markup to copy. */
import {say} from './words.js';

const pre = document.querySelector('#markup code');
const copied = document.querySelector('#copied');

/** Attributes as they would be written, those at their default left out. */
function attributes(given) {
  return Object.entries(given).filter(([, value]) => value).map(([name, value]) => ` ${name}="${value}"`).join('');
}

/** Shows what a page with these settings is written like. */
export function showMarkup({mode, level, jurisdiction, terms}) {
  const config = document.querySelector('sf-config');
  const asked = {level: level === '3' && level, jurisdiction: jurisdiction !== 'any' && jurisdiction};
  const access = {'api-base': config.getAttribute('api-base'), 'token-url': config.getAttribute('token-url')};
  const lines = [
    '<script type="module" src="/dist/smart-flow.js"></script>',
    mode === 'token' && `<sf-config${attributes(access)}></sf-config>`,
    '<sf-phone-verify></sf-phone-verify>',
    `<sf-status${attributes(asked)}></sf-status>`,
    `<sf-tc-accept${attributes({mode: terms === 'link' && terms})}></sf-tc-accept>`,
  ];
  pre.textContent = lines.filter(Boolean).join('\n');
  copied.textContent = '';
}

document.querySelector('#copy').addEventListener('click', async () => {
  const done = await navigator.clipboard.writeText(pre.textContent).then(() => true, () => false);
  copied.textContent = say(done ? 'copied' : 'notCopied');
});
