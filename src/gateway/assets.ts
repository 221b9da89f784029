/** A file to serve. */
export interface Asset {
  body: Uint8Array<ArrayBuffer>;
  type: string;
  /** Changes with the content. */
  tag: string;
}

/** Finds a file of the package's `dist` folder by its path in it; undefined if there is none. */
export type Assets = (path: string) => Promise<Asset | undefined>;

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  map: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

/** Serves a folder: plain names only, known types only, nothing that a link leads out of it. */
export function folderAssets(folder: string | URL): Assets {
  return async path => {
    const type = types[/\.(\w+)$/.exec(path)?.[1] ?? ''];
    if (!type || path.length > 200 || !/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(path)) return undefined;
    const [{readFile, realpath}, {join, sep}, {fileURLToPath}] = await Promise.all([
      import('node:fs/promises'), import('node:path'), import('node:url'),
    ]);
    try {
      const root = await realpath(typeof folder === 'string' ? folder : fileURLToPath(folder));
      const file = await realpath(join(root, path));
      if (!file.startsWith(root + sep)) return undefined;
      const body = new Uint8Array(await readFile(file));
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
      return {body, type, tag: `"${Buffer.from(digest).toString('base64url').slice(0, 22)}"`};
    } catch {
      return undefined;
    }
  };
}

/** The package's own files, where this module is one of them: built, its folder is `dist`. */
export function ownAssets(): Assets | undefined {
  return import.meta.url.startsWith('file:') ? folderAssets(new URL('.', import.meta.url)) : undefined;
}

/** An asset as an answer: checked with the server each time, so that a new version is seen at once. */
export function assetResponse({body, type, tag}: Asset, request: Request): Response {
  const headers = {
    'Content-Type': type,
    ETag: tag,
    'Cache-Control': 'no-cache',
    // Modules, and scripts with an integrity hash, are loaded with CORS, and may be by any page: they hold no secrets.
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  };
  if (request.headers.get('If-None-Match') === tag) return new Response(null, {status: 304, headers});
  return new Response(body, {headers});
}
