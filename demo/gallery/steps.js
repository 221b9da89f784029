/** What a person does in a state's cell, through the parts of its element; each step waits until its part is there. */
import {withoutClipboard} from './clipboard.js';
import {pause} from './clock.js';

/** Everything in a cell, also what is in shadow roots. */
export function* within(root) {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* within(element.shadowRoot);
  }
}

/** The part of that name which is seen. */
export const partIn = (stage, name) => [...within(stage)].find(element => element.part.contains(name) && element.checkVisibility());

/** Looks at what has to come to be. The clock of the page stands still, so patience is counted. */
const mostLooks = 2000;

export async function until(isSo, what) {
  for (let looks = 0; looks < mostLooks; looks++) {
    const found = isSo();
    if (found) return found;
    await pause(5);
  }
  throw new Error(`It never came to be: ${what}`);
}

const part = ({stage}, name) => until(() => partIn(stage, name), `there is no ${name}`);

const tell = (element, type) => element.dispatchEvent(new Event(type, {bubbles: true, composed: true}));

/** Types into a field. */
export const type = (name, text) => async cell => {
  const field = await part(cell, name);
  field.value = text;
  tell(field, 'input');
};

/** Leaves a field, after typing or choosing. */
export const leave = name => async cell => void tell(await part(cell, name), 'change');

export const choose = (name, value) => async cell => {
  (await part(cell, name)).value = value;
  await leave(name)(cell);
};

/** Presses a button or follows a link, which leads nowhere from here. */
export const press = name => async cell => void (await part(cell, name)).click();

/** Presses what copies, in a browser that does not let it. */
export const copyInVain = async cell => {
  const button = await part(cell, 'copy-button');
  withoutClipboard(() => button.click());
};

export const tick = (...names) => async cell => {
  for (const name of names) (await part(cell, `${name}-checkbox`)).click();
};

/** Opens what can be read up on. */
export const unfold = name => async cell => void (await part(cell, name)).querySelector('summary').click();

/** Answers on the phone. */
export const confirm = async ({backend}) => void (await until(() => backend.phone.prompts[0] && backend.phone.confirm(backend.phone.prompts[0].msisdn), 'nothing asks on the phone'));

/** What the element stands on is gone, as where a page replaces what the browser brings. */
export async function breakDown({element}) {
  element.render = () => {
    throw new TypeError('The page replaced something.');
  };
  element.requestUpdate();
}

/** Waits until the element matches. */
export const reach = selector => async ({element}) => void (await until(() => element.matches(selector), `${selector} is not reached`));

/** Lets time pass: seconds. */
export const later = seconds => ({later: seconds});
