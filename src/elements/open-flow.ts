import {preferFault} from '../flows/attributes.js';
import {warnOnce} from '../api/warn.js';
import type {FlowSettings} from './flow-options.js';
import type {FlowResult, LaunchMode} from './launch.js';

/** What is asked of `openFlow`. */
export interface OpenFlowOptions extends FlowSettings {
  /** Ways to show it, first choice first; default a dialog, which is also the last resort. */
  prefer?: LaunchMode[];
}

/**
 * Opens the flow without an element of the page's own. To be called in a click, or browsers block a window; the
 * elements have to be registered. Settles exactly once, also when the person cancels, and never rejects.
 */
export async function openFlow({prefer = ['dialog'], ...settings}: OpenFlowOptions = {}): Promise<FlowResult> {
  const fault = preferFault(prefer);
  if (fault) warnOnce(fault);
  const launcher = document.createElement('sf-launcher');
  // What is left open keeps its default; some frameworks say so with undefined.
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  Object.assign(launcher, Object.fromEntries(given), {bare: true});
  document.body.append(launcher);
  try {
    return await launcher.open(prefer);
  } finally {
    launcher.remove();
  }
}
