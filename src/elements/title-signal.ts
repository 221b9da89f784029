let original: string | undefined;

function restore(): void {
  if (original !== undefined) document.title = original;
  original = undefined;
}

/** Puts a few words in front of the document's title for somebody who is elsewhere; gone when they are back. */
export function signalInTitle(words: string): void {
  if (document.visibilityState === 'visible') return;
  original ??= document.title;
  document.title = `${words} – ${original}`;
  document.addEventListener('visibilitychange', restore, {once: true});
}
