/** What every page of the documentation can do: copy a sample, and search. */
import MiniSearch from '/docs/minisearch.js';
import {make} from '/page/dom.js';

for (const button of document.querySelectorAll('.copy')) {
  button.addEventListener('click', async () => {
    const code = button.parentElement.querySelector('code');
    const copied = await navigator.clipboard.writeText(code.textContent).then(() => true, () => false);
    // Where the browser does not allow it, one can still copy what is selected.
    if (!copied) getSelection().selectAllChildren(code);
    button.textContent = copied ? 'Copied' : 'Selected';
  });
}

const form = document.querySelector('#search');
const list = document.querySelector('#found');
const count = document.querySelector('#found-count');
let loading;

function load() {
  loading ??= fetch('/docs/search.json')
    .then(answer => answer.text())
    .then(text => MiniSearch.loadJSON(text, {fields: ['title', 'page', 'text'], storeFields: ['address', 'page', 'title']}));
  return loading;
}

async function find() {
  const words = form.elements.q.value.trim();
  const index = words && (await load());
  const search = more => index.search(words, {prefix: true, boost: {title: 3, page: 2}, combineWith: 'AND', ...more});
  const exact = words ? search({}) : [];
  // What is only like a word is of use where there is nothing that has it.
  const found = words && exact.length === 0 ? search({fuzzy: 0.2}) : exact;
  // Who types on is not shown what they no longer ask.
  if (words !== form.elements.q.value.trim()) return;
  const entry = ({address, page, title}) => make('li', {}, make('a', {href: address}, title === page ? title : `${page}: ${title}`));
  list.replaceChildren(...found.slice(0, 8).map(entry));
  count.textContent = words && (found.length === 0 ? 'Nothing found.' : `${found.length} found.`);
}

form.addEventListener('input', find);
form.addEventListener('submit', event => {
  event.preventDefault();
  find();
});
form.addEventListener('keydown', ({key}) => {
  if (key !== 'Escape') return;
  form.reset();
  find();
});
