/**
 * Stands in for `elements/phone-code-view.ts` where a page is delivered in parts. Nobody comes to the code without what asked
 * for it, but for those whose element left the page while it was on its way: they see the rest of the step when it is there.
 */
import {nothing} from 'lit';

import type * as real from '../elements/phone-code-view.js';
import {wrongEntry} from '../flows/entry.js';
import {speakAnew} from '../strings/catalogues.js';
import {arrived} from './service.js';

export const codeFields = (...given: Parameters<typeof real.codeFields>) => arrived(speakAnew)?.codeFields(...given) ?? nothing;

export const codeButtons = (...given: Parameters<typeof real.codeButtons>) => arrived(speakAnew)?.codeButtons(...given) ?? nothing;

export const readCodeEntry = (text: string) => arrived(speakAnew)?.readCodeEntry(text) ?? wrongEntry('wrong-code', text);
