/** What a page with the flow tells the one that opened it, as `{smartFlow: …}`. A hint each, no more. */
export const windowNews = ['shown', 'complete'] as const;

export type WindowNews = (typeof windowNews)[number];
