import {html, type Html} from './html.js';
import {words, type Language} from './words.js';

/** What a page is made of besides its content. */
export interface PageOptions {
  language: Language;
  title: string;
  content: Html;
  status?: number;
  /** What is wrong with the form, shown above it and announced in the title. */
  problem?: string;
  /** Whether other sites may show it in a frame. */
  framed?: boolean;
}

/** A whole page. Its policy allows no script at all, so a slip in escaping would still run nothing. */
export function page({language, title, content, status = 200, problem, framed = true}: PageOptions): Response {
  const text = words[language];
  const body = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${problem && `${text.problem}: `}${title}</title>
<link rel="stylesheet" href="../emulator.css">
</head>
<body>
<header>
<p class="brand">${text.brand}</p>
<p class="emulated">${text.emulated}</p>
</header>
<main>
<h1>${title}</h1>
${problem && html`<p class="problem" id="problem" role="alert">${problem}</p>`}
${content}
</main>
</body>
</html>
`;
  const policy = `default-src 'none'; style-src 'self'; form-action 'self'${framed ? '' : "; frame-ancestors 'none'"}`;
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'content-language': language,
    'content-security-policy': policy,
    'cache-control': 'no-store',
    // The address holds a token; where it leads to has no business knowing it.
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    vary: 'Accept-Language',
  });
  if (!framed) headers.set('x-frame-options', 'DENY');
  return new Response(body.text, {status, headers});
}

/** A page that only tells something. */
export function notice(options: Omit<PageOptions, 'content'>, ...paragraphs: string[]): Response {
  return page({...options, content: html`${paragraphs.map(text => html`<p>${text}</p>`)}`});
}

/** What to show for a link nobody knows, or that a newer one replaced. */
export function gone(language: Language): Response {
  const {goneTitle, goneText} = words[language];
  return notice({language, title: goneTitle, status: 404}, goneText);
}
