/**
 * The policy of these pages (`require-trusted-types-for`) lets nobody put a script into an empty window, so what a
 * window loads is a page of this site that holds the flow.
 */
import {configure} from '/dist/smart-flow.js';

const isToken = new URLSearchParams(location.search).get('mode') === 'token';
const apiBase = document.querySelector('meta[name="service"]').content;

configure({
  flowUrl: `/ways/window.html${location.search}`,
  ...(isToken && {apiBase, tokenUrl: '/demo/token'}),
});
