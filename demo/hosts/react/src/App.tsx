import {useEffect, useState} from 'react';
import {subscribe} from 'smart-flow-elements';
import 'smart-flow-elements/elements/sf-phone-verify.js';
import 'smart-flow-elements/elements/sf-status.js';
import type {} from 'smart-flow-elements/jsx';

export function App() {
  const [shown, setShown] = useState(true);
  const [events, setEvents] = useState<string[]>([]);
  const note = (text: string) => setEvents(before => [...before, text]);
  // For statistics; StrictMode subscribes, ends that, and subscribes again.
  useEffect(() => subscribe(event => console.debug(event.type)), []);
  return (
    <>
      <button id="toggle" onClick={() => setShown(!shown)}>Show or hide</button>
      {shown && <sf-phone-verify onsf-phone-verified={event => note(`verified ${event.detail.msisdn}`)} />}
      {shown && <sf-status level={3} jurisdiction="zertes" onsf-status-change={event => note(`status ${event.detail.standing.canSign}`)} />}
      <ul id="events">{events.map((text, index) => <li key={index}>{text}</li>)}</ul>
    </>
  );
}
