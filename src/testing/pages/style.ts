/** `/emulator.css`. Its own file, so that the pages' policy can forbid inline styles. */
export const style = `:root {
  color-scheme: light;
  --ink: #1b2430;
  --quiet: #55606e;
  --line: #8a95a3;
  --accent: #14508c;
  --wrong: #b3131b;
}
* { box-sizing: border-box; }
body {
  margin: 0;
  background: #eef1f5;
  color: var(--ink);
  font: 1rem/1.5 system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;
}
header { background: #fff; border-block-end: 1px solid #d4dae1; }
header p { margin: 0; padding: .75rem 1.25rem; }
.brand { font-weight: 700; color: var(--accent); }
.emulated {
  background: repeating-linear-gradient(135deg, #fff3bf 0 1rem, #ffe98a 1rem 2rem);
  padding-block: .375rem;
  font-size: .875rem;
}
main {
  max-width: 34rem;
  margin: 1.5rem auto;
  padding: 1.5rem 1.25rem;
  background: #fff;
  border: 1px solid #d4dae1;
  border-radius: .5rem;
}
h1 { margin: 0 0 1rem; font-size: 1.375rem; line-height: 1.25; overflow-wrap: break-word; }
h2 { margin: 1.5rem 0 .5rem; font-size: 1rem; }
ul { padding-inline-start: 1.25rem; }
li { padding-block: .25rem; }
a { color: var(--accent); }
fieldset { margin: 1.5rem 0; padding: .5rem 1rem; border: 1px solid var(--line); border-radius: .375rem; }
legend { padding-inline: .375rem; font-weight: 600; }
.box { display: flex; gap: .75rem; align-items: start; margin: .75rem 0; }
.box input { flex: none; width: 1.5rem; height: 1.5rem; margin: 0; accent-color: var(--accent); }
.field label { display: block; font-weight: 600; }
.field input {
  width: 100%;
  max-width: 20rem;
  min-height: 2.75rem;
  padding: .375rem .75rem;
  border: 1px solid var(--line);
  border-radius: .375rem;
  font: inherit;
}
.field input[aria-invalid] { border: 2px solid var(--wrong); }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem; margin-block-end: 0; }
button, .button {
  display: inline-block;
  min-height: 2.75rem;
  padding: .5rem 1.25rem;
  border: 1px solid var(--accent);
  border-radius: .375rem;
  background: var(--accent);
  color: #fff;
  font: inherit;
  font-weight: 600;
  text-decoration: none;
  cursor: pointer;
}
button.plain { background: #fff; color: var(--accent); }
:focus-visible { outline: 3px solid #f2a900; outline-offset: 2px; }
.problem {
  padding: .75rem 1rem;
  border: 1px solid var(--wrong);
  border-inline-start-width: .375rem;
  border-radius: .25rem;
  color: var(--wrong);
}
`;
