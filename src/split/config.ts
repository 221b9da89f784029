/** The configuration alone is what comes before any element anyway. */
import './start.js';
