/**
 * What a page with the flow tells the one that opened it, as `{smartFlow: …}`, and what each carries besides. The number
 * is the one whose status the page that hears of it then reads itself.
 */
export const windowNews = {shown: [], complete: ['msisdn']} as const;

export type WindowNews = keyof typeof windowNews;
