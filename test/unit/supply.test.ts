import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Entry {
  version: string;
  integrity?: string;
  resolved?: string;
  license?: string;
  hasInstallScript?: boolean;
  link?: boolean;
}

const {packages} = JSON.parse(read('package-lock.json')) as {packages: Record<string, Entry>};
const {'': self, ...others} = packages;
const manifest = JSON.parse(read('package.json'));

/** All the packages whose code may be in a page: Lit with its own parts, its tasks, and what sends the requests. */
const inPages = ['@lit/reactive-element', '@lit/task', 'ky', 'lit', 'lit-element', 'lit-html'];

/** Each has a script for its installation that we do without. */
const withScripts: Record<string, string> = {
  edgedriver: 'downloads a driver for Edge; the tests drive WebKit through a driver that is installed',
  geckodriver: 'downloads a driver for Firefox; the tests drive it without one',
  'rs-module-lexer': 'only looks whether the binary for this platform is there',
};

describe('the lock file', () => {
  it('holds a hash for each package, and no address', () => {
    assert.deepEqual(Object.entries(others).filter(([, {integrity, link}]) => link || !/^sha512-[\w+/]{86}==$/.test(integrity ?? '')).map(([path]) => path), []);
    assert.deepEqual(Object.entries(others).filter(([, {resolved}]) => resolved).map(([path]) => path), []);
  });

  it('is that of package.json, whose versions are exact', () => {
    const {dependencies, devDependencies} = self as unknown as Record<string, Record<string, string>>;
    assert.deepEqual({dependencies, devDependencies}, {dependencies: manifest.dependencies, devDependencies: manifest.devDependencies});
    for (const [name, version] of Object.entries<string>({...manifest.dependencies, ...manifest.devDependencies})) {
      // Under another name, as for the compiler that the linter needs.
      const exact = version.replace(/^npm:@?[\w./-]+@/, '');
      assert.match(exact, /^\d+\.\d+\.\d+$/, name);
      assert.equal(packages[`node_modules/${name}`]?.version, exact, name);
    }
  });

  it('needs no script at installation, ours included', () => {
    const found = Object.entries(others).filter(([, {hasInstallScript}]) => hasInstallScript).map(([path]) => path.replace(/.*node_modules\//, ''));
    assert.deepEqual(found.sort(), Object.keys(withScripts).sort());
    assert.match(read('.npmrc'), /^ignore-scripts=true$/m);
    const hooks = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish', 'prepack'];
    assert.deepEqual(hooks.filter(name => manifest.scripts[name]), []);
    // None of them comes with the package, either.
    assert.deepEqual(found.filter(name => Object.hasOwn(manifest.dependencies, name)), []);
  });
});

describe('the packages in a page', () => {
  const listed = (file: string) => [...read(file).matchAll(/^(\S+) \d[\w.-]* \(/gm)].map(([, name]) => name!);

  it('are Lit, its tasks and ky', () => {
    // `lit` itself only leads to the others, and has left no code of its own.
    assert.deepEqual(listed('dist/licenses.txt').sort(), inPages.filter(name => name !== 'lit'));
  });

  it('are what modules for bundlers ask the bundler for', () => {
    const imports = (file: string) => [...read(file).matchAll(/(?:\bfrom|\bimport)\s*\(?["']([^."'\s][^"'\s]*)["']/g)].map(([, name]) => name!);
    const {sources} = JSON.parse(read('dist/smart-flow.js.map')) as {sources: string[]};
    const modules = sources.filter(path => path.startsWith('../src/')).map(path => `build/${path.slice(3).replace(/\.ts$/, '.js')}`);
    assert.ok(modules.length > 50);
    const names = new Set(modules.flatMap(imports).map(name => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/')));
    assert.deepEqual([...names].sort(), ['@lit/task', 'ky', 'lit']);
  });
});

interface Component {
  type: string;
  'bom-ref': string;
  group?: string;
  name: string;
  version: string;
  scope: string;
  hashes: {alg: string; content: string}[];
  licenses: ({license: {id: string}} | {expression: string})[];
  purl: string;
  properties: {name: string; value: string}[];
}

describe('sbom.json', () => {
  const bom = JSON.parse(read('dist/sbom.json'));
  const components: Component[] = bom.components;
  const nameOf = ({group, name}: Component) => (group ? `${group}/${name}` : name);
  const part = (value: string) => components.filter(({properties}) => properties.some(each => each.name.endsWith(':part') && each.value === value));

  it('is CycloneDX, and says nothing of when and where', () => {
    assert.deepEqual([bom.bomFormat, bom.specVersion, bom.version], ['CycloneDX', '1.6', 1]);
    assert.deepEqual(Object.keys(bom).sort(), ['$schema', 'bomFormat', 'components', 'dependencies', 'metadata', 'specVersion', 'version']);
    assert.deepEqual(Object.keys(bom.metadata), ['component']);
    const {name, version, purl} = bom.metadata.component;
    assert.deepEqual([name, version, purl], [manifest.name, manifest.version, `pkg:npm/${manifest.name}@${manifest.version}`]);
  });

  it('lists what is in a page, and marked apart what the gateway loads', () => {
    assert.deepEqual(part('browser').map(nameOf).sort(), inPages);
    assert.ok(part('browser').every(({scope}) => scope === 'required'));
    assert.ok(part('gateway').every(({scope}) => scope === 'optional'));
    assert.equal(part('browser').length + part('gateway').length, components.length);
    // Whatever else is installed with the package is for types, and for pages that Lit makes on a server.
    const direct = Object.keys(manifest.dependencies).filter(name => !inPages.includes(name));
    assert.deepEqual(direct.filter(name => !part('gateway').map(nameOf).includes(name)), []);
    assert.deepEqual(part('gateway').map(nameOf).filter(name => !direct.includes(name)), ['entities']);
  });

  it('describes each as it is installed', () => {
    for (const component of components) {
      const path = Object.keys(others).find(key => key.endsWith(`node_modules/${nameOf(component)}`) && others[key]!.version === component.version);
      assert.ok(path, component.purl);
      const {integrity, license} = others[path]!;
      assert.equal(component.purl, `pkg:npm/${nameOf(component).replace('@', '%40')}@${component.version}`);
      assert.deepEqual(component.hashes, [{alg: 'SHA-512', content: Buffer.from(integrity!.slice(7), 'base64').toString('hex')}]);
      assert.deepEqual(component.licenses, [{license: {id: license}}]);
      assert.deepEqual([component.type, component['bom-ref']], ['library', component.purl]);
    }
  });

  it('ties them together by references that are there', () => {
    const refs = [bom.metadata.component['bom-ref'], ...components.map(component => component['bom-ref'])];
    assert.equal(new Set(refs).size, refs.length);
    assert.deepEqual(bom.dependencies.map(({ref}: {ref: string}) => ref).sort(), [...refs].sort());
    const reached = new Set<string>([refs[0]!]);
    for (const ref of reached) for (const other of bom.dependencies.find((each: {ref: string}) => each.ref === ref).dependsOn) reached.add(other);
    assert.deepEqual([...reached].sort(), [...refs].sort());
  });
});
