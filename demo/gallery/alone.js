/**
 * A page that shares nothing with other tabs and keeps nothing for another visit: each state is reached as by somebody
 * who was never here. To be imported before the elements.
 */
for (const [owner, name] of [[globalThis, 'localStorage'], [navigator, 'locks']]) {
  Object.defineProperty(owner, name, {value: undefined});
}
