/** The people to play. */
import {make, spell} from './dom.js';
import {describe} from './words.js';

/** @param play Called with the person that was chosen. */
export function showPeople(play) {
  const list = document.querySelector('#people ul');
  let people = [];
  let current = '';

  function entry(person) {
    const {msisdn, id, description} = person;
    const what = describe(id, description);
    return make(
      'li',
      {},
      make(
        'button',
        {type: 'button', 'data-persona': id, 'aria-pressed': String(msisdn === current), click: () => play(person)},
        make('span', {class: 'number'}, spell(msisdn)),
        ' ',
        make('span', {class: 'id', lang: 'en', translate: 'no'}, id),
        ' ',
        make('span', {class: 'what', lang: what === description ? 'en' : undefined}, what),
      ),
    );
  }

  return {
    async load() {
      people = await (await fetch('/demo/personas')).json();
      list.replaceChildren(...people.map(entry));
      return people;
    },
    chosen: () => people.find(({msisdn}) => msisdn === current) ?? people[0],
    mark(msisdn) {
      current = msisdn;
      for (const [index, button] of list.querySelectorAll('button').entries()) {
        button.setAttribute('aria-pressed', String(people[index].msisdn === msisdn));
      }
    },
    translate() {
      const {scrollTop} = list;
      list.replaceChildren(...people.map(entry));
      list.scrollTop = scrollTop;
    },
  };
}
