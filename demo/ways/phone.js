/** The emulated phone in a window of its own: beside a dialog, which keeps everything behind it out of reach. */
import {showPhone} from '/page/phone.js';
import {follow} from './look.js';

follow(window.opener);
const phone = showPhone();
const show = () => phone.show(location.hash.slice(1));
addEventListener('hashchange', show);
show();
