/**
 * What a page with the flow tells the one that opened it, as `{smartFlow: …}`, and what each carries besides. The number
 * is the one whose status the page that hears of it then reads itself.
 */
export const windowNews = {shown: [], complete: ['msisdn']} as const;

export type WindowNews = keyof typeof windowNews;

/**
 * What it is told in turn, once it has said that it is there: the number to begin with. In its address it would stay in the
 * browser's own timing of the page, for as long as that is open.
 */
export const openerNews = {number: ['msisdn']} as const;

export type OpenerNews = {smartFlow: keyof typeof openerNews; msisdn: string};
