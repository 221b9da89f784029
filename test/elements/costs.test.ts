/** What one widget is made of, counted: a page may have many. */
import {expect, place, service} from './helpers.js';

/** So many nodes are in there, with shadow roots and comments; without the blanks between tags, of which the bundle has fewer. */
function nodesIn(root: Node): number {
  if (root instanceof Text && root.data.trim() === '') return 0;
  const inside = root instanceof Element && root.shadowRoot ? nodesIn(root.shadowRoot) : 0;
  return [...root.childNodes].reduce((sum, node) => sum + nodesIn(node), 1 + inside);
}

interface Cost {
  nodes: number;
  listeners: number;
}

/** Of each of many, less what is there once however many there are. Out of sight, where nobody needs more yet. */
async function costOf(name: string): Promise<Cost> {
  service();
  const {addEventListener} = EventTarget.prototype;
  const held = new Set<string>();
  const numbers = new Map<object, number>();
  const idOf = (thing: object) => numbers.set(thing, numbers.get(thing) ?? numbers.size).get(thing)!;
  EventTarget.prototype.addEventListener = function (this: EventTarget | undefined, type: string, listener: object | null, ...rest: never[]) {
    const target = this ?? globalThis;
    if (listener && !(target instanceof AbortSignal || target instanceof MessagePort)) held.add(`${idOf(target)} ${type} ${idOf(listener)}`);
    return addEventListener.call(target, type, listener as EventListener, ...rest);
  };
  try {
    const put = async (count: number) => {
      const before = held.size;
      const box = await place<HTMLElement>(`<div style="padding-block-start: 300vh">${`<${name}></${name}>`.repeat(count)}</div>`);
      return {nodes: nodesIn(box), listeners: held.size - before};
    };
    await put(1);
    const [few, more] = [await put(10), await put(20)];
    return {nodes: (more.nodes - few.nodes) / 10, listeners: (more.listeners - few.listeners) / 10};
  } finally {
    EventTarget.prototype.addEventListener = addEventListener;
  }
}

describe('what a widget costs a page', () => {
  // Raised only for something that people have of it; the last time so that no form is a list that each change on a page goes through.
  // A status is looked for once it is known whose.
  const costs: Record<string, Cost & {renders: number}> = {
    'sf-phone-verify': {nodes: 51, listeners: 6, renders: 1},
    'sf-status': {nodes: 57, listeners: 0, renders: 2},
    'sf-tc-accept': {nodes: 27, listeners: 1, renders: 1},
  };

  for (const [name, {nodes, listeners, renders}] of Object.entries(costs)) {
    it(`${name}: ${nodes} nodes and ${listeners} listeners`, async () => {
      expect(await costOf(name)).to.deep.equal({nodes, listeners});
    });

    it(`${name}: ${renders} renders where the page is there already`, async () => {
      service();
      const element = customElements.get(name)!.prototype as {render: () => unknown};
      const {render} = element;
      let rendered = 0;
      element.render = function () {
        rendered++;
        return render.call(this);
      };
      try {
        await place(`<${name}></${name}>`, null);
      } finally {
        element.render = render;
      }
      expect(rendered).to.equal(renders);
    });
  }
});
