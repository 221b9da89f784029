import {lintTheme, type ThemeFinding} from '../../src/index.js';
import {expect, place} from './helpers.js';
import {media, pageStyle, scheme, theme, token} from './look.js';

const brief = (findings: ThemeFinding[]): string[] => findings.map(({kind, scheme: where, tokens}) => `${where} ${kind} ${tokens.join(' ')}`);

describe('lintTheme', () => {
  for (const mode of ['light', 'dark', 'light dark']) {
    it(`finds nothing in the defaults on a page that is ${mode}`, async () => {
      scheme(mode);
      expect(lintTheme()).to.deep.equal([]);
    });

    it(`finds nothing in them either where the person prefers dark — ${mode}`, async () => {
      await media({colorScheme: 'dark'});
      scheme(mode);
      expect(lintTheme()).to.deep.equal([]);
    });

    for (const name of ['neutral', 'dark', 'high-contrast', 'letterpress']) {
      it(`finds nothing in the theme ${name} on a page that is ${mode}`, async () => {
        scheme(mode);
        await theme(name);
        expect(lintTheme()).to.deep.equal([]);
      });
    }
  }

  const planted: [fault: string, tokens: Record<string, string>, found: string[]][] = [
    ['pale text', {'--sf-text': '#aaa', '--sf-muted': '#555', '--sf-border': '#777'}, ['light contrast --sf-text --sf-surface']],
    ['pale text of less weight', {'--sf-muted': '#bbb', '--sf-badge-text': '#000'}, ['light contrast --sf-muted --sf-surface']],
    ['text on the accent that is not readable', {'--sf-on-accent': '#0a58a0'}, ['light contrast --sf-on-accent --sf-accent']],
    ['a bright accent as text', {'--sf-accent-text': '#ffd400', '--sf-focus': '#000'}, ['light contrast --sf-accent-text --sf-surface']],
    ['one button', {'--sf-button-surface': '#fff', '--sf-button-text': '#ccc'}, ['light contrast --sf-button-text --sf-button-surface']],
    ['a field without an edge', {'--sf-field-border': '#eee'}, ['light contrast --sf-field-border --sf-surface']],
    ['a field of the colour of its text', {'--sf-field-surface': '#1a1f26'}, ['light contrast --sf-text --sf-field-surface']],
    ['a ring that is not seen', {'--sf-focus': 'rgb(255 255 255)'}, ['light focus --sf-focus --sf-surface', 'light focus --sf-focus']],
    ['a thin ring', {'--sf-focus-width': '1px'}, ['light focus --sf-focus-width']],
    ['no ring', {'--sf-focus-width': '0'}, ['light focus --sf-focus-width']],
    ['low buttons', {'--sf-target': '20px'}, ['light target --sf-target']],
    ['no colour', {'--sf-danger': 'banana'}, ['light invalid --sf-danger']],
    ['an address for a colour', {'--sf-accent': 'url(javascript:1)'}, ['light invalid --sf-accent']],
    ['a broken layer below', {'--sf-palette-paper': '17px'}, ['light invalid --sf-palette-paper']],
  ];
  for (const [fault, tokens, found] of planted) {
    it(`finds ${fault}, and nothing else`, () => {
      for (const [name, value] of Object.entries(tokens)) token(name, value);
      expect(brief(lintTheme())).to.deep.equal(found);
    });
  }

  it('says what was measured, what is needed, and in words', () => {
    token('--sf-danger', '#ff0000');
    const [finding, ...others] = lintTheme();
    expect(others).to.deep.equal([]);
    expect(finding).to.include({kind: 'contrast', scheme: 'light', value: 3.99, needed: 4.5});
    expect(finding!.message).to.equal('--sf-danger on --sf-surface (light): contrast is 3.99 to 1, and should be 4.5 to 1.');
  });

  it('looks at both schemes, where both may be shown', () => {
    scheme('light dark');
    token('--sf-danger', '#b3261e');
    expect(brief(lintTheme())).to.deep.equal(['dark contrast --sf-danger --sf-surface']);
    token('--sf-color-scheme', 'light');
    expect(lintTheme()).to.deep.equal([]);
  });

  it('sees what the page has behind the ring', () => {
    token('--sf-focus', '#949494');
    expect(lintTheme()).to.deep.equal([]);
    pageStyle('body {background: #ccc}');
    expect(brief(lintTheme())).to.deep.equal(['light focus --sf-focus']);
  });

  it('looks where it is told, also at what is set on one element', async () => {
    const main = await place<HTMLElement>('<div class="part"><sf-status></sf-status></div>');
    pageStyle('.part {--sf-text: #ccc; --sf-muted: #000; --sf-border: #000} sf-status {--sf-text: #000; --sf-danger: #fcc}');
    expect(lintTheme()).to.deep.equal([]);
    expect(brief(lintTheme(main))).to.deep.equal(['light contrast --sf-text --sf-surface']);
    expect(brief(lintTheme(main.firstElementChild!))).to.deep.equal(['light contrast --sf-danger --sf-surface']);
  });

  it('tells the same where the person chose the colours', async () => {
    token('--sf-danger', '#fcc');
    await media({forcedColors: 'active'});
    expect(brief(lintTheme())).to.deep.equal(['light contrast --sf-danger --sf-surface']);
  });

  it('leaves nothing behind', async () => {
    const element = await place('<sf-status></sf-status>');
    const before = [document.documentElement.outerHTML, element.shadowRoot!.innerHTML, document.adoptedStyleSheets.length];
    lintTheme();
    lintTheme(element);
    expect([document.documentElement.outerHTML, element.shadowRoot!.innerHTML, document.adoptedStyleSheets.length]).to.deep.equal(before);
  });

  it('never throws', () => {
    const odd = [null, 17, document.createElement('input'), document.createElement('div'), document];
    for (const place of odd) expect(lintTheme(place as unknown as Element)).to.be.an('array');
  });
});
