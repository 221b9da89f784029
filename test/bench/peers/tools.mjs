/** The packages that the bench works with; they lie here, where only the bench installs. */
export {build} from 'esbuild';
export {quantileSorted} from 'simple-statistics';
export * as vega from 'vega';
export {compile} from 'vega-lite';
