/** A page that is made with something, as somebody's project. */
export interface Start {
  /** Its files by their names, but for the server and package.json. */
  files: Record<string, string>;
  /** What builds the page, as one writes it behind `npx`; without it the page is served as it is. */
  build?: string;
  /** Packages it is made with, each in a version that this start was tried with. */
  packages?: Record<string, string>;
}

const page = (body: string) => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Sign</title>
  <link rel="icon" href="data:,">
</head>
<body>
${body}
</body>
</html>
`;

const plain = (script: string) =>
  page(`  ${script}
  <h1>Sign</h1>
  <sf-flow><a href="/help">Sign without this page</a></sf-flow>
  <script>
    addEventListener('sf-complete', event => console.log('Can sign:', event.detail.standing.canSign));
  </script>`);

const types = (options: object, more: object = {}) =>
  `${JSON.stringify(
    {
      compilerOptions: {
        target: 'ES2022', module: 'ESNext', moduleResolution: 'Bundler', lib: ['ES2023', 'DOM', 'DOM.Iterable'], types: [], strict: true, ...options,
      },
      ...more,
      include: ['src'],
    },
    null,
    2,
  )}\n`;

/** While one develops, `npx vite` shows changes at once; the gateway is then still that of the server beside it. */
const vite = (imports: string, plugins: string) => `${imports}import {defineConfig} from 'vite';

export default defineConfig({
${plugins}  server: {proxy: {'/smart-flow': 'http://localhost:3000'}},
});
`;

const react: Start = {
  files: {
    'index.html': page('  <div id="root"></div>\n  <script type="module" src="/src/main.tsx"></script>'),
    'src/main.tsx': `import {StrictMode} from 'react';
import {createRoot} from 'react-dom/client';

import {App} from './App.js';

createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>);
`,
    'src/App.tsx': `import 'smart-flow-elements/elements/sf-flow.js';
import type {} from 'smart-flow-elements/jsx';

export function App() {
  return (
    <>
      <h1>Sign</h1>
      <sf-flow onsf-complete={event => console.log('Can sign:', event.detail.standing.canSign)}>
        <a href="/help">Sign without this page</a>
      </sf-flow>
    </>
  );
}
`,
    'vite.config.js': vite('', ''),
    'tsconfig.json': types({jsx: 'react-jsx', noEmit: true}),
  },
  build: 'vite build',
  packages: {react: '19.3.1', 'react-dom': '19.3.1', '@types/react': '19.3.0', '@types/react-dom': '19.3.0', vite: '8.3.8'},
};

const vue: Start = {
  files: {
    'index.html': page('  <div id="app"></div>\n  <script type="module" src="/src/main.ts"></script>'),
    'src/main.ts': `import {createApp} from 'vue';

import App from './App.vue';

createApp(App).mount('#app');
`,
    'src/App.vue': `<script setup lang="ts">
import 'smart-flow-elements/elements/sf-flow.js';
import type {SfCompleteEvent} from 'smart-flow-elements';
import type {} from 'smart-flow-elements/vue';

const tell = (event: SfCompleteEvent) => console.log('Can sign:', event.detail.standing.canSign);
</script>

<template>
  <h1>Sign</h1>
  <sf-flow @sf-complete="tell"><a href="/help">Sign without this page</a></sf-flow>
</template>
`,
    'vite.config.js': vite(`import vue from '@vitejs/plugin-vue';
`, `  plugins: [vue({template: {compilerOptions: {isCustomElement: tag => tag.startsWith('sf-')}}})],
`),
    'tsconfig.json': types({noEmit: true}, {vueCompilerOptions: {strictTemplates: true}}),
  },
  build: 'vite build',
  packages: {vue: '3.5.45', '@vitejs/plugin-vue': '6.0.11', vite: '8.3.8'},
};

const svelte: Start = {
  files: {
    'index.html': page('  <div id="app"></div>\n  <script type="module" src="/src/main.ts"></script>'),
    'src/main.ts': `import {mount} from 'svelte';

import App from './App.svelte';

mount(App, {target: document.getElementById('app')!});
`,
    'src/App.svelte': `<script lang="ts">
  import 'smart-flow-elements/elements/sf-flow.js';
  import type {} from 'smart-flow-elements/svelte';
</script>

<h1>Sign</h1>
<sf-flow onsf-complete={event => console.log('Can sign:', event.detail.standing.canSign)}>
  <a href="/help">Sign without this page</a>
</sf-flow>
`,
    'vite.config.js': vite(`import {svelte} from '@sveltejs/vite-plugin-svelte';
`, `  plugins: [svelte()],
`),
    'tsconfig.json': types({verbatimModuleSyntax: true, noEmit: true}),
  },
  build: 'vite build',
  packages: {svelte: '5.57.3', '@sveltejs/vite-plugin-svelte': '7.3.1', vite: '8.3.8'},
};

const angularProject = {
  version: 1,
  cli: {analytics: false},
  projects: {
    sign: {
      projectType: 'application',
      root: '',
      architect: {
        build: {
          builder: '@angular/build:application',
          options: {browser: 'src/main.ts', index: 'src/index.html', tsConfig: 'tsconfig.json', outputPath: {base: 'dist', browser: ''}, progress: false},
        },
      },
    },
  },
};

const angular: Start = {
  files: {
    'src/index.html': page('  <app-root></app-root>'),
    'src/main.ts': `import {provideZonelessChangeDetection} from '@angular/core';
import {bootstrapApplication} from '@angular/platform-browser';

import {App} from './app.js';

await bootstrapApplication(App, {providers: [provideZonelessChangeDetection()]});
`,
    'src/app.ts': `import {CUSTOM_ELEMENTS_SCHEMA, Component} from '@angular/core';
import 'smart-flow-elements/elements/sf-flow.js';
import type {SfCompleteEvent} from 'smart-flow-elements';

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: \`
    <h1>Sign</h1>
    <sf-flow (sf-complete)="tell($event)"><a href="/help">Sign without this page</a></sf-flow>
  \`,
})
export class App {
  tell(event: SfCompleteEvent): void {
    console.log('Can sign:', event.detail.standing.canSign);
  }
}
`,
    'angular.json': `${JSON.stringify(angularProject, null, 2)}\n`,
    'tsconfig.json': types({experimentalDecorators: true}, {angularCompilerOptions: {strictTemplates: true}}),
  },
  build: 'ng build',
  packages: {
    '@angular/common': '21.2.26', '@angular/compiler': '21.2.26', '@angular/core': '21.2.26', '@angular/platform-browser': '21.2.26', rxjs: '7.8.2',
    '@angular/build': '21.2.27', '@angular/cli': '21.2.27', '@angular/compiler-cli': '21.2.26', typescript: '5.9.3',
  },
};

/** What a page can be started for; the first where nobody says. */
export const starts = {
  module: {files: {'index.html': plain('<script type="module" src="/smart-flow/dist/smart-flow.js"></script>')}} as Start,
  classic: {files: {'index.html': plain('<script src="/smart-flow/dist/smart-flow.classic.js"></script>')}} as Start,
  react,
  vue,
  angular,
  svelte,
};

export type Host = keyof typeof starts;

export const hosts = Object.keys(starts) as Host[];
