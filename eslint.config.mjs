/** `npm run lint`: mistakes, and how the code is written; `npm run lint -- --fix` mends the latter. */
import js from '@eslint/js';
import stylistic from '@stylistic/eslint-plugin';
import {defineConfig, globalIgnores} from 'eslint/config';
import {configs as lit} from 'eslint-plugin-lit';
import a11y from 'eslint-plugin-lit-a11y';
import {configs as wc} from 'eslint-plugin-wc';
import globals from 'globals';
import {configs as ts} from 'typescript-eslint';

/** How it is written. What is not here is left to whoever writes. */
const style = {
  '@stylistic/arrow-parens': ['error', 'as-needed'],
  '@stylistic/arrow-spacing': 'error',
  '@stylistic/block-spacing': ['error', 'always'],
  '@stylistic/brace-style': ['error', '1tbs', {allowSingleLine: true}],
  '@stylistic/comma-dangle': ['error', 'always-multiline'],
  '@stylistic/comma-spacing': 'error',
  '@stylistic/eol-last': 'error',
  '@stylistic/key-spacing': 'error',
  '@stylistic/keyword-spacing': 'error',
  // Descriptions for the manifest stand in one line.
  '@stylistic/max-len': ['error', {code: 180, ignorePattern: '^ *(/\\*)?\\* .*', ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true, ignoreUrls: true}],
  '@stylistic/member-delimiter-style': 'error',
  '@stylistic/new-parens': 'error',
  '@stylistic/no-extra-semi': 'error',
  '@stylistic/no-multi-spaces': 'error',
  '@stylistic/no-multiple-empty-lines': ['error', {max: 1, maxBOF: 0, maxEOF: 0}],
  '@stylistic/no-tabs': 'error',
  '@stylistic/no-trailing-spaces': 'error',
  '@stylistic/no-whitespace-before-property': 'error',
  '@stylistic/padded-blocks': ['error', 'never'],
  '@stylistic/quote-props': ['error', 'as-needed'],
  '@stylistic/quotes': ['error', 'single', {avoidEscape: true, allowTemplateLiterals: 'always'}],
  '@stylistic/rest-spread-spacing': 'error',
  '@stylistic/semi': 'error',
  '@stylistic/semi-spacing': 'error',
  '@stylistic/space-before-blocks': 'error',
  '@stylistic/space-in-parens': 'error',
  '@stylistic/space-infix-ops': 'error',
  '@stylistic/spaced-comment': 'error',
  '@stylistic/switch-colon-spacing': 'error',
  '@stylistic/template-curly-spacing': 'error',
  '@stylistic/type-annotation-spacing': 'error',
};

export default defineConfig(
  globalIgnores(['build/', 'dist/', '**/node_modules/', 'demo/hosts/*/dist/', 'test/bench/peers/']),
  js.configs.recommended,
  ts.recommended,
  {
    plugins: {'@stylistic': stylistic},
    languageOptions: {globals: {...globals.node, ...globals.browser}},
    rules: {
      ...style,
      eqeqeq: 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'no-unreachable-loop': 'error',
      // The compiler does, and knows more.
      'no-undef': 'off',
      'no-redeclare': 'off',
      'no-dupe-class-members': 'off',
      // Control characters are what these look for, and spaces what these count.
      'no-control-regex': 'off',
      'no-regex-spaces': 'off',
      // French has a space of its own before some marks.
      'no-irregular-whitespace': ['error', {skipStrings: true, skipTemplates: true}],
      // Others add to such an interface.
      '@typescript-eslint/no-empty-object-type': ['error', {allowInterfaces: 'always'}],
      // A callback may need what is only known once that is registered.
      'prefer-const': ['error', {ignoreReadBeforeAssign: true}],
      // Names that begin so are for others' sake.
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true}],
      '@typescript-eslint/consistent-type-imports': ['error', {fixStyle: 'inline-type-imports', disallowTypeAnnotations: false}],
      // A getter of an object has a `this` of its own.
      '@typescript-eslint/no-this-alias': ['error', {allowedNames: ['element']}],
    },
  },
  {
    // The compiler names what is not used, and this rule takes a third of the time.
    files: ['**/*.ts'],
    rules: {'@typescript-eslint/no-unused-vars': 'off'},
  },
  {
    // A script for pages that were written long ago.
    files: ['demo/hosts/classic/*.js'],
    rules: {'no-var': 'off'},
  },
  {
    files: ['test/**'],
    // What looks like an expression there is one, in a text about code.
    rules: {'no-template-curly-in-string': 'off'},
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/gateway/**', 'src/init/**', 'src/testing/**', 'src/api/warn.ts'],
    // `warnOnce` warns, once of each thing and never of a person.
    rules: {'no-console': ['error', {allow: ['error', 'info']}]},
  },
  {
    files: ['src/elements/**/*.ts', 'src/doctor/**/*.ts'],
    extends: [lit['flat/all'], wc['flat/best-practice'], a11y.configs.recommended],
    // Else the rules know those elements alone that extend HTMLElement or LitElement by name.
    settings: Object.fromEntries(['wc', 'lit'].map(name => [name, {elementBaseClasses: ['LitElement', 'SmartFlowElement', 'SmartFlowFormElement']}])),
    rules: {
      // LitElement has all of these, and makes the shadow root in a method of its own.
      'wc/guard-super-call': 'off',
      'wc/attach-shadow-constructor': 'off',
      // What a base class asks for, the template of another holds.
      'lit/prefer-query-decorators': 'off',
      // Rows are few, and each has to know which it is.
      'lit/no-template-map': 'off',
      'lit/no-template-arrow': 'off',
      // Safari takes a list without marks for none.
      'lit-a11y/no-redundant-role': 'off',
    },
  },
);
