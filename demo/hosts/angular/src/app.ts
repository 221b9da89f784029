import {CUSTOM_ELEMENTS_SCHEMA, Component, signal} from '@angular/core';
import 'smart-flow-elements/elements/sf-phone-verify.js';
import 'smart-flow-elements/elements/sf-status.js';

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <button id="toggle" (click)="shown.set(!shown())">Show or hide</button>
    @if (shown()) {
      <sf-phone-verify (sf-phone-verified)="note('verified ' + $event.detail.msisdn)" />
      <sf-status [level]="3" jurisdiction="zertes" (sf-status-change)="note('status ' + $event.detail.standing.canSign)" />
    }
    <ul id="events">
      @for (text of events(); track $index) {
        <li>{{ text }}</li>
      }
    </ul>
  `,
})
export class App {
  readonly shown = signal(true);
  readonly events = signal<string[]>([]);

  note(text: string): void {
    this.events.update(before => [...before, text]);
  }
}
