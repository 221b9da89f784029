let original: string | undefined;

/** Past what the page may have put over it: a form called "title" stands in its place, and cannot be written to. */
const readTitle = () => Reflect.get(Document.prototype, 'title', document) as string;
const writeTitle = (title: string) => void Reflect.set(Document.prototype, 'title', title, document);

function restore(): void {
  if (original !== undefined) writeTitle(original);
  original = undefined;
}

/** Puts a few words in front of the document's title for somebody who is elsewhere; gone when they are back. */
export function signalInTitle(words: string): void {
  if (document.visibilityState === 'visible') return;
  original ??= readTitle();
  writeTitle(`${words} – ${original}`);
  document.addEventListener('visibilitychange', restore, {once: true});
}
