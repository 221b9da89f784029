import type {CDPSession, Page} from 'playwright-core';

/** A node as the protocol has it; only what is used here. */
interface RawNode {
  nodeId: string;
  ignored: boolean;
  role?: {value: string};
  name?: {value: string};
  description?: {value: string};
  value?: {value: string | number};
  properties?: {name: string; value: {value?: unknown}}[];
  childIds?: string[];
  backendDOMNodeId?: number;
}

/** What assistive technology is told of a part of the page. */
export interface TreeNode {
  role: string;
  name: string;
  description: string;
  value: string;
  /** States and properties that are set, such as `invalid` or `live`. */
  properties: Record<string, string>;
  children: TreeNode[];
}

/** Those that say nothing of their own; what they hold goes to the node around them. */
const without = new Set(['none', 'generic', 'InlineTextBox', 'LineBreak', 'ListMarker', 'Abbr', 'emphasis', 'strong', 'LabelText', 'ignored']);

/** What is worth comparing; the rest repeats the role, or is about the browser's own work. */
const told = new Set([
  'invalid', 'required', 'disabled', 'readonly', 'checked', 'expanded', 'selected', 'pressed', 'busy', 'live', 'atomic', 'modal', 'level',
  'hasPopup', 'autocomplete',
]);

function text(value: {value: unknown} | undefined): string {
  return value === undefined ? '' : String(value.value).replace(/\s+/g, ' ').trim();
}

function isSaid({name, value}: {name: string; value: {value?: unknown}}): boolean {
  return told.has(name) && ![undefined, false, 'false', ''].includes(value.value as undefined);
}

function read(raw: RawNode, all: ReadonlyMap<string, RawNode>): TreeNode[] {
  const children = (raw.childIds ?? []).flatMap(id => (all.has(id) ? read(all.get(id)!, all) : []));
  const role = text(raw.role);
  const properties = Object.fromEntries((raw.properties ?? []).filter(isSaid).map(({name, value}) => [name, String(value.value)]));
  if (raw.ignored || (without.has(role) && !properties.live)) return children;
  return [{role, name: text(raw.name), description: text(raw.description), value: text(raw.value), properties, children}];
}

async function nodeIdOf(session: CDPSession, id: string): Promise<number> {
  const expression = `document.getElementById(${JSON.stringify(id)}).querySelector('.stage')`;
  const {result} = await session.send('Runtime.evaluate', {expression});
  const {node} = await session.send('DOM.describeNode', {objectId: result.objectId!});
  return node.backendNodeId;
}

/** The accessibility tree of each of the states on a page. Chromium only. */
export async function trees(page: Page, ids: readonly string[]): Promise<Map<string, TreeNode[]>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Accessibility.enable');
  const {nodes} = (await session.send('Accessibility.getFullAXTree')) as unknown as {nodes: RawNode[]};
  const all = new Map(nodes.map(node => [node.nodeId, node]));
  const wanted = await Promise.all(ids.map(id => nodeIdOf(session, id)));
  await session.detach();
  const treeOf = (id: number) => {
    const raw = nodes.find(({backendDOMNodeId}) => backendDOMNodeId === id);
    // Beside a dialog that keeps everything behind it out of reach, there is nothing else on the page.
    return raw ? read(raw, all) : read(nodes[0]!, all)[0]!.children;
  };
  return new Map(ids.map((id, index) => [id, treeOf(wanted[index]!)]));
}

/** Every node, those inside others too. */
export function* everyNode(nodes: readonly TreeNode[]): Generator<TreeNode> {
  for (const node of nodes) {
    yield node;
    yield* everyNode(node.children);
  }
}

function line({role, name, description, value, properties}: TreeNode): string {
  const quoted = (label: string, text: string) => text && `${label}${JSON.stringify(text)}`;
  // A role such as `alert` brings some of its own, which are then not worth a line each.
  const rest = Object.entries(properties).map(([key, text]) => (text === 'true' ? key : `${key}=${text}`));
  return [role === 'StaticText' ? 'text' : role, quoted('', name), quoted('value=', value), quoted('description=', description), ...rest].filter(Boolean).join(' ');
}

/** A tree as a text, one line for each node. */
export function written(nodes: readonly TreeNode[], indent = ''): string {
  return nodes.map(node => `${indent}${line(node)}\n${written(childrenOf(node), `${indent}  `)}`).join('');
}

/** The names of countries come from the browser, and are many. */
const mostOptions = 12;

function childrenOf({role, name, children}: TreeNode): readonly TreeNode[] {
  // The text of a button, a link or a heading is its name.
  const others = children.filter(child => child.role !== 'StaticText' || (child.name !== '' && child.name !== name));
  const options = others.filter(child => child.role === 'option');
  if (!/list|combo/i.test(role) || options.length <= mostOptions) return others;
  return [{role: 'option', name: `${options.length} of them`, description: '', value: '', properties: {}, children: []}];
}
