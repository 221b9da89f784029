/** The switches. They live in the address, so that a link leads to the same page; the page keeps nothing. */
const form = document.querySelector('#settings form');
const all = {mode: 'cookie', lang: 'en', level: '4', jurisdiction: 'any', terms: 'inline', scheme: 'system'};
/** A page may have but some of them. */
const defaults = Object.fromEntries(Object.entries(all).filter(([name]) => form.elements[name]));

function read() {
  return Object.fromEntries(new FormData(form));
}

function address(settings) {
  const changed = Object.entries(settings).filter(([name, value]) => value !== defaults[name]);
  const query = new URLSearchParams(changed).toString();
  return query ? `?${query}` : location.pathname;
}

/** The same settings on the other pages. */
function keepInLinks() {
  for (const link of document.querySelectorAll('nav a')) {
    link.ariaCurrent = link.pathname === location.pathname ? 'page' : null;
    link.search = location.search;
  }
}

/** Calls `apply` with the settings, now and after each change. */
export function followSettings(apply) {
  const asked = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(defaults)) {
    const select = form.elements[name];
    const wanted = asked.get(name) ?? value;
    select.value = [...select.options].some(option => option.value === wanted) ? wanted : value;
  }
  document.querySelector('#settings').open = matchMedia('(min-width: 64rem)').matches;

  form.addEventListener('change', ({target}) => {
    // A page is configured once; another mode is another page.
    if (target.name === 'mode') return location.assign(address(read()));
    history.replaceState(null, '', address(read()));
    keepInLinks();
    apply(read());
  });
  form.addEventListener('submit', event => event.preventDefault());
  keepInLinks();
  apply(read());
}
