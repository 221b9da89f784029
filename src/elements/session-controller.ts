import type {ReactiveController} from 'lit';

import {isConfigured, isPageReady, onPageSession, pageReady, pageSession} from '../session/page.js';
import type {Session, SessionChange} from '../session/session.js';

/** What an element tells its session controller, and hears from it. */
export interface SessionHost extends HTMLElement {
  /** A session in place of the page's. */
  session?: Session;
  /** Whether it would use a number that a gateway still knows. */
  readonly wantsNumber: boolean;
  addController(controller: ReactiveController): void;
  requestUpdate(): void;
  /** The element has another session than before; the first comes after none. */
  sessionReplaced(before?: Session): void;
  /** Something changed for everybody who shares the session. */
  sessionChanged(change: SessionChange): void;
}

/** Once what is on the page now is shown: what nobody sees would be in the way of it. A page in the background has no frames. */
function afterPaint(work: () => void): void {
  if (document.visibilityState === 'visible') requestAnimationFrame(() => setTimeout(work));
  else setTimeout(work);
}

/** Keeps an element and its session together: its own, or the page's as soon as the page's scripts had their turn. */
export class SessionController implements ReactiveController {
  readonly #host: SessionHost;
  #ready = false;
  /** The session that is followed, and how often it was signed out when it was last heard. */
  #followed?: {session: Session; signOuts: number};
  #stop: (() => void)[] = [];

  constructor(host: SessionHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The session to read with; none until the page's scripts had their turn. */
  get session(): Session | undefined {
    return this.#host.session ?? (this.#ready ? pageSession() : undefined);
  }

  /** The session as it is now; the page's may still be replaced until its scripts had their turn. */
  get current(): Session {
    return this.#host.session ?? pageSession();
  }

  /** The session for what a person does, who may well be quicker than the last of the page's scripts. */
  async coming(): Promise<Session> {
    if (!this.session && !isConfigured()) await pageReady();
    return this.current;
  }

  hostConnected(): void {
    this.#stop.push(onPageSession(() => this.#host.requestUpdate()));
    this.#ready ||= isPageReady();
    if (!this.#ready) void this.#waitForPage();
    this.#host.requestUpdate();
  }

  async #waitForPage(): Promise<void> {
    await pageReady();
    this.#ready = true;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#stop.splice(0).forEach(stop => stop());
  }

  hostUpdate(): void {
    const {session} = this;
    const before = this.#followed;
    if (!this.#host.isConnected || !session || (session === before?.session && this.#stop.length > 1)) return;
    this.#stop.splice(1).forEach(stop => stop());
    this.#stop.push(session.subscribe(change => this.#hear(session, change)));
    this.#followed = {session, signOuts: session.signOuts};
    // It may be gone by then, or have been given another one.
    if (this.#host.wantsNumber) afterPaint(() => void (this.#host.isConnected && this.session === session && session.restore()));
    if (session !== before?.session) this.#host.sessionReplaced(before?.session);
    // It was away while somebody signed out: what it knew is nobody's now.
    else if (session.signOuts !== before.signOuts) this.#host.sessionChanged('signed-out');
  }

  #hear(session: Session, change: SessionChange): void {
    this.#followed = {session, signOuts: session.signOuts};
    this.#host.sessionChanged(change);
  }
}
