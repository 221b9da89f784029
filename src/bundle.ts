import './languages/de-CH.js';
import './define.js';

export {define} from './define.js';
export * from './index.js';
