import {elements, register} from './register.js';

/**
 * Registers every element under `sf-`, or another prefix for a second version on the same page. Tags that are taken
 * stay as they are.
 */
export function define({prefix = 'sf'}: {prefix?: string} = {}): void {
  for (const [name, element] of Object.entries(elements)) register(`${prefix}-${name}`, element);
}

define();
