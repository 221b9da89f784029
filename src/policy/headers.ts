/** Nothing of ours asks for these, so no page of ours may. */
export const permissionsPolicy = ['camera', 'geolocation', 'microphone', 'payment', 'usb'].map(name => `${name}=()`).join(', ');

/** Keeps strangers who open the page away from it, and still lets it see how the window that it opens ends. */
export const openerPolicy = 'same-origin-allow-popups';

/** What other sites may learn of a page of ours: its origin. Its whole address may say whom somebody is about to look up. */
export const referrerPolicy = 'strict-origin-when-cross-origin';
