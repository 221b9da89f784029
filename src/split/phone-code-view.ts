/**
 * Stands in for `elements/phone-code-view.ts` where a page is delivered in parts. Nobody comes to the step for the code but by
 * what asked for one, which this arrives with.
 */
import type * as real from '../elements/phone-code-view.js';
import {arrived} from './service.js';

export const codeFields: typeof real.codeFields = (...given) => arrived().codeFields(...given);

export const codeButtons: typeof real.codeButtons = (...given) => arrived().codeButtons(...given);

export const readCodeEntry: typeof real.readCodeEntry = text => arrived().readCodeEntry(text);
