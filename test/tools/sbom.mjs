/**
 * Writes dist/sbom.json with each build: the packages whose code is in the files for pages, and those that the gateway
 * loads, as CycloneDX. `npm sbom` knows nothing of the first, leaves out with `--omit dev` what a tool needs as well (Lit,
 * of all things), and says when it ran, so that no two builds were equal.
 */
import {readFileSync, writeFileSync} from 'node:fs';
import {isBuiltin} from 'node:module';
import {join, relative} from 'node:path';

const withSlashes = path => path.replaceAll('\\', '/');

/** Key of the lock file for the package that a file belongs to; undefined for ours and for what rollup makes up. */
const packageOf = (root, id) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(withSlashes(relative(root, id)))?.[1];

/** Name of the package that `hono/tiny` or `@hono/node-server` is imported from. */
const packageName = specifier => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');

/** Key of the package that `name` leads to, for whoever lies at `from`. */
function find(packages, name, from) {
  for (let folder = from; ; folder = folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const path = `${folder && `${folder}/`}node_modules/${name}`;
    if (packages[path]) return path;
    if (!folder) return undefined;
  }
}

const dependenciesOf = (packages, path) => Object.keys(packages[path].dependencies ?? {}).map(name => find(packages, name, path)).filter(Boolean);

/** These packages and all that they bring along. */
function withDependencies(packages, paths) {
  const all = new Set(paths);
  // A set is walked to its end, also when it grows.
  for (const path of all) for (const other of dependenciesOf(packages, path)) all.add(other);
  return [...all];
}

const purl = (name, version) => `pkg:npm/${name.replace('@', '%40')}@${version}`;
const licences = license => [/[ (]/.test(license) ? {expression: license} : {license: {id: license}}];

function component(path, {version, integrity, license}, part) {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const [group, short] = name.startsWith('@') ? name.split('/') : [undefined, name];
  const content = Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');
  return {
    type: 'library',
    'bom-ref': purl(name, version),
    ...(group && {group}),
    name: short,
    version,
    scope: part === 'browser' ? 'required' : 'optional',
    hashes: [{alg: 'SHA-512', content}],
    licenses: licences(license),
    purl: purl(name, version),
    properties: [{name: 'smart-flow-elements:part', value: part}],
  };
}

function bill(root, {browser, gateway}) {
  const read = name => JSON.parse(readFileSync(join(root, name), 'utf8'));
  const {packages} = read('package-lock.json');
  const {name, version, license, description} = read('package.json');
  const server = withDependencies(packages, [...gateway].map(specifier => find(packages, packageName(specifier), '')));
  const parts = new Map([...server.map(path => [path, 'gateway']), ...[...browser].map(path => [path, 'browser'])]);
  const paths = [...parts.keys()].sort();
  const refs = new Map(paths.map(path => [path, component(path, packages[path], parts.get(path))]));
  const refsOf = list => list.map(path => refs.get(path)?.['bom-ref']).filter(Boolean).sort();
  const self = purl(name, version);
  const direct = Object.keys(packages[''].dependencies).map(each => find(packages, each, ''));
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {component: {type: 'library', 'bom-ref': self, name, version, description, licenses: licences(license), purl: self}},
    components: [...refs.values()],
    dependencies: [
      {ref: self, dependsOn: refsOf(direct)},
      ...paths.map(path => ({ref: refs.get(path)['bom-ref'], dependsOn: refsOf(dependenciesOf(packages, path))})),
    ],
  };
}

/** Two plugins: one looks at what the gateway imports, the other, which comes later, at what the files for pages hold. */
export function billOfMaterials({root, dist}) {
  const gateway = new Set();
  const browser = new Set();
  return {
    forServers: {
      name: 'sbom-gateway',
      writeBundle(_options, bundle) {
        const specifiers = Object.values(bundle).flatMap(({imports = [], dynamicImports = []}) => [...imports, ...dynamicImports]);
        for (const each of specifiers) if (!bundle[each] && !isBuiltin(each)) gateway.add(each);
      },
    },
    forPages: {
      name: 'sbom',
      writeBundle() {
        // Also modules that only lead to others, and so have left no code of their own.
        for (const id of this.getModuleIds()) browser.add(packageOf(root, id));
        browser.delete(undefined);
        writeFileSync(join(dist, 'sbom.json'), `${JSON.stringify(bill(root, {browser, gateway}), null, 2)}\n`);
      },
    },
  };
}
