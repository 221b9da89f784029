/** An element with attributes and content. Text stays text: nothing here is ever parsed as HTML. */
export function make(name, attributes = {}, ...content) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key, value);
    else if (value !== undefined) element.setAttribute(key, value);
  }
  element.append(...content);
  return element;
}

/** A number as it is written in Switzerland. */
export function spell(msisdn) {
  return msisdn.replace(/^41(\d\d)(\d{3})(\d\d)(\d\d)$/, '0$1 $2 $3 $4').replace(/^(?!0)/, '+');
}

/** The time of day, in the language of the page. */
export function timeOf(milliseconds) {
  const {lang} = document.documentElement;
  return new Date(milliseconds).toLocaleTimeString(lang === 'en' ? 'en-GB' : lang, {timeStyle: 'medium'});
}
